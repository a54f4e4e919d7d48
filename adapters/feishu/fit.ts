import { cardParts, fileParts } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const row = (en: string, zh: string): SheetRow => ({
	grade: "degraded",
	text: text(`In Bitable, not in the service desk: ${en}`, `存入多维表格而非服务台：${zh}`),
});
const file = row("a file in an attachment column", "附件列");
const json = row("JSON in a text column", "文本列中的 JSON");

/** Section 6 of the sheet. History and contacts go into Bitable; the desk itself gets knowledge, fields and agents. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("An agent, if already a Feishu user", "须已是飞书用户，才能成为客服") },
		inbox: row("a choice; there is one desk", "单选列；服务台只有一个"),
		tag: row("several choices; tickets of the desk have tags", "多选列；服务台工单有标签"),
		"custom-field": row("a column; on tickets four types of fields", "列；服务台工单支持四种字段"),
		contact: row("a row, whole; the desk knows Feishu users only", "完整的一行；服务台只认飞书用户"),
		conversation: row("a row with its times; a ticket would start now", "保留时间的一行；建成工单则从现在开始"),
		message: row("a row with type, author and time", "一行，含类型、作者和时间"),
		attachment: file,
		rating: row("a column", "列"),
		"canned-reply": row("a row to copy from; the desk has no call", "一行，供复制；服务台没有接口"),
		category: { grade: "preserved", text: text("The tree of FAQ categories", "知识库分类树") },
		article: {
			grade: "degraded",
			text: text("A FAQ entry with rich text; length limits unpublished", "知识库问答，支持富文本；长度限制未公布"),
		},
		"office-hours": { grade: "degraded", text: text("Schedules of the agents", "客服工作日程") },
		"block-rule": row("a row", "一行"),
		"page-visit": row("a row", "一行"),
		"contact-event": row("a row", "一行"),
	},
	parts: {
		text: row("a text column", "文本列"),
		note: row("a row of type note", "类型为备注的一行"),
		event: row("a row of type event", "类型为事件的一行"),
		...fileParts(file),
		...cardParts(json),
	},
	rest: { grade: "dropped", text: text("No place for it; stays in the archive", "没有对应位置，保留在归档中") },
};
