import { cardParts } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const message: SheetRow = {
	grade: "degraded",
	text: text(
		"message/transfer/save with its time, if both sides have a Qidian openid",
		"通过 message/transfer/save 连同时间写入，前提是双方都有企点 openid",
	),
	unconfirmed: true,
};
const file: SheetRow = {
	grade: "degraded",
	text: text("Media below 5 MB, under the same condition", "小于 5 MB 的媒体，条件同上"),
	unconfirmed: true,
};
const asText: SheetRow = {
	grade: "degraded",
	text: text("Text at best, under the same condition", "最多转为文字，条件同上"),
	unconfirmed: true,
};
const unknown: SheetRow = {
	grade: "dropped",
	text: text("Whether it can be written was not read", "能否写入未查到"),
	unconfirmed: true,
};

/** Section 6 of the sheet. Its blocking doubt: a contact made from a phone number has no known way to an openid. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("Matched only; read by API", "只能匹配，接口只读") },
		tag: unknown,
		"custom-field": unknown,
		contact: {
			grade: "degraded",
			text: text("addcustomer by mobile number or visitor id", "通过 addcustomer 按手机号或访客编号新建"),
		},
		conversation: message,
		message,
		attachment: file,
	},
	parts: {
		text: message,
		file,
		image: file,
		animation: asText,
		audio: asText,
		...cardParts(asText),
		note: asText,
		event: asText,
	},
	rest: { grade: "dropped", text: text("No public API found; stays in the archive", "未找到公开 API，保留在归档中") },
};
