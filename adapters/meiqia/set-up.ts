import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, rebuildRules, switchWidget, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Meiqia's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "ask-vendor",
		when: "before",
		title: text("Ask Meiqia for an import on its side", "请美洽协助导入"),
		detail: text(
			"No call and no file import is documented. Offer contacts as CSV: uncrisp export --format csv --kind contact --out contact.csv",
			"没有公开的接口和文件导入。可提供客户 CSV：uncrisp export --format csv --kind contact --out contact.csv",
		),
		concerns: ["contact"],
	},
	typedByHand({
		kinds: ["agent", "team", "inbox"],
		title: text("Create agents and groups", "创建客服和分组"),
		where: text("In the console.", "在控制台操作。"),
	}),
	typedByHand({
		kinds: ["custom-field"],
		title: text("Define customer fields", "定义顾客自定义字段"),
		where: text("So that what metadata sends is shown.", "以便显示 metadata 传入的内容。"),
	}),
	typeReplies(),
	rebuildRules(),
	switchWidget(
		text(
			"Pass clientId = the id you gave to Crisp, so that returning visitors are known; call it before a conversation starts.",
			"clientId 使用传给 Crisp 的用户编号，以便识别回访客户；须在会话建立前调用。",
		),
	),
	keepArchive(text("Everything past stays there only.", "全部历史只存在于归档中。")),
];
