import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Sobot: a well-described API for customers and tickets; past chats only as tickets. */
export const manifest = sheetManifest({
	id: "sobot",
	name: text("Sobot", "智齿客服"),
	summary: text(
		"Chat, robot, tickets and calls on mainland clouds; customers and tickets go in by API, past chats only as tickets dated today",
		"在线客服、机器人、工单和呼叫中心，部署在国内云；客户和工单可通过 API 导入，历史会话只能转为当天的工单",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"save_user and update_user would carry contacts with labels, fields and block; save_agent_ticket a conversation; save_user_reply and save_ticket_reply its messages and notes; upload_file files; add_robot_doc articles. Canned replies, rules and original times stay behind",
			"save_user、update_user 可导入客户（含标签、字段、拉黑），save_agent_ticket 导入会话，save_user_reply、save_ticket_reply 导入消息和内部备注，upload_file 上传文件，add_robot_doc 导入文章。快捷回复、规则和原始时间无法导入",
		),
	},
	time: {
		survives: "no",
		how: text("Server's clock; the original time stands in the text", "使用服务器时间，原始时间写入正文"),
	},
	silence: {
		silent: false,
		how: text(
			"A ticket can be created as closed (99), so that agents are not paged; what its notification rules do is not documented",
			"工单可直接以“已关闭”（99）创建，不提醒客服；通知规则的影响没有文档说明",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
