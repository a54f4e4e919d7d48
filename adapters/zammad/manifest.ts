import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Zammad: the one ticket server here whose ordinary API takes historic dates. */
export const manifest = sheetManifest({
	id: "zammad",
	name: text("Zammad (self-hosted)", "Zammad（自托管）"),
	summary: text(
		"Open ticket system; its API takes original times in import_mode, chats become tickets",
		"开源工单系统；import_mode 下 API 可保留原始时间，会话变为工单",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"In import_mode POST /users, /organizations, /groups, /tickets, /ticket_articles, /text_modules, /knowledge_bases and /calendars would carry nearly all with its dates; page visits, events and campaigns stay behind",
			"在 import_mode 下，POST /users、/organizations、/groups、/tickets、/ticket_articles、/text_modules、/knowledge_bases 和 /calendars 几乎可带走全部数据及时间；页面访问、事件和营销活动除外",
		),
	},
	time: {
		survives: "option",
		how: text(
			"Only while import_mode is on, which an administrator sets on the server",
			"仅在管理员于服务器开启 import_mode 时保留",
		),
	},
	silence: {
		silent: true,
		how: text(
			"import_mode stops notifications, triggers and mail. Without it, an article of type email really is sent",
			"import_mode 会停止通知、触发器和邮件；未开启时，email 类型的消息会真实发出",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
