import type { ManualStep } from "../../src/adapter/contract.js";
import { knowledgeSteps } from "../../src/adapter/knowledge-fit.js";
import { keepArchive, switchWidget } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in RAGFlow. */
export const setUp: readonly ManualStep[] = [
	...knowledgeSteps,
	{
		id: "dataset",
		when: "before",
		title: text("Create a dataset and an API key", "创建知识库和 API 密钥"),
		detail: text(
			"The key is on the user's API page; choose the embedding model before anything is parsed",
			"密钥在用户的 API 页面；解析前先选定嵌入模型",
		),
	},
	{
		id: "articles",
		when: "before",
		title: text("Bring the articles in", "导入文章"),
		detail: text(
			"Until an import is built: uncrisp export --format csv --kind article, upload as documents and parse them",
			"在导入功能实现前：uncrisp export --format csv --kind article，作为文档上传并解析",
		),
		concerns: ["article"],
	},
	{
		id: "answers",
		when: "before",
		title: text("Upload questions and answers", "上传问答"),
		detail: text(
			"Chunk method Q&A: Excel with two columns, question and answer, without a header; or UTF-8 text parted by tabs. From: uncrisp export --format csv --kind canned-reply",
			"分段方式选 Q&A：Excel 两列（问题、答案），不要表头；或以制表符分隔的 UTF-8 文本。内容来自：uncrisp export --format csv --kind canned-reply",
		),
		concerns: ["canned-reply"],
	},
	switchWidget(text("Embed the assistant beside the chat of your inbox", "嵌入聊天助手，与人工客服插件并存")),
	keepArchive(),
];
