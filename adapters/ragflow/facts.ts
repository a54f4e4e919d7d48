import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the API reference and source of 2026-08, v0.27. */
export const sheet = { source: "https://github.com/infiniflow/ragflow", checked: "2026-11-23" };
const docs = {
	...sheet,
	source: `${sheet.source} (docs/references/http_api_reference.md)`,
	confidence: "official",
} as const;
const code = { ...sheet, confidence: "official" } as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("InfiniFlow, China", "InfiniFlow，中国"), ...code },
	{ topic: "deployment", text: text("Self-hosted with Docker", "自托管（Docker）"), ...code, values: ["self-hosted"] },
	{
		topic: "hosting",
		text: text(
			"Your own server; a mirror of the image at Huawei Cloud is named in its settings. A cloud offering was not read",
			"部署在自有服务器；配置中列有华为云镜像。云服务未查阅",
		),
		...code,
		values: ["own-server"],
	},
	{ topic: "certification", text: text("Not read", "未查阅"), ...unsure },
	{ topic: "licence", text: text("Apache-2.0", "开源，Apache-2.0"), ...code, values: ["open-source"] },
	{
		topic: "channels",
		text: text("An iframe on a website, and an API; no inbox for people", "网页 iframe 和 API；没有人工收件箱"),
		...docs,
		values: ["web", "api"],
	},
	{
		topic: "ai",
		text: text(
			"Chat assistants and agents answer out of datasets; the embedding model is chosen by dataset",
			"聊天助手和智能体结合知识库作答，可为每个知识库选择嵌入模型",
		),
		...docs,
		values: ["llm-agent", "knowledge-retrieval", "own-model"],
	},
	{
		topic: "api",
		text: text(
			"Datasets, documents, chunks with their questions, and metadata can be written with a long-lived key; look-up by metadata",
			"可用长期密钥写入知识库、文档、带问题的分段和元数据，并可按元数据查找",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"One chunk a call; no rate limit is stated; uploads up to 128 MiB unless MAX_CONTENT_LENGTH says otherwise",
			"每次写入一个分段；未说明频率限制；上传默认上限 128 MiB，由 MAX_CONTENT_LENGTH 决定",
		),
		...code,
	},
	{ topic: "time", text: text("Set by the server; keep dates as metadata", "由服务器生成，日期可存为元数据"), ...docs },
	{ topic: "status", text: text("v0.27, read in 2026-08", "v0.27，所读为 2026-08 快照"), ...code, values: ["active"] },
];
