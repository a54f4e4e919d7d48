import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** WeCom customer service: knowledge, tags and accounts get in; contacts and history cannot. */
export const manifest = sheetManifest({
	id: "wecom-kf",
	name: text("WeCom customer service", "企业微信（微信客服）"),
	summary: text(
		"Customer service inside WeChat; questions and answers, tags and servicers go in by API, contacts and past chats do not",
		"微信内的客服；问答、标签和接待人员可通过 API 写入，联系人和历史会话不能",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"kf/knowledge would carry articles and canned replies as questions and answers, add_corp_tag tags, kf/account inboxes, kf/servicer agents. Contacts cannot be created; conversations, notes and custom fields stay behind",
			"kf/knowledge 可将文章和快捷回复写成问答，add_corp_tag 写入标签，kf/account 创建客服账号，kf/servicer 添加接待人员。客户不能新建，会话、备注和自定义字段无法导入",
		),
	},
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: {
		silent: true,
		how: text("Nothing is sent as long as send_msg is never called", "只要不调用 send_msg，就不会发送消息"),
	},
	limits: { requestsPerMinute: 10_000, maxFileBytes: 20 * 1024 * 1024 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
