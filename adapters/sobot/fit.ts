import { asText, cardParts, fileParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const group: SheetRow = { grade: "degraded", text: text("A skill group", "技能组") };
const file: SheetRow = {
	grade: "degraded",
	text: text("Uploaded and linked to the reply; size limits unpublished", "上传后附在回复中；大小限制未公布"),
};

/** Section 6 of the sheet: a conversation becomes a ticket with replies. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: {
			grade: "degraded",
			text: text("Matched by mail; creating them costs seats", "按邮箱匹配；新建会占用坐席"),
		},
		team: group,
		inbox: group,
		tag: { grade: "preserved", text: text("Labels of the customer (user_label)", "客户标签（user_label）") },
		"custom-field": {
			grade: "by-hand",
			text: text("Defined by hand; values go in by field id", "须手动定义，数值按字段编号写入"),
		},
		company: {
			grade: "degraded",
			text: text("Only its name, when a contact is created", "仅在新建客户时写入企业名称"),
		},
		contact: {
			grade: "preserved",
			text: text(
				"Names, several mails and phones, company, remark, block; avatar, language and place go into the remark",
				"姓名、多个邮箱和电话、企业、备注、拉黑状态；头像、语言、位置写入备注",
			),
		},
		conversation: {
			grade: "degraded",
			text: text("A ticket, dated today; times in the text", "一张工单，日期为导入当天，原时间写入正文"),
		},
		message: {
			grade: "degraded",
			text: text("A reply each, or one block an author", "每条消息一条回复，或按作者合并"),
		},
		attachment: file,
		rating: {
			grade: "degraded",
			text: text(
				"A ticket evaluation may hold it (call not tried), else text",
				"可能写入工单评价（接口未验证），否则转为文字",
			),
			unconfirmed: true,
		},
		"canned-reply": { grade: "by-hand", text: text("Console only", "只能在控制台录入") },
		category: { grade: "by-hand", text: text("No call creates categories", "没有创建分类的接口") },
		article: {
			grade: "degraded",
			text: text(
				"A robot entry: title and HTML answer; images elsewhere first",
				"机器人词条：标题和 HTML 答案；图片须先另行存放",
			),
		},
		"block-rule": {
			grade: "dropped",
			text: text("Only people can be blocked, not addresses", "只能拉黑客户，不支持按地址屏蔽"),
		},
	},
	parts: {
		text: { grade: "degraded", text: text("Whole, with time and author in the text", "内容完整，时间和作者写入正文") },
		note: {
			grade: "preserved",
			text: text("A reply that only agents see (reply_type 1)", "仅客服可见的回复（reply_type 1）"),
		},
		...fileParts(file),
		...cardParts(asText),
		event: asText,
	},
	rest: noCall,
};
