import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in SaleSmartly's console. */
export const setUp: readonly ManualStep[] = [
	createAgents(text("Console, members", "控制台“成员”中创建")),
	typeReplies(text("No call for them was found, so in the console", "未找到对应接口，请在控制台录入")),
	{
		id: "contacts",
		when: "before",
		title: text("Decide which contacts move", "确定迁移哪些联系人"),
		detail: text(
			"Those with a phone or an e-mail address: uncrisp export --format csv --kind contact. Whether the console takes a file is unconfirmed",
			"仅限有手机号或邮箱的联系人：uncrisp export --format csv --kind contact。控制台能否导入文件未确认",
		),
		concerns: ["contact"],
	},
	switchWidget(text("Take the project's script from the console", "从控制台复制项目脚本")),
	keepArchive(),
];
