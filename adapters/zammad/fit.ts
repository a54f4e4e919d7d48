import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const attached: SheetRow = { grade: "preserved", text: text("Attachment of the article", "作为工单消息的附件") };
const table: SheetRow = {
	grade: "degraded",
	text: text("An HTML table of choices and answer", "以 HTML 表格列出选项和回答"),
};
const noPlace: SheetRow = { grade: "dropped", text: text("Zammad has no such record", "Zammad 没有对应的数据类型") };

/** Section 7 of the sheet. Dates hold only while import_mode is on. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: { grade: "preserved", text: text("A user of role Customer", "角色为 Customer 的用户") },
		company: {
			grade: "degraded",
			text: text("An organisation with name, domain and note", "组织，含名称、域名和备注"),
		},
		"custom-field": {
			grade: "preserved",
			text: text(
				"An object attribute; each new one needs a migration and a restart, else JSON in the note",
				"对象属性；新增后需迁移并重启，否则以 JSON 写入备注",
			),
		},
		tag: {
			grade: "degraded",
			text: text("A multi-select attribute of the user, or tags of the ticket", "用户的多选属性，或工单标签"),
		},
		agent: { grade: "degraded", text: text("A user of role Agent, without avatar", "角色为 Agent 的用户，不含头像") },
		inbox: { grade: "preserved", text: text("A group", "分组") },
		conversation: {
			grade: "preserved",
			text: text(
				"A ticket with its dates; other participants become mentions or a line of text",
				"带原始时间的工单；其他参与者变为提及或文本",
			),
		},
		message: { grade: "preserved", text: text("An article of type chat", "类型为 chat 的工单消息") },
		attachment: attached,
		rating: {
			grade: "degraded",
			text: text("A custom attribute and a note", "写入自定义属性和备注"),
		},
		"canned-reply": { grade: "preserved", text: text("A text module", "文本模块"), unconfirmed: true },
		article: { grade: "preserved", text: text("An answer of the knowledge base", "知识库条目") },
		category: { grade: "preserved", text: text("A category with its parents", "分类，保留层级") },
		locale: {
			grade: "by-hand",
			text: text("Knowledge base and languages are made once in the console", "知识库及其语言需先在后台创建一次"),
		},
		automation: {
			grade: "by-hand",
			text: text("Triggers work differently and are built anew", "触发器机制不同，需重新配置"),
		},
		"block-rule": {
			grade: "degraded",
			text: text(
				"Addresses as a mail filter; IP and country lists belong to the chat channel's settings",
				"邮箱可作为邮件过滤规则；IP 和国家名单需在聊天渠道设置",
			),
		},
		"office-hours": { grade: "preserved", text: text("A calendar", "日历") },
		"campaign-template": noPlace,
		"page-visit": noPlace,
		"contact-event": noPlace,
	},
	parts: {
		text: { grade: "preserved", text: text("Body of the article", "工单消息正文") },
		note: { grade: "preserved", text: text("An internal article", "内部备注") },
		file: attached,
		image: attached,
		animation: attached,
		audio: attached,
		picker: table,
		field: table,
		carousel: table,
		event: { grade: "degraded", text: text("An internal note", "内部备注") },
	},
};
