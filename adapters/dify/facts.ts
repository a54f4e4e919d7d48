import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the vendor's API reference and guides, commit a7739803 of 2026-07. */
export const sheet = { source: "https://github.com/langgenius/dify-docs", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const api = { ...docs, source: `${sheet.source} (en/api-reference/openapi_service.json)` } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("LangGenius", "LangGenius 公司"), ...docs },
	{
		topic: "deployment",
		text: text("Self-hosted, or Dify Cloud", "可自托管，也可使用 Dify Cloud"),
		...docs,
		values: ["self-hosted", "saas"],
	},
	{
		topic: "hosting",
		text: text("Self-hosted on your own server, the usual way in China", "自托管在自有服务器，这是国内的常用方式"),
		...docs,
		values: ["own-server"],
	},
	{
		topic: "hosting",
		text: text("Dify Cloud (api.dify.ai) is outside mainland China", "Dify Cloud（api.dify.ai）位于中国大陆以外"),
		...sheet,
		confidence: "unconfirmed",
		values: ["other-region"],
	},
	{
		topic: "certification",
		text: text("Those of the cloud were not read", "云服务的认证未查阅"),
		...sheet,
		confidence: "unconfirmed",
	},
	{ topic: "licence", text: text("Open source", "开源"), ...docs, values: ["open-source"] },
	{
		topic: "channels",
		text: text("A chat embedded in a website, and an API; no inbox for people", "网页嵌入式聊天和 API；没有人工收件箱"),
		...docs,
		values: ["web", "api"],
	},
	{
		topic: "ai",
		text: text(
			"Apps that answer by a model out of datasets; curated answers (annotations) can go first",
			"应用由模型结合知识库作答，也可优先使用人工整理的标注回复",
		),
		...docs,
		values: ["llm-agent", "knowledge-retrieval", "own-model"],
	},
	{
		topic: "api",
		text: text(
			"Datasets, documents, chunks, metadata and annotations can all be written; one key for knowledge, one for each app",
			"知识库、文档、分段、元数据和标注均可写入；知识库与每个应用各有密钥",
		),
		...api,
	},
	{
		topic: "limits",
		text: text(
			"Cloud, knowledge requests a minute: Sandbox 10, Professional 100, Team 1000; too many are answered with 403. Self-hosted: none stated",
			"云端每分钟知识库请求数：Sandbox 10、Professional 100、Team 1000，超出返回 403；自托管未见限制",
		),
		...docs,
		source: `${sheet.source} (knowledge-request-rate-limit)`,
	},
	{
		topic: "reading",
		text: text(
			"1000 questions and answers a call; names of datasets up to 40 characters",
			"每次最多写入 1000 条问答；知识库名称最长 40 字符",
		),
		...api,
	},
	{
		topic: "time",
		text: text("Cannot be set; keep dates as metadata", "无法设置，日期可存为元数据"),
		...api,
	},
	{
		topic: "status",
		text: text("Documentation of 2026-07 was read", "所读文档为 2026-07 版本"),
		...docs,
		values: ["active"],
	},
];
