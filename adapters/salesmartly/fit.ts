import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const readOnly: SheetRow = {
	grade: "dropped",
	text: text("Messages can be read over the API, not written", "API 只能读取消息，不能写入"),
};

/** Section 6 of the sheet: contacts with a phone or an e-mail address, and their labels. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		contact: {
			grade: "degraded",
			text: text(
				"Only with a WhatsApp phone or an e-mail address; name and remark besides",
				"仅限有 WhatsApp 手机号或邮箱的联系人，另可写名称和备注",
			),
		},
		"custom-field": { grade: "degraded", text: text("Text in the remark", "写入备注文本") },
		tag: { grade: "preserved", text: text("Labels, ten a call", "标签，每次最多 10 个") },
		agent: {
			grade: "by-hand",
			text: text("Members are made in the console; the API lists them", "在控制台创建成员，API 只能列出"),
		},
		conversation: readOnly,
		message: readOnly,
	},
	parts: {},
	rest: { grade: "dropped", text: text("No call for it was found", "未找到对应接口") },
};
