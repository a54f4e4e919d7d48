import type { ManualStep } from "../../src/adapter/contract.js";
import { knowledgeSteps } from "../../src/adapter/knowledge-fit.js";
import { keepArchive, switchWidget } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in FastGPT. */
export const setUp: readonly ManualStep[] = [
	...knowledgeSteps,
	{
		id: "dataset",
		when: "before",
		title: text("Create a dataset and a global key", "创建知识库和全局密钥"),
		detail: text("Not the key of an app: that one only opens chats", "不要使用应用密钥，它只能用于对话"),
	},
	{
		id: "articles",
		when: "before",
		title: text("Bring the articles in", "导入文章"),
		detail: text(
			"Until an import is built: uncrisp export --format csv --kind article, one folder for each category",
			"在导入功能实现前：uncrisp export --format csv --kind article，每个分类建一个文件夹",
		),
		concerns: ["article"],
	},
	{
		id: "answers",
		when: "before",
		title: text("Upload questions and answers", "上传问答"),
		detail: text(
			"A CSV with the columns q, a, indexes, from: uncrisp export --format csv --kind canned-reply. One file becomes one collection; check the header against the console's template",
			"CSV 列为 q、a、indexes，内容来自：uncrisp export --format csv --kind canned-reply。一个文件对应一个集合，表头请与控制台模板核对",
		),
		concerns: ["canned-reply"],
	},
	switchWidget(text("Embed the share link beside the chat of your inbox", "嵌入分享链接，与人工客服插件并存")),
	keepArchive(),
];
