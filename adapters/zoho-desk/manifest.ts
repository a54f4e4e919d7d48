import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Zoho Desk in its China data centre: a complete API without dates. */
export const manifest = sheetManifest({
	id: "zoho-desk",
	name: text("Zoho Desk (China)", "Zoho Desk（中国版）"),
	summary: text(
		"Ticket desk with a complete API in a China data centre; tickets and comments are dated now, knowledge goes in nearly whole",
		"中国数据中心的工单系统，API 完整；工单和评论只能是当前时间，知识库几乎可完整导入",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"contacts and accounts would carry people and companies, tickets a conversation, tickets/{id}/comments its messages and notes, uploads files, articles the help centre, markSpam blocked people. Perhaps the CSV import of the console keeps creation times; ratings, rules, visits and events stay behind",
			"contacts、accounts 可导入联系人和公司，tickets 导入会话，tickets/{id}/comments 导入消息和备注，uploads 上传文件，articles 导入帮助中心，markSpam 标记被屏蔽的人。控制台 CSV 导入或许能带创建时间；评价、规则、访问记录和事件无法导入",
		),
	},
	time: {
		survives: "no",
		how: text(
			"The API refuses dates, so they stand in the text; perhaps the CSV import takes them",
			"API 不接受日期，写入正文；CSV 导入或许支持",
		),
	},
	silence: {
		silent: false,
		how: text(
			"sendAsEmail mails the customer and must never be used; what else your notification rules mail was not read",
			"sendAsEmail 会给客户发邮件，切勿使用；通知规则还会发送什么未查阅",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
