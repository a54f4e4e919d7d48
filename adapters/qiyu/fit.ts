import { asText, cardParts, fileParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const ticket: SheetRow = {
	grade: "degraded",
	text: text("One ticket with the transcript, dated today", "一张含记录的工单，日期为导入当天"),
};
const file: SheetRow = {
	grade: "degraded",
	text: text("Inside the ticket, as base64", "以 base64 内嵌在工单中"),
};
const group: SheetRow = {
	grade: "degraded",
	text: text("The ticket's target group, or text", "工单受理组，或写入文字"),
};
const knowledge: SheetRow = {
	grade: "dropped",
	text: text(
		"A call importDoc is named, without body, host or signature",
		"仅知有 importDoc 接口，参数、域名、签名均未知",
	),
	unconfirmed: true,
};

/** Section 6 of the sheet: customers by phone number, conversations as tickets. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("Matched by mail or name", "按邮箱或姓名匹配") },
		team: group,
		inbox: group,
		tag: {
			grade: "degraded",
			text: text(
				"Tag calls are named without a body; until then a text field such as Crisp标签",
				"标签接口参数未知；可先写入“Crisp标签”文本字段",
			),
			unconfirmed: true,
		},
		"custom-field": {
			grade: "by-hand",
			text: text(
				"Configured in 客户中心记录字段; unknown ones are ignored in silence",
				"在客户中心记录字段中配置；未配置的会被静默忽略",
			),
		},
		company: { grade: "degraded", text: text("A field of the customer", "写入客户的自定义字段") },
		contact: {
			grade: "degraded",
			text: text(
				"With a phone number: name, mail, first and last contact. Without: by the console's import or on their next visit",
				"有手机号：姓名、邮箱、首次和末次联系时间。无手机号：用控制台导入，或等客户下次访问",
			),
		},
		conversation: ticket,
		message: ticket,
		attachment: file,
		rating: asText,
		"canned-reply": { grade: "by-hand", text: text("No call found", "未找到接口") },
		category: knowledge,
		article: knowledge,
	},
	parts: {
		text: {
			grade: "degraded",
			text: text("In the ticket's content; its length limit is unknown", "写入工单内容；长度限制未知"),
		},
		note: {
			grade: "degraded",
			text: text(
				"A block of the ticket; mind that channel replies have a 访客可见 flag",
				"工单中的段落；注意渠道回复有“访客可见”开关",
			),
		},
		...fileParts(file),
		...cardParts(asText),
		event: asText,
	},
	rest: noCall,
};
