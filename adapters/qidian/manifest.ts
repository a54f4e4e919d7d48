import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Tencent Qidian: a call for past messages whose use for Crisp's contacts is not confirmed. */
export const manifest = sheetManifest({
	id: "qidian",
	name: text("Tencent Qidian", "腾讯企点"),
	summary: text(
		"QQ, WeChat and web customer service; a call stores past messages with their time, but for WeCom chats, and access needs approval",
		"QQ、微信和网页客服；有接口可按原时间存入历史消息，但面向企业微信聊天，且须审核开通",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"addcustomer would carry contacts by phone number or visitor id, message/transfer/save messages if both openids can be found: for contacts from outside WeCom no way to one is known. Everything else stays behind",
			"addcustomer 可按手机号或访客编号导入客户；message/transfer/save 可导入消息，但须取得双方 openid，企业微信以外的客户暂无已知途径。其余无法导入",
		),
	},
	time: {
		survives: "option",
		how: text(
			"msgtime, if the call can be used at all; its unit is unconfirmed",
			"若接口可用，由 msgtime 保留；单位未确认",
		),
	},
	silence: {
		silent: false,
		how: text("Nothing is said of what a stored message triggers", "没有资料说明存入消息会触发什么"),
	},
	limits: { maxFileBytes: 5 * 1024 * 1024 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
