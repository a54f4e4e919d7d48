import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does at Qidian. The console's menus were not read. */
export const setUp: readonly ManualStep[] = [
	{
		id: "application",
		when: "before",
		title: text("Have an application approved", "申请并通过应用审核"),
		detail: text(
			"A self-built one (sid, appid, secret). Ask whether message/transfer/save may be used, and for contacts from outside WeCom.",
			"自建应用（sid、appid、secret）。请确认能否使用 message/transfer/save，以及是否支持企业微信以外的客户。",
		),
		concerns: ["contact", "conversation"],
	},
	typedByHand({
		kinds: ["agent", "team"],
		title: text("Create staff and groups", "创建员工和分组"),
		where: text("The API only reads them.", "接口只能读取。"),
	}),
	typedByHand({
		kinds: ["canned-reply", "article"],
		title: text("Type canned replies and knowledge", "录入快捷回复和知识"),
		where: text("In the console; no public API was found.", "在控制台录入，未找到公开 API。"),
	}),
	rebuildRules(),
	switchWidget(
		text(
			"Copy the web component from the console; how it names a visitor was not read.",
			"从控制台复制网页组件；如何传入访客身份未查到。",
		),
	),
	keepArchive(text("Most of it stays there only.", "大部分数据只存在于归档中。")),
];
