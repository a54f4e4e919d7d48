import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** KF5: an import call for tickets with their times. */
export const manifest = sheetManifest({
	id: "kf5",
	name: text("KF5", "逸创云客服"),
	summary: text(
		"Ticket desk with an import call that keeps times and fires no triggers; hosting and certificates unknown",
		"工单系统，导入接口保留时间且不触发触发器；存储地域和资质未知",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"users.json would carry contacts and agents, organizations.json companies, imports/tickets.json a conversation with all messages, attachments.json files, categories, forums and posts the help centre. Canned replies, ratings and triggers stay behind",
			"users.json 可导入客户和客服，organizations.json 导入公司，imports/tickets.json 导入整个会话及消息，attachments.json 上传文件，categories、forums、posts 导入帮助中心。快捷回复、评价和触发器无法导入",
		),
	},
	time: {
		survives: "yes",
		how: text(
			"On the ticket and on each comment; the zone is not stated (China time is likely)",
			"工单和每条评论均保留；时区未注明，应为北京时间",
		),
	},
	silence: {
		silent: true,
		how: text("Triggers and other system rules do not run on imported tickets", "导入的工单不执行触发器和其他系统规则"),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
