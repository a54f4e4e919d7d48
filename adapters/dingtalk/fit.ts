import { asText, cardParts, noCall } from "../../src/adapter/sheet-rows.js";
import type { SheetFit, SheetRow } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const memo: SheetRow = {
	grade: "degraded",
	text: text(
		"A memo of the ticket (service group) or a property of it (customer service), dated today",
		"工单备注（服务群）或工单属性（智能客服），日期为导入当天",
	),
};
const file: SheetRow = {
	grade: "degraded",
	text: text("Attached to a memo, by an upload to OSS", "经 OSS 上传后附在备注中"),
};
const formField: SheetRow = {
	grade: "degraded",
	text: text("A field of a form that must exist", "须已存在的表单字段"),
};
const team: SheetRow = { grade: "degraded", text: text("A team or source (sourceId)", "团队或来源（sourceId）") };

/** Section 6 of the sheet: one ticket a conversation. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: { grade: "degraded", text: text("Matched to a unionId, never created", "匹配到 unionId，不能新建") },
		team,
		inbox: team,
		tag: formField,
		"custom-field": formField,
		contact: {
			grade: "degraded",
			text: text(
				"foreignId and foreignName of a ticket, or a form row with externalBizId",
				"工单的 foreignId、foreignName，或带 externalBizId 的表单行",
			),
		},
		conversation: {
			grade: "degraded",
			text: text("A ticket, its date in a property", "一张工单，原日期写入属性"),
		},
		message: memo,
		attachment: file,
		rating: asText,
		"canned-reply": { grade: "degraded", text: text("A knowledge entry", "知识条目") },
		category: { grade: "preserved", text: text("A library or category", "知识库或分类") },
		article: {
			grade: "preserved",
			text: text("A knowledge entry with a link; HTML is unconfirmed", "知识条目，可附链接；是否支持 HTML 未确认"),
			unconfirmed: true,
		},
	},
	parts: {
		text: memo,
		note: memo,
		event: memo,
		file,
		image: file,
		audio: file,
		animation: asText,
		...cardParts(asText),
	},
	rest: noCall,
};
