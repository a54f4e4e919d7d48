import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Bytedesk: China-made and self-hosted, its API in motion. */
export const manifest = sheetManifest({
	id: "bytedesk",
	name: text("Bytedesk", "微语"),
	summary: text(
		"China-made suite of chat, bots, tickets and knowledge on your own server; old times need SQL",
		"国产客服套件：在线客服、机器人、工单和知识库，可自托管；历史时间需通过 SQL 写入",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"visitor/create, thread/create, message/rest/send, upload/file, quickreply/create and article/create would carry people, chats and knowledge; times by SQL. Campaigns, triggers and page visits stay behind",
			"visitor/create、thread/create、message/rest/send、upload/file、quickreply/create 和 article/create 可写入客户、会话和知识；时间需用 SQL 补写。营销活动、触发器和页面访问除外",
		),
	},
	time: {
		survives: "option",
		how: text(
			"By an SQL update after the import; whether the API keeps a given time must be tried",
			"导入后用 SQL 更新；API 能否保留指定时间有待实测",
		),
	},
	silence: {
		silent: true,
		how: text(
			"Through a quiet workgroup, or by SQL with the application stopped. Otherwise agents and visitors online see each message, and bots answer",
			"使用静默工作组，或停止应用后通过 SQL 写入。否则在线客服和访客会看到每条消息，机器人也会回复",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
