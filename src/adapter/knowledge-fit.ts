import { text } from "../model/index.js";
import type { ManualStep } from "./contract.js";
import type { SheetFit, SheetRow } from "./vendor.js";

/**
 * Fit of a tool that holds knowledge and answers by a model, but has no inbox for people (Dify, FastGPT, RAGFlow, MaxKB):
 * articles and canned replies find a place, chats only as documents, contacts and tickets none.
 */
export function knowledgeFit(own: {
	article: SheetRow;
	category: SheetRow;
	cannedReply: SheetRow;
	/** What the tool makes of labels; absent: dropped. */
	tag?: SheetRow;
}): Pick<SheetFit, "entities" | "parts" | "rest"> {
	return {
		entities: {
			conversation: transcript,
			message: transcript,
			article: own.article,
			category: own.category,
			"canned-reply": own.cannedReply,
			locale: { grade: "degraded", text: text("A value of each document's metadata", "作为每篇文档的元数据保存") },
			...(own.tag && { tag: own.tag }),
		},
		parts: {
			text: transcript,
			picker: transcript,
			field: transcript,
			carousel: transcript,
			note: {
				grade: "dropped",
				text: text(
					"Internal: a model that answers customers must not read it",
					"内部备注不应提供给面向客户的模型，因此不导入",
				),
			},
		},
		rest: {
			grade: "dropped",
			text: text(
				"It holds knowledge, not people, tickets or settings of a help desk",
				"它只存放知识，不存放客户、工单和客服设置",
			),
		},
	};
}

/** Steps that such a tool needs whichever it is. */
export const knowledgeSteps: readonly ManualStep[] = [
	{
		id: "inbox",
		when: "before",
		title: text("Choose where people will answer", "确定人工客服使用的平台"),
		detail: text(
			"This tool has no inbox for agents. Compare the others with: uncrisp adapters",
			"该工具没有人工客服收件箱，可用 uncrisp adapters 查看其他平台",
		),
		concerns: ["conversation", "contact"],
	},
	{
		id: "redact",
		when: "before",
		title: text("Take personal data out of what you upload", "上传前去除个人信息"),
		detail: text(
			"Articles are public already; chats are not. Upload questions and answers, never raw conversations",
			"文章本来就是公开内容，会话不是。请上传整理后的问答，不要上传原始会话",
		),
		concerns: ["conversation"],
	},
];

const transcript: SheetRow = {
	grade: "degraded",
	text: text(
		"Only as questions and answers, or a redacted transcript as one document with session id and date; nobody can go on with the chat",
		"只能整理成问答，或脱敏后存为一篇带会话编号和日期的文档，无法继续对话",
	),
};
