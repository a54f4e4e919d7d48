import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Easemob IM as chat storage. */
export const manifest = sheetManifest({
	id: "easemob-im",
	name: text("Easemob IM", "环信即时通讯 IM"),
	summary: text(
		"Chat storage, not a help desk; takes one-to-one history with true time and fetches files by itself",
		"消息存储而非客服系统；可按真实时间导入单聊历史，附件由服务端下载",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"users would carry contacts and agents (60 a call), messages/users/import messages and, with need_download, their files. Conversations of one person merge; tags, notes, ratings, articles and canned replies have no place",
			"users 可导入客户和客服（每次 60 个），messages/users/import 导入消息，配合 need_download 导入文件。同一客户的会话会合并；标签、备注、评价、文章和快捷回复没有位置",
		),
	},
	time: {
		survives: "yes",
		how: text(
			"In milliseconds, one-to-one only; equal times must be told apart by 1 ms",
			"精确到毫秒，仅限单聊；相同时间须错开 1 毫秒",
		),
	},
	silence: {
		silent: true,
		how: text(
			"An import fires no callback and makes no entry in the list of conversations",
			"导入不触发回调，也不生成会话列表项",
		),
	},
	// 100 calls a second per App Key, one message a call.
	limits: { requestsPerMinute: 6000 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
