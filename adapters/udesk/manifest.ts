import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** Udesk: customers and tickets by a signed API; past chats only as tickets. */
export const manifest = sheetManifest({
	id: "udesk",
	name: text("Udesk", "Udesk 沃丰科技"),
	summary: text(
		"Chat, tickets and calls on mainland clouds, MLPS 3 claimed; customers and tickets go in by API, past chats only as tickets dated today",
		"在线客服、工单和呼叫中心，部署在国内云，宣称通过等保三级；客户和工单可通过 API 导入，历史会话只能转为当天的工单",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"POST and PUT customers would carry contacts with fields, tickets a conversation with its transcript, tickets/upload_file its files, knowledge_catalogs categories; 批量导入 takes customers as csv. An agent's reply, organizations and articles have no confirmed call; canned replies and original times stay behind",
			"customers 的 POST、PUT 可导入客户和字段，tickets 导入会话记录，tickets/upload_file 上传文件，knowledge_catalogs 导入分类；“批量导入”支持客户 csv。客服回复、公司、文章的接口未确认；快捷回复和原始时间无法导入",
		),
	},
	time: { survives: "no", how: text("No call takes a date; it stands in the text", "接口不接受日期，原时间写入正文") },
	silence: {
		silent: false,
		how: text(
			"Replies notify by the account's trigger rules: switch ticket triggers off first",
			"回复会按触发器发送通知：请先停用工单触发器",
		),
	},
	limits: { requestsPerMinute: 60 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
