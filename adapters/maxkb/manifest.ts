import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of MaxKB: a knowledge base that is best filled by file. */
export const manifest = sheetManifest({
	id: "maxkb",
	name: text("MaxKB", "MaxKB（知识库）"),
	summary: text(
		"China-made, self-hosted knowledge base; takes questions and answers by spreadsheet, not people or chats",
		"国产自托管知识库；可用表格导入问答，不接收客户和会话",
	),
	version: "1",
	route: {
		state: "bundle",
		text: text(
			"A CSV or Excel with 分段标题, 分段内容, 问题, and Markdown for articles. The API for knowledge is in the paid editions. Contacts, conversations as chats, files and settings stay behind",
			"CSV 或 Excel，列为“分段标题”“分段内容”“问题”；文章用 Markdown。知识库管理 API 属于付费版。联系人、会话、文件和设置除外",
		),
	},
	time: { survives: "no", how: text("No time can be set", "无法设置任何时间") },
	silence: { silent: true, how: text("Documents notify nobody", "写入文档不会通知任何人") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
