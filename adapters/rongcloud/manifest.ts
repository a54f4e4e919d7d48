import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** What uncrisp knows of RongCloud: live messaging, no way in for the past. */
export const manifest = sheetManifest({
	id: "rongcloud",
	name: text("RongCloud IM", "融云 IM"),
	summary: text(
		"Messaging for your own apps; no call imports past messages, so nothing moves",
		"自有应用的即时通讯服务；没有导入历史消息的接口，无法迁移",
	),
	version: "1",
	route: {
		state: "impossible",
		text: text(
			"No public call takes past messages with their time; its publish calls are live. A migration by the vendor is unconfirmed",
			"没有公开接口可带时间写入历史消息，publish 接口均为实时发送。能否由厂商迁移未确认",
		),
	},
	time: { survives: "no", how: text("Past chats cannot be brought in", "历史会话无法导入") },
	silence: {
		silent: true,
		how: text(
			"Nothing is sent; its publish calls would reach people",
			"不发送任何内容；若调用 publish 接口则会送达用户",
		),
	},
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
