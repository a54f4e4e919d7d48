import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Tencent Cloud Desk: the one Chinese help desk with a documented call for past messages. */
export const manifest = sheetManifest({
	id: "tencent-desk",
	name: text("Tencent Cloud Desk", "腾讯云智能客服"),
	summary: text(
		"Web, app and mini-program chat on Tencent IM; takes past messages with true time and author, but no notes, tags or tickets",
		"基于腾讯云 IM 的网页、App 和小程序客服；可按真实时间和作者导入历史消息，不含备注、标签和工单",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"multiaccount_import and portrait_set would carry contacts, import_msg messages, create_members and create_member_group agents and groups, the quick-reply calls canned replies, add_faq articles. Notes, tags, ratings, blocklist and states stay behind",
			"multiaccount_import、portrait_set 可导入客户，import_msg 导入消息，create_members、create_member_group 导入客服和分组，快捷回复接口导入快捷回复，add_faq 导入文章。备注、标签、评价、黑名单和会话状态无法导入",
		),
	},
	time: {
		survives: "yes",
		how: text(
			"MsgTime, in seconds; the order within one second is unconfirmed",
			"MsgTime 精确到秒；同一秒内的顺序未确认",
		),
	},
	silence: {
		silent: false,
		how: text(
			"Not documented: whether an import rings an agent, wakes the robot or fires callbacks must be tried first",
			"文档没有说明：导入是否会提醒客服、触发机器人或回调，须先试验",
		),
	},
	// 100 calls a second per application for import_msg, one message a call.
	limits: { requestsPerMinute: 6000 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
