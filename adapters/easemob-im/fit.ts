import { asText, cardParts, fileParts } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const file: SheetRow = {
	grade: "preserved",
	text: text(
		"Fetched by the server from a public address (need_download); a failed fetch is not told",
		"由服务端从公开地址下载（need_download）；下载失败不会提示",
	),
};

/** Section 6 of the sheet: one-to-one messages, each person paired with one service user an inbox. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text("A user, with a few profile values (their call was not read)", "用户及少量资料（资料接口未查阅）"),
		},
		conversation: {
			grade: "degraded",
			text: text(
				"One timeline a pair of users; conversations of one person merge",
				"每对用户一条时间线，同一客户的会话合并",
			),
		},
		message: { grade: "preserved", text: text("One call a message, oldest first", "每条消息调用一次，由旧到新") },
		attachment: file,
	},
	parts: {
		text: { grade: "preserved", text: text("With author and time to the millisecond", "保留作者和时间（精确到毫秒）") },
		...fileParts(file),
		...cardParts(asText),
	},
	rest: {
		grade: "dropped",
		text: text("Chat storage has no place for it; stays in the archive", "消息存储没有对应位置，保留在归档中"),
	},
};
