import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const asText: SheetRow = {
	grade: "degraded",
	text: text("As text in a message", "以文本写入消息"),
	unconfirmed: true,
};
const upload: SheetRow = {
	grade: "degraded",
	text: text("A live upload into the room", "实时上传到房间"),
	unconfirmed: true,
};
const paid: SheetRow = {
	grade: "by-hand",
	text: text("A paid function; typed in the console", "收费功能，需在后台录入"),
};

/** The sheet has no table for Rocket.Chat: rows follow from the calls that it names. */
export const fit: Pick<SheetFit, "entities" | "parts"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text("A visitor with name, e-mail, phone and custom fields", "访客，含姓名、邮箱、电话和自定义字段"),
		},
		"custom-field": { grade: "degraded", text: text("Keys and values of the visitor", "访客的键值字段") },
		conversation: {
			grade: "degraded",
			text: text("An open room; its dates only in MongoDB", "处于打开状态的房间；时间只能在 MongoDB 中更新"),
		},
		message: {
			grade: "degraded",
			text: text(
				"Written as the visitor; how an agent's reply keeps its author is unknown, the time only in MongoDB",
				"以访客身份写入；客服回复如何保留作者未知，时间只能在 MongoDB 中更新",
			),
			unconfirmed: true,
		},
		attachment: upload,
		"canned-reply": paid,
		tag: paid,
		"office-hours": paid,
	},
	parts: {
		text: { grade: "degraded", text: text("Text, dated now", "文本，时间为当前") },
		file: upload,
		image: upload,
		animation: upload,
		audio: upload,
		picker: asText,
		field: asText,
		carousel: asText,
	},
};
