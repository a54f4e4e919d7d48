import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";

/** Tencent IM as chat storage: for teams that build their own agent console on it. */
export const manifest = sheetManifest({
	id: "tencent-im",
	name: text("Tencent Cloud IM", "腾讯云即时通信 IM"),
	summary: text(
		"Chat storage, not a help desk; takes history with true time and author, but keeps messages 7 days unless you pay for more",
		"消息存储而非客服系统；可按真实时间和作者导入历史，但默认只保存 7 天",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"multiaccount_import would carry contacts and agents; import_group, import_group_msg (7 a call) and import_group_member one group a conversation, or importmsg one-to-one. Tags, notes, ratings, articles and canned replies have no place",
			"multiaccount_import 可导入客户和客服；import_group、import_group_msg（每次 7 条）、import_group_member 按会话建群导入，或用 importmsg 导入单聊。标签、备注、评价、文章和快捷回复没有位置",
		),
	},
	time: { survives: "yes", how: text("Time in seconds, sequence numbers for order", "时间精确到秒，用序号保持顺序") },
	silence: {
		silent: true,
		how: text(
			"SyncFromOldSystem 2: no push, no unread count, no callback; group imports fire no callback either",
			"SyncFromOldSystem 取 2：不推送、不计未读、不触发回调；群导入也不触发回调",
		),
	},
	// Group imports: 200 calls a second, 7 messages a call.
	limits: { batch: 7, requestsPerMinute: 12_000 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
});
