import type { ManualStep } from "../../src/adapter/contract.js";
import { knowledgeSteps } from "../../src/adapter/knowledge-fit.js";
import { keepArchive, switchWidget } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in MaxKB. */
export const setUp: readonly ManualStep[] = [
	...knowledgeSteps,
	{
		id: "base",
		when: "before",
		title: text("Create a knowledge base", "创建知识库"),
		detail: text(
			"Choose its embedding model first; one for each language of the help centre",
			"先选定嵌入模型；帮助中心的每种语言建一个",
		),
	},
	{
		id: "answers",
		when: "before",
		title: text("Upload questions and answers", "上传问答"),
		detail: text(
			"CSV or Excel with the columns 分段标题, 分段内容, 问题 in this order, one question a line in the cell; rows without 分段内容 are skipped. From: uncrisp export --format csv --kind canned-reply",
			"CSV 或 Excel，三列依次为“分段标题”“分段内容”“问题”，同一单元格内每行一个问题；缺少“分段内容”的行会被跳过。内容来自：uncrisp export --format csv --kind canned-reply",
		),
		concerns: ["canned-reply"],
	},
	{
		id: "articles",
		when: "before",
		title: text("Upload the articles", "上传文章"),
		detail: text(
			"As Markdown, from: uncrisp export --format csv --kind article",
			"以 Markdown 上传，内容来自：uncrisp export --format csv --kind article",
		),
		concerns: ["article"],
	},
	switchWidget(
		text(
			"Add your domain to the server's list, then embed the assistant beside the chat of your inbox",
			"先将域名加入服务器白名单，再嵌入助手，与人工客服插件并存",
		),
	),
	keepArchive(),
];
