import type { SheetFit } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Section 6 of the sheet: a home for knowledge, none for people or chats. */
export const fit: Pick<SheetFit, "entities" | "parts" | "rest"> = {
	entities: {
		agent: {
			grade: "degraded",
			text: text("An AICCS agent: account, name, skill groups", "AICCS 坐席：账号、名称、技能组"),
		},
		category: { grade: "preserved", text: text("The tree of categories", "分类树") },
		article: {
			grade: "preserved",
			text: text(
				"A document with Crisp's id in its Meta, or a FAQ with rich text; visible after publishing",
				"文档（Meta 存放 Crisp 编号）或富文本问答；发布后生效",
			),
		},
		"canned-reply": {
			grade: "preserved",
			text: text("A FAQ entry, title up to 120 characters", "问答，标题最长 120 字"),
		},
		tag: { grade: "dropped", text: text("Tags are for FAQ, not for people", "标签用于问答，不用于客户") },
	},
	parts: {},
	rest: {
		grade: "dropped",
		text: text(
			"No call writes people, tickets or chats; stays in the archive",
			"没有写入客户、工单、会话的接口，保留在归档中",
		),
	},
};
