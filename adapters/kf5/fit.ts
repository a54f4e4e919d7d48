import { cardParts, fileParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const group: SheetRow = {
	grade: "degraded",
	text: text("A group, or a tag", "客服组或标签"),
};
const file: SheetRow = {
	grade: "degraded",
	text: text("Uploaded as an attachment of its comment", "上传为评论的附件"),
};
const rendered: SheetRow = {
	grade: "degraded",
	text: text("Rendered as text or HTML", "转为文字或 HTML"),
};
const knowledge: SheetRow = {
	grade: "preserved",
	text: text(
		"文档 (post) in 文档分区 and 分类; two levels, creation time kept",
		"文档，位于文档分区和分类（两级），保留创建时间",
	),
};

/** Section 6 of the sheet: conversations become imported tickets. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "preserved", text: text("A user of role agent; needs a seat", "角色为客服的用户，占用坐席") },
		team: group,
		inbox: group,
		tag: { grade: "preserved", text: text("Tags of users and tickets", "用户标签和工单标签") },
		"custom-field": {
			grade: "by-hand",
			text: text("Created by an administrator first; no call creates them", "须由管理员先创建，没有创建接口"),
		},
		company: { grade: "degraded", text: text("An organization: name, domain, description", "组织：名称、域名、描述") },
		contact: {
			grade: "preserved",
			text: text(
				"Name, mail, phone, notes and tags; values of fields that do not exist go into the notes",
				"姓名、邮箱、电话、备注、标签；未创建的字段写入备注",
			),
		},
		conversation: {
			grade: "degraded",
			text: text("An imported ticket with its times; no longer a chat", "导入为工单并保留时间，不再是会话"),
		},
		message: { grade: "preserved", text: text("A comment with author and time", "一条评论，保留作者和时间") },
		attachment: file,
		rating: { grade: "dropped", text: text("Read-only; a custom field can hold it", "只读，可写入自定义字段") },
		"canned-reply": { grade: "by-hand", text: text("No call found", "未找到接口") },
		category: knowledge,
		article: knowledge,
	},
	parts: {
		text: { grade: "preserved", text: text("content and html_content", "content 和 html_content") },
		note: {
			grade: "preserved",
			text: text(
				"A private comment, if the import takes public: false; else text with a mark",
				"内部评论（若导入接口接受 public: false），否则为带标记的文字",
			),
			unconfirmed: true,
		},
		...fileParts(file),
		...cardParts(rendered),
		event: { grade: "degraded", text: text("A private comment", "内部评论") },
	},
	rest: noCall,
};
