import type { ManualStep } from "../../src/adapter/contract.js";
import { keepArchive, switchWidget, typedByHand, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Live800's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "ask-vendor",
		when: "before",
		title: text("Ask the vendor's service team for an import", "请厂商服务团队协助导入"),
		detail: text(
			"Nothing is documented. Offer contacts as CSV: uncrisp export --format csv --kind contact --out contact.csv",
			"没有公开文档。可提供客户 CSV：uncrisp export --format csv --kind contact --out contact.csv",
		),
		concerns: ["contact"],
	},
	typedByHand({
		kinds: ["agent", "team"],
		title: text("Create agents and skill groups", "创建客服和技能组"),
		where: text("In the console.", "在控制台操作。"),
	}),
	typeReplies(),
	{
		id: "hash-formula",
		when: "before",
		title: text("Take the formula of hashCode from the console", "从控制台获取 hashCode 计算公式"),
		detail: text(
			"Two variants are in use (信任信息). Compute it on your server: several public sites give the key away in the browser.",
			"“信任信息”存在两种算法，以控制台为准。请在服务端计算：不少网站把密钥暴露在浏览器中。",
		),
		concerns: ["contact"],
	},
	switchWidget(
		text(
			"Copy floatButton.js and monitor.js with your companyID from the console.",
			"从控制台复制带 companyID 的 floatButton.js 和 monitor.js。",
		),
	),
	keepArchive(text("Everything past stays there only.", "全部历史只存在于归档中。")),
];
