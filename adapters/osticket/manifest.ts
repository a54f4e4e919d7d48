import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** What uncrisp knows of osTicket: one call makes a ticket, all else is SQL. */
export const manifest = sheetManifest({
	id: "osticket",
	name: text("osTicket (self-hosted)", "osTicket（自托管）"),
	summary: text(
		"Open ticket system without chat; its API only creates tickets, so a conversation becomes one text dated now",
		"开源工单系统，没有在线聊天；API 只能创建工单，会话变为一段当前时间的文本",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"POST /api/tickets.json would carry one ticket for each conversation, with files. Separate messages, notes and dates only by SQL into ost_ticket, ost_thread_entry and others; the rest stays behind",
			"POST /api/tickets.json 可为每个会话建一张带附件的工单。逐条消息、备注和时间只能通过 SQL 写入 ost_ticket、ost_thread_entry 等表；其余无法迁移",
		),
	},
	time: { survives: "option", how: text("Only by SQL; the API ignores created", "仅 SQL 可保留；API 会忽略 created") },
	silence: {
		silent: true,
		how: text(
			"With alert and autorespond set to false for each ticket, and alerts off in the console",
			"每张工单将 alert 和 autorespond 设为 false，并在后台关闭提醒",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
