import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the vendor's OpenAPI pages and, for the CSV, its source. */
export const sheet = { source: "https://github.com/labring/FastGPT", checked: "2026-11-23" };
const docs = {
	...sheet,
	source: `${sheet.source} (document/content/docs/introduction/development/openapi/dataset.mdx)`,
	confidence: "official",
} as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("labring, the team of Sealos, China", "labring（Sealos 团队），中国"), ...docs },
	{
		topic: "deployment",
		text: text("Self-hosted, or a cloud in China", "可自托管，也有国内云服务"),
		...docs,
		values: ["self-hosted", "saas"],
	},
	{
		topic: "hosting",
		text: text("Self-hosted on your own server", "自托管在自有服务器"),
		...docs,
		values: ["own-server"],
	},
	{
		topic: "hosting",
		text: text(
			"A cloud for China exists (api.fastgpt.in in the documents); newer domains and where the data rests are unconfirmed",
			"有国内云服务（文档中为 api.fastgpt.in）；新域名和数据存储地未确认",
		),
		...unsure,
		values: ["cn-mainland"],
	},
	{ topic: "certification", text: text("Not read", "未查阅"), ...unsure },
	{
		topic: "licence",
		text: text(
			"Open source; a commercial edition adds external files and automatic indexes",
			"开源；商业版增加外部文件库和自动索引",
		),
		...docs,
		values: ["open-source"],
	},
	{
		topic: "channels",
		text: text(
			"A share link or iframe on a website, and an API; no inbox for people",
			"网页分享链接或 iframe，以及 API；没有人工收件箱",
		),
		...docs,
		values: ["web", "api"],
	},
	{
		topic: "ai",
		text: text(
			"Apps answer by a model out of datasets; models are chosen by dataset",
			"应用由模型结合知识库作答，可为每个知识库选择模型",
		),
		...docs,
		values: ["llm-agent", "knowledge-retrieval", "own-model"],
	},
	{
		topic: "api",
		text: text(
			"Datasets, collections and question-answer pairs can be written, with tags, date and an external id; a global key for datasets",
			"可写入知识库、集合和问答对，支持标签、时间和外部编号；知识库使用全局密钥",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"200 pairs a call, 30 records a page; no rate limit is published",
			"每次最多 200 条问答，每页最多 30 条；未公布频率限制",
		),
		...docs,
	},
	{
		topic: "time",
		text: text("createTime of a collection can be set", "集合的 createTime 可指定"),
		...docs,
	},
];
