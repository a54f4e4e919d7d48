import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const upload: SheetRow = { grade: "preserved", text: text("Uploaded, then shown by its address", "上传后以地址展示") };
const rich: SheetRow = {
	grade: "degraded",
	text: text("A choice, form or link message, or text", "选项、表单或链接消息，或纯文本"),
};
const noPlace: SheetRow = { grade: "dropped", text: text("Bytedesk has no such record", "微语没有对应的数据类型") };

/** Section 6 of the sheet. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"A visitor with name, avatar, mobile, e-mail and note; the rest in extra",
				"访客，含昵称、头像、手机、邮箱和备注；其余写入 extra",
			),
		},
		"custom-field": {
			grade: "degraded",
			text: text(
				"A list of fields in newer versions, else JSON in extra",
				"新版本为自定义字段列表，否则以 JSON 写入 extra",
			),
		},
		tag: { grade: "preserved", text: text("Words in tagList", "写入 tagList") },
		conversation: {
			grade: "degraded",
			text: text(
				"One thread per visitor and workgroup: several sessions follow each other, parted by a system line",
				"每个访客与工作组只有一个会话；多次会话合并，以系统消息分隔",
			),
		},
		message: { grade: "preserved", text: text("A message; its time by SQL", "消息；时间需通过 SQL 写入") },
		attachment: upload,
		rating: {
			grade: "degraded",
			text: text("A rating message or a line of text", "评价消息或一行文本"),
			unconfirmed: true,
		},
		agent: {
			grade: "degraded",
			text: text("A member who is made an agent, main fields only", "成员及其客服身份，仅主要字段"),
		},
		inbox: { grade: "degraded", text: text("A workgroup with the name only", "工作组，仅名称") },
		"canned-reply": {
			grade: "preserved",
			text: text("A quick reply with shortcut and tags", "快捷回复，含快捷键和标签"),
		},
		article: {
			grade: "preserved",
			text: text("An article; one knowledge base for each language", "文章；每种语言一个知识库"),
		},
		category: {
			grade: "preserved",
			text: text("A category of the knowledge base", "知识库分类"),
			unconfirmed: true,
		},
		locale: { grade: "degraded", text: text("A knowledge base of its own", "各自建立一个知识库") },
		automation: { grade: "by-hand", text: text("Built anew in the console", "需在后台重新配置") },
		"campaign-template": noPlace,
		"block-rule": {
			grade: "degraded",
			text: text("An entry of the blacklist", "黑名单条目"),
			unconfirmed: true,
		},
		"office-hours": {
			grade: "degraded",
			text: text("Working time of an agent or workgroup", "客服或工作组的工作时间"),
			unconfirmed: true,
		},
		"page-visit": noPlace,
		"contact-event": noPlace,
	},
	parts: {
		text: { grade: "preserved", text: text("A text message", "文本消息") },
		file: upload,
		image: upload,
		animation: upload,
		audio: upload,
		picker: rich,
		field: rich,
		carousel: rich,
		note: { grade: "degraded", text: text("Joined into the note of the thread", "合并到会话备注") },
		event: { grade: "degraded", text: text("A system line", "系统消息") },
	},
};
