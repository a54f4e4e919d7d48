import { asText, cardParts, fileParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const department: SheetRow = { grade: "degraded", text: text("A department", "部门") };
const file: SheetRow = { grade: "degraded", text: text("An attachment", "附件") };
const knowledge: SheetRow = {
	grade: "preserved",
	text: text(
		"Category and article with HTML and languages; its creation time is unconfirmed",
		"分类和文章，支持 HTML 和多语言；创建时间能否保留未确认",
	),
};

/** Section 6 of the sheet: a conversation becomes a ticket with comments. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("Matched; agents need a licence", "按现有客服匹配；新建需要许可") },
		team: department,
		inbox: department,
		tag: { grade: "degraded", text: text("Tags of tickets", "工单标签") },
		"custom-field": { grade: "by-hand", text: text("Must exist as cf_… before values go in", "须先建好 cf_… 字段") },
		company: { grade: "preserved", text: text("An account", "客户公司") },
		contact: {
			grade: "preserved",
			text: text("A contact with own fields; lastName must be filled", "联系人及自定义字段；lastName 必填"),
		},
		conversation: {
			grade: "degraded",
			text: text("A ticket made now; times in text or a field", "一张当前新建的工单，原时间写入正文或字段"),
		},
		message: {
			grade: "degraded",
			text: text(
				"A comment by the integration; author and time in the text",
				"由集成账号发表的评论，作者和时间写入正文",
			),
		},
		attachment: file,
		rating: { grade: "dropped", text: text("At best a field", "最多写入字段") },
		"canned-reply": {
			grade: "by-hand",
			text: text(
				"E-mail templates and canned messages have calls whose bodies were not read",
				"邮件模板和快捷消息有接口，但参数未查阅",
			),
			unconfirmed: true,
		},
		locale: knowledge,
		category: knowledge,
		article: knowledge,
		"block-rule": {
			grade: "degraded",
			text: text("Only contacts, marked as spam", "仅联系人，标记为垃圾"),
		},
		"office-hours": {
			grade: "by-hand",
			text: text("Business hours have a call whose body was not read", "营业时间有接口，但参数未查阅"),
			unconfirmed: true,
		},
	},
	parts: {
		text: { grade: "degraded", text: text("A public comment, up to 32,000 characters", "公开评论，最长 32,000 字符") },
		note: { grade: "preserved", text: text("A private comment", "私密评论") },
		...fileParts(file),
		...cardParts(asText),
		event: asText,
	},
	rest: noCall,
};
