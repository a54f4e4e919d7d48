import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the source, branch v2, commit 121614fb of 2025-09, and in issues of the project. */
export const sheet = { source: "https://github.com/1Panel-dev/MaxKB", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("FIT2CLOUD, China", "飞致云（FIT2CLOUD），中国"), ...code },
	{
		topic: "deployment",
		text: text(
			"Self-hosted only: Docker, 1Panel store or an offline package",
			"仅支持自托管：Docker、1Panel 应用商店或离线安装包",
		),
		...code,
		values: ["self-hosted"],
	},
	{ topic: "hosting", text: text("Your own server", "部署在自有服务器"), ...code, values: ["own-server"] },
	{ topic: "certification", text: text("Not read", "未查阅"), ...sheet, confidence: "unconfirmed" },
	{
		topic: "licence",
		text: text(
			"Community edition GPL-3.0; professional and enterprise editions are sold",
			"社区版开源，GPL-3.0；专业版和企业版收费",
		),
		...code,
		values: ["open-source"],
	},
	{
		topic: "price",
		text: text("See maxkb.cn/pricing.html; figures were not read", "见 maxkb.cn/pricing.html，未记录具体价格"),
		...sheet,
		source: "https://maxkb.cn/pricing.html",
		confidence: "unconfirmed",
	},
	{
		topic: "channels",
		text: text(
			"A floating assistant on a website, and a chat API; no inbox for people",
			"网页悬浮助手和对话 API；没有人工收件箱",
		),
		...code,
		values: ["web", "api"],
	},
	{
		topic: "ai",
		text: text(
			"Answers out of knowledge bases; the embedding model is chosen by base",
			"基于知识库问答，可为每个知识库选择嵌入模型",
		),
		...code,
		values: ["knowledge-retrieval", "own-model"],
	},
	{
		topic: "api",
		text: text(
			"Keys for managing knowledge belong to the paid editions; the community login wants a captcha, so a person has to hand in a token",
			"管理知识库的 API 密钥属于付费版；社区版登录需验证码，只能由人提供令牌",
		),
		...sheet,
		source: `${sheet.source}/issues/713`,
		confidence: "reported",
	},
	{
		topic: "limits",
		text: text(
			"Title 255 characters, question 255, answer 102,400 in a file; size and number of files are set by knowledge base",
			"文件中标题和问题各限 255 字符，内容限 102,400 字符；文件大小和数量由知识库设置",
		),
		...code,
	},
	{ topic: "time", text: text("Cannot be set", "无法设置"), ...code },
];
