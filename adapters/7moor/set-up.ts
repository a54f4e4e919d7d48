import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does at 7moor. The console's menus were not read. */
export const setUp: readonly ManualStep[] = [
	{
		id: "ask-vendor",
		when: "before",
		title: text("Ask for the pages of the writing calls", "索取写入接口的文档"),
		detail: text(
			"For customers and tickets (工单). They could not be read without an account.",
			"包括客户和工单的写入接口；未能公开查到。",
		),
	},
	typedByHand({
		kinds: ["contact", "custom-field"],
		title: text("Load customers from a file", "用文件导入客户"),
		where: text(
			"An Excel import against the customer template probably exists in the console: arrange the columns as the template has them.",
			"控制台可能支持按客户模板导入 Excel：请按模板调整列。",
		),
	}),
	typedByHand({
		kinds: ["agent", "team"],
		title: text("Create agents and queues", "创建坐席和队列"),
		where: text("The API only reads them.", "接口只能读取。"),
	}),
	typedByHand({
		kinds: ["canned-reply", "article"],
		title: text("Type canned replies and knowledge", "录入快捷回复和知识"),
		where: text("In the console; no public call was found.", "在控制台录入，未找到公开接口。"),
	}),
	switchWidget(
		text(
			"Copy the code from the console; how it names a visitor was not researched.",
			"从控制台复制代码；如何传入访客身份未查证。",
		),
	),
	keepArchive(text("Everything past stays there only.", "全部历史只存在于归档中。")),
];
