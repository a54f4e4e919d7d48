import { noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const nextVisit: SheetRow = {
	grade: "degraded",
	text: text(
		"Nothing moves; made again on the next visit by the widget's visitor object",
		"不迁移；客户下次访问时由插件的 visitor 对象重建",
	),
};
const ticket: SheetRow = {
	grade: "dropped",
	text: text(
		"Tickets could carry it if the vendor gives the ticket API; its paths were not captured",
		"若厂商提供工单接口，可转为工单；接口路径未知",
	),
	unconfirmed: true,
};
const byHand: SheetRow = { grade: "by-hand", text: text("Created in the console", "在控制台创建") };
const knowledge: SheetRow = {
	grade: "degraded",
	text: text(
		"The knowledge template: category, title, text; pictures and files are lost, 1,000 entries",
		"知识库模板：分类、标题、文本；图片和附件丢失，最多 1,000 条",
	),
};

/** Section 6 of the sheet: knowledge by file, contacts by their next visit, history not. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: byHand,
		team: byHand,
		inbox: { grade: "by-hand", text: text("A skill group", "技能组") },
		tag: nextVisit,
		"custom-field": nextVisit,
		contact: nextVisit,
		conversation: ticket,
		message: ticket,
		rating: ticket,
		"canned-reply": { grade: "by-hand", text: text("Console only", "只能在控制台录入") },
		category: knowledge,
		article: knowledge,
	},
	parts: {},
	rest: noCall,
};
