import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const viaApi = (en: string, zh: string): SheetRow => ({
	grade: "degraded",
	text: text(`${en}; how it is written was not read`, `${zh}，写入方式未查阅`),
	unconfirmed: true,
});
const asText: SheetRow = {
	grade: "degraded",
	text: text("As text with its original in the attributes", "以文本写入，原始内容存于 attributes"),
	unconfirmed: true,
};

/** The sheet has no table for Tiledesk: rows follow from the calls that it names. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"A lead with name, e-mail, phone, company, note, city and tags; the rest in attributes",
				"客户，含姓名、邮箱、电话、公司、备注、城市和标签；其余写入 attributes",
			),
		},
		"custom-field": { grade: "degraded", text: text("Attributes of the lead", "客户的 attributes") },
		tag: { grade: "preserved", text: text("Tags of the lead", "客户标签") },
		conversation: {
			grade: "degraded",
			text: text("A request; its dates only in MongoDB", "会话请求；时间只能在 MongoDB 中更新"),
		},
		message: {
			grade: "degraded",
			text: text(
				"A message with sender and name; its time only in MongoDB",
				"消息，含发送者和名称；时间只能在 MongoDB 中更新",
			),
		},
		rating: viaApi("A field of the request", "会话的评分字段"),
		"canned-reply": viaApi("A canned response", "快捷回复"),
		article: viaApi("FAQ or knowledge base", "FAQ 或知识库"),
		"office-hours": viaApi("Operating hours", "工作时间"),
		team: viaApi("A department or group", "部门或分组"),
	},
	parts: {
		text: { grade: "preserved", text: text("Text of the message", "消息文本") },
		picker: asText,
		field: asText,
		carousel: asText,
	},
};
