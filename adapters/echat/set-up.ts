import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Echat's console and on the website. */
export const setUp: readonly ManualStep[] = [
	createAgents(text("In the console", "在控制台创建")),
	typeReplies(text("In the console", "在控制台录入")),
	{
		id: "open-api",
		when: "before",
		title: text("Set up the open API for identities", "配置开放 API 以传入身份"),
		detail: text(
			"Console, more settings, open API: encodingAesKey and token. Your server encrypts metaData; never put the key into a page",
			"控制台“更多设置”→“开放API”：设置 encodingAesKey 和 token。metaData 由您的服务器加密，切勿将密钥放入网页",
		),
		concerns: ["contact"],
	},
	switchWidget(text("Copy the code from the console; see the widget below", "从控制台复制代码，见下方插件说明")),
	keepArchive(),
];
