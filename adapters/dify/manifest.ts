import { sheetManifest } from "../../src/adapter/sheet-manifest.js";
import { text } from "../../src/model/index.js";
import { facts, sheet } from "./facts.js";
import { fit } from "./fit.js";
import { setUp } from "./set-up.js";
import { widget } from "./widget.js";

/** What uncrisp knows of Dify: a knowledge base with a full API, no inbox. */
export const manifest = sheetManifest({
	id: "dify",
	name: text("Dify", "Dify（知识库）"),
	summary: text(
		"Knowledge and bots by a model, self-hosted or cloud; takes articles and answers, not people or chats",
		"大模型知识库和机器人，可自托管或用云服务；可接收文章和问答，不接收客户和会话",
	),
	version: "1",
	route: {
		state: "not-built",
		text: text(
			"create-by-text, segments, metadata and annotations would carry articles, questions and answers, canned replies; contacts, conversations as chats, files and all settings stay behind",
			"create-by-text、segments、metadata 和 annotations 可写入文章、问答和快捷回复；联系人、会话、文件和各项设置除外",
		),
	},
	time: {
		survives: "no",
		how: text(
			"Documents are dated by the server; Crisp's dates go into metadata",
			"文档时间由服务器生成；Crisp 的时间可写入元数据",
		),
	},
	silence: { silent: true, how: text("Documents notify nobody", "写入文档不会通知任何人") },
	byHand: setUp,
	facts,
	fit: { ...sheet, ...fit },
	widget,
});
