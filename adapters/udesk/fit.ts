import { cardParts, fileParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const group: SheetRow = {
	grade: "degraded",
	text: text("An agent group or a ticket template", "客服组或工单模板"),
};
const file: SheetRow = {
	grade: "degraded",
	text: text(
		"Uploaded to the ticket, named in the transcript; size limit unknown",
		"上传到工单，并在记录中注明；大小限制未知",
	),
};
const line: SheetRow = { grade: "degraded", text: text("A line of text", "转为一行文字") };

/** Section 6 of the sheet: a conversation becomes a ticket with its transcript. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("Matched by mail; seats cost money", "按邮箱匹配；坐席收费") },
		team: group,
		inbox: group,
		tag: {
			grade: "degraded",
			text: text(
				"Tags of tickets; how tags of customers are written is unconfirmed (the Excel import takes them)",
				"工单标签；客户标签的写法未确认（批量导入支持标签列）",
			),
			unconfirmed: true,
		},
		"custom-field": {
			grade: "by-hand",
			text: text("Definitions by hand; choices go in by index", "字段须手动定义；选项按序号写入"),
		},
		company: {
			grade: "dropped",
			text: text("Organizations can be read; the call that creates one was not found", "公司可读取，创建接口未查到"),
			unconfirmed: true,
		},
		contact: {
			grade: "preserved",
			text: text(
				"Name, mail, phones; avatar, gender, language and place go into the description",
				"姓名、邮箱、电话；头像、性别、语言、位置写入描述",
			),
		},
		conversation: {
			grade: "degraded",
			text: text("One ticket, dated today; times in the text", "一张工单，日期为导入当天，原时间写入正文"),
		},
		message: {
			grade: "degraded",
			text: text("A line of the ticket's transcript", "工单记录中的一行"),
		},
		attachment: file,
		rating: line,
		"canned-reply": { grade: "by-hand", text: text("No call; print the list", "没有接口，请打印清单") },
		category: { grade: "degraded", text: text("A knowledge catalogue", "知识库目录") },
		article: {
			grade: "dropped",
			text: text(
				"The call that creates a question is unconfirmed; copy by hand",
				"创建知识条目的接口未确认，请手动复制",
			),
			unconfirmed: true,
		},
		"office-hours": { grade: "by-hand", text: text("Set in the console", "在控制台设置") },
	},
	parts: {
		text: { grade: "degraded", text: text("With its time and author in the transcript", "连同时间和作者写入记录") },
		note: {
			grade: "degraded",
			text: text(
				"A marked block of the ticket; customers see none of it if tickets are created silently",
				"工单中的标记段落；静默创建时客户看不到",
			),
		},
		...fileParts(file),
		...cardParts(line),
		event: line,
	},
	rest: noCall,
};
