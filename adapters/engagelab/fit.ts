import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const transcript: SheetRow = {
	grade: "degraded",
	text: text(
		"A line of one private transcript, with original time and author as text",
		"写入一条私密的会话记录，原始时间和作者以文本保留",
	),
};
const link: SheetRow = { grade: "degraded", text: text("A link in the text", "文本中的链接") };
const unknown: SheetRow = {
	grade: "dropped",
	text: text("No call for it in the pages that were read", "所读页面中未见对应接口"),
	unconfirmed: true,
};

/** Section 6 of the sheet. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"Name, e-mail, phone and avatar whole; the rest not by REST",
				"姓名、邮箱、电话和头像完整保留；其余无法通过 REST 写入",
			),
		},
		"custom-field": {
			grade: "degraded",
			text: text(
				"By the widget on the next visit; a REST call is unknown",
				"客户下次访问时由聊天插件写入；REST 接口未知",
			),
			unconfirmed: true,
		},
		conversation: {
			grade: "degraded",
			text: text("One conversation with one private transcript", "一个会话，内含一条私密的会话记录"),
			unconfirmed: true,
		},
		message: transcript,
		attachment: link,
		tag: unknown,
		"canned-reply": unknown,
		article: unknown,
		rating: unknown,
		agent: unknown,
	},
	parts: {
		text: transcript,
		picker: transcript,
		field: transcript,
		carousel: transcript,
		event: transcript,
		note: { grade: "degraded", text: text("A private message without its time", "私密消息，不含原始时间") },
		file: link,
		image: link,
		animation: link,
		audio: link,
	},
};
