import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Libredesk: close to Crisp in shape, its history only by SQL. */
export const manifest = sheetManifest({
	id: "libredesk",
	name: text("Libredesk (self-hosted)", "Libredesk（自托管）"),
	summary: text(
		"Open inbox and live chat in one binary; definitions by API, history with its times only by SQL",
		"开源收件箱和在线聊天，单个程序即可运行；配置可走 API，历史及时间只能通过 SQL 写入",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"Tags, macros, attributes, agents, teams, hours and files over the API; contacts, conversations, messages and ratings by SQL in one transaction. Campaigns, triggers, categories and page visits stay behind",
			"标签、宏、属性、客服、团队、工作时间和文件走 API；联系人、会话、消息和评价通过 SQL 在一个事务内写入。营销活动、触发器、文章分类和页面访问除外",
		),
	},
	time: {
		survives: "option",
		how: text("By SQL only; the API stamps everything with now", "仅 SQL 可保留；API 一律记为当前时间"),
	},
	silence: {
		silent: true,
		how: text(
			"SQL rows start nothing if outgoing messages are sent, not pending, and contact_last_seen_at is recent. Over the API every agent reply would be mailed",
			"通过 SQL 写入时，外发消息须为 sent 而非 pending，且 contact_last_seen_at 足够新，则不会触发通知；走 API 时每条客服回复都会发出邮件",
		),
	},
	limits: { maxFileBytes: 100_000_000 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
