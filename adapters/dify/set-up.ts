import type { ManualStep } from "../../src/adapter/contract.js";
import { knowledgeSteps } from "../../src/adapter/knowledge-fit.js";
import { keepArchive, switchWidget } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in Dify. */
export const setUp: readonly ManualStep[] = [
	...knowledgeSteps,
	{
		id: "dataset",
		when: "before",
		title: text("Create a dataset and its key", "创建知识库和密钥"),
		detail: text(
			"Knowledge, Service API; allow API access for the dataset. Index economy needs no model, high_quality needs an embedding model",
			"“知识库”→“服务 API”，并允许该知识库的 API 访问。economy 索引无需模型，high_quality 需要嵌入模型",
		),
	},
	{
		id: "articles",
		when: "before",
		title: text("Bring the articles in", "导入文章"),
		detail: text(
			"Until an import is built: uncrisp export --format csv --kind article, and upload as Markdown or CSV in the console; language Chinese",
			"在导入功能实现前：uncrisp export --format csv --kind article，再到控制台以 Markdown 或 CSV 上传，语言选中文",
		),
		concerns: ["article"],
	},
	{
		id: "answers",
		when: "before",
		title: text("Enter curated answers", "录入标注回复"),
		detail: text(
			"Annotations of the app, from: uncrisp export --format csv --kind canned-reply. A document of type qa_model made from long text would call the model and cost tokens",
			"录入应用标注，内容来自：uncrisp export --format csv --kind canned-reply。用长文本创建 qa_model 文档会调用模型并消耗额度",
		),
		concerns: ["canned-reply"],
	},
	switchWidget(
		text(
			"Embed the app beside the chat of your inbox. Identity is stated by the page and not signed",
			"将应用嵌入网页，与人工客服插件并存。身份由页面声明，不签名",
		),
	),
	keepArchive(),
];
