import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: no history, no contacts; questions and answers do get in. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: {
			grade: "degraded",
			text: text("Must be a WeCom member already; added as a servicer", "须已是企业微信成员，添加为接待人员"),
		},
		inbox: {
			grade: "degraded",
			text: text("A customer service account, name up to 16 characters", "客服账号，名称最长 16 字"),
		},
		tag: {
			grade: "degraded",
			text: text(
				"A company tag of 30 characters, 3,000 in all; only on customers who have a contact already",
				"企业客户标签，30 字以内，共 3,000 个；只能打给已有联系的客户",
			),
		},
		contact: {
			grade: "dropped",
			text: text(
				"Cannot be created. With a file of WeChat unionids: a remark of 20 and a description of 150 characters",
				"不能新建。若有微信 unionid 对照表，可写 20 字备注和 150 字描述",
			),
		},
		"custom-field": {
			grade: "dropped",
			text: text("There are none; a description of 150 characters", "没有自定义字段，只有 150 字描述"),
		},
		"canned-reply": {
			grade: "degraded",
			text: text("As a question and answer of 500 characters", "作为问答写入，答案 500 字"),
		},
		category: {
			grade: "degraded",
			text: text("A group, name up to 12 characters, at most 100", "问答分组，名称 12 字，最多 100 组"),
		},
		article: {
			grade: "degraded",
			text: text(
				"An answer of 500 characters of plain text, with a link to the whole article",
				"500 字纯文本答案，附全文链接",
			),
		},
		conversation: {
			grade: "dropped",
			text: text("No import: 微信客服 only sends live", "没有导入接口，微信客服只能实时发送"),
		},
	},
	parts: {},
	rest: { grade: "dropped", text: text("No place for it; stays in the archive", "没有对应位置，保留在归档中") },
};
