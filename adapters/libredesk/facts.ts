import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the source at commit 948ffd8c of 2026-08-08; the schema was loaded and filled, the Go server was not started. */
export const sheet = { source: "https://github.com/abhinavxd/libredesk", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;
const run = { ...sheet, source: `${sheet.source} (schema.sql)`, confidence: "observed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text(
			"Self-hosted: one Go binary, PostgreSQL with pg_trgm, Redis",
			"自托管：单个 Go 程序、带 pg_trgm 的 PostgreSQL、Redis",
		),
		...code,
		values: ["self-hosted"],
	},
	{
		topic: "hosting",
		text: text("Your own server; a cloud VM in China will do", "部署在自有服务器，国内云主机即可"),
		...code,
		values: ["own-server"],
	},
	{ topic: "licence", text: text("AGPL-3.0", "开源，AGPL-3.0"), ...code, values: ["open-source"] },
	{
		topic: "languages",
		text: text("Simplified Chinese is among its languages", "界面语言包含简体中文"),
		...code,
		source: `${sheet.source} (i18n/zh-CN.json)`,
		values: ["zh-CN", "en"],
	},
	{
		topic: "channels",
		text: text("Website chat and e-mail", "网页聊天和邮件"),
		...code,
		values: ["web", "email"],
	},
	{
		topic: "features",
		text: text(
			"Tags, macros, custom attributes, teams, business hours, ratings, notes, automation rules, blocking, signed identity; no help centre",
			"标签、宏、自定义属性、团队、工作时间、满意度、备注、自动化规则、屏蔽和签名身份；没有帮助中心",
		),
		...code,
		values: [
			"canned-replies",
			"office-hours",
			"ratings",
			"blocklist",
			"custom-fields",
			"tags",
			"teams",
			"automation",
			"notes",
			"identity-verification",
		],
	},
	{
		topic: "ai",
		text: text(
			"An assistant that reads snippets; needs an AI provider of yours",
			"AI 助手可读取知识片段，需自行配置模型服务",
		),
		...code,
		values: ["llm-agent", "knowledge-retrieval"],
	},
	{
		topic: "api",
		text: text(
			"Good for definitions (tags, macros, attributes, agents, teams, hours, files). It cannot create a contact, nor a live-chat conversation",
			"适合创建标签、宏、属性、客服、团队、工作时间和文件；不能创建联系人，也不能创建在线聊天会话",
		),
		...code,
	},
	{
		topic: "limits",
		text: text(
			"Calls of agents are not limited; a body may have 100 MB unless max_body_size says otherwise",
			"客服接口不限频率；请求体默认上限 100 MB，由 max_body_size 决定",
		),
		...code,
	},
	{
		topic: "time",
		text: text(
			"No call takes a time. By SQL the whole conversation went in with its historic times",
			"接口均不接收时间；通过 SQL 可写入整个会话及其历史时间",
		),
		...run,
	},
	{
		topic: "telemetry",
		text: text("Asks for updates unless check_updates is false", "除非关闭 check_updates，否则会外联检查更新"),
		...code,
	},
	{
		topic: "status",
		text: text("Last change read: 2026-08-08", "所读代码最后更新于 2026-08-08"),
		...code,
		values: ["active"],
	},
];
