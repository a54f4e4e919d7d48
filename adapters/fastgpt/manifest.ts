import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of FastGPT: question-answer pairs are native, dates and tags can be set; no inbox. */
export const manifest = sheetManifest({
	id: "fastgpt",
	name: text("FastGPT", "FastGPT（知识库）"),
	summary: text(
		"China-made knowledge base with native question-answer pairs; takes articles and answers, not people or chats",
		"国产知识库，原生支持问答对；可接收文章和问答，不接收客户和会话",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"collection/create/text and data/pushData would carry articles (with folders, dates, tags) and answers; the console takes a CSV with q, a, indexes. Contacts, conversations as chats, files and settings stay behind",
			"collection/create/text 和 data/pushData 可写入文章（含文件夹、时间和标签）和问答；控制台可导入列为 q、a、indexes 的 CSV。联系人、会话、文件和设置除外",
		),
	},
	time: {
		survives: "option",
		how: text(
			"createTime of articles can be given; there is no place for times of messages",
			"文章可指定 createTime；消息时间无处存放",
		),
	},
	silence: { silent: true, how: text("Collections notify nobody", "写入集合不会通知任何人") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
