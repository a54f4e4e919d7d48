import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of RAGFlow: documents and questions with free metadata, no inbox. */
export const manifest = sheetManifest({
	id: "ragflow",
	name: text("RAGFlow", "RAGFlow（知识库）"),
	summary: text(
		"China-made, self-hosted knowledge base with free metadata; takes articles and answers, not people or chats",
		"国产自托管知识库，元数据可自由定义；可接收文章和问答，不接收客户和会话",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"Documents with meta_fields and chunks with questions would carry articles and answers; the Q&A method takes a sheet of two columns. Contacts, conversations as chats, files and settings stay behind",
			"带 meta_fields 的文档和带问题的分段可写入文章和问答；Q&A 方式可导入两列表格。联系人、会话、文件和设置除外",
		),
	},
	time: {
		survives: "no",
		how: text(
			"The server dates everything; Crisp's dates go into metadata",
			"时间由服务器生成；Crisp 的时间可写入元数据",
		),
	},
	silence: { silent: true, how: text("Documents notify nobody", "写入文档不会通知任何人") },
	limits: { maxFileBytes: 128 * 1024 * 1024 },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
