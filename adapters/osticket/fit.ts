import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const line: SheetRow = {
	grade: "degraded",
	text: text(
		"A line of the ticket's first message; rows of their own only by SQL",
		"写入工单首条消息；只有 SQL 可保留为单独记录",
	),
};
const file: SheetRow = { grade: "preserved", text: text("Attachment of the ticket", "工单附件") };
const typed: SheetRow = {
	grade: "by-hand",
	text: text("Typed in the console; no call for it", "在后台录入，没有接口"),
};

/** The sheet has no table for osTicket: rows follow from its one call and its tables. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text("Name, e-mail and phone, made with a ticket", "姓名、邮箱和电话，随工单创建"),
		},
		"custom-field": { grade: "degraded", text: text("Fields of a form made before", "需预先创建表单字段") },
		conversation: {
			grade: "degraded",
			text: text("One ticket with the whole text, dated now", "一张工单包含全部文本，时间为当前"),
		},
		message: line,
		attachment: file,
		"canned-reply": typed,
		article: typed,
		category: typed,
		agent: typed,
	},
	parts: {
		text: line,
		note: line,
		picker: line,
		field: line,
		carousel: line,
		event: line,
		file,
		image: file,
		animation: file,
		audio: file,
	},
	rest: { grade: "dropped", text: text("Its one call has no place for it", "唯一的接口无法写入") },
};
