import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const file: SheetRow = {
	grade: "preserved",
	text: text("An attachment row and the file on disk", "附件记录和磁盘文件"),
};
const html: SheetRow = { grade: "degraded", text: text("HTML with choices and answer", "以 HTML 列出选项和回答") };
const needsModule: SheetRow = {
	grade: "dropped",
	text: text("Needs a paid module that was not seen", "需要收费模块，未作验证"),
	unconfirmed: true,
};
const noPlace: SheetRow = {
	grade: "dropped",
	text: text("FreeScout has no such record", "FreeScout 没有对应的数据类型"),
};

/** Section 6 of the sheet: the SQL route, as tried with version 1.8.145. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"A customer with names, company, phones, address and e-mail; the rest in notes",
				"客户，含姓名、公司、电话、地址和邮箱；其余写入备注",
			),
		},
		"custom-field": { grade: "degraded", text: text("Lines in the customer's notes", "写入客户备注") },
		tag: { grade: "degraded", text: text("A line in the notes; tags are a paid module", "写入备注；标签为收费模块") },
		agent: {
			grade: "degraded",
			text: text("A user made by the console command, without avatar", "通过命令行创建的用户，不含头像"),
		},
		inbox: { grade: "degraded", text: text("A mailbox with name and address", "邮箱，仅名称和地址") },
		conversation: {
			grade: "preserved",
			text: text(
				"A conversation of type chat with its dates; participants as cc",
				"类型为聊天的会话，保留时间；参与者列为抄送",
			),
		},
		message: { grade: "preserved", text: text("A thread row", "消息记录") },
		attachment: file,
		rating: { grade: "dropped", text: text("A paid module, or a note", "收费模块，或写成备注"), unconfirmed: true },
		"canned-reply": needsModule,
		article: needsModule,
		category: needsModule,
		locale: needsModule,
		automation: noPlace,
		"campaign-template": noPlace,
		"block-rule": {
			grade: "degraded",
			text: text("Status spam; blocking a customer depends on the version", "标记为垃圾邮件；能否屏蔽客户取决于版本"),
		},
		"office-hours": {
			grade: "degraded",
			text: text("A paid module", "收费模块"),
			unconfirmed: true,
		},
		"page-visit": noPlace,
		"contact-event": noPlace,
	},
	parts: {
		text: { grade: "preserved", text: text("Body as HTML", "HTML 正文") },
		note: { grade: "preserved", text: text("A note", "内部备注") },
		file,
		image: file,
		animation: file,
		audio: file,
		picker: html,
		field: html,
		carousel: html,
		event: { grade: "degraded", text: text("A line item or a note", "系统记录或备注") },
	},
};
