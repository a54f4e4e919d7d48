import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Qiyu: customers in bulk by phone number, tickets one by one. */
export const manifest = sheetManifest({
	id: "qiyu",
	name: text("NetEase Qiyu", "网易七鱼"),
	summary: text(
		"Chat, tickets and robot on very many channels; customers go in by phone number with first and last contact, past chats only as tickets dated today",
		"渠道众多的在线客服、工单和机器人；客户按手机号导入并保留首末次联系时间，历史会话只能转为当天的工单",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"crm/syncCrmInfo would carry contacts that have a phone number (and take them away again), v2/ticket/create a conversation with its files. Contacts without a number go by the console's import; tags, replies and articles have calls without known bodies; canned replies and rules stay behind",
			"crm/syncCrmInfo 可导入（或批量删除）有手机号的客户，v2/ticket/create 导入会话和附件。无手机号的客户用控制台导入；标签、回复、文章的接口参数未知；快捷回复和规则无法导入",
		),
	},
	time: {
		survives: "no",
		how: text(
			"Only a customer's first and last contact; a ticket's time is the server's, so it stands in the text",
			"仅客户的首次和末次联系时间；工单使用服务器时间，原时间写入正文",
		),
	},
	silence: {
		silent: false,
		how: text("What a new ticket notifies is not documented", "新建工单会通知谁，文档没有说明"),
	},
	// 5 calls a second per interface.
	limits: { requestsPerMinute: 300 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
