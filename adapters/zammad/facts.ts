import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The source of Zammad and its documentation of 2026-05-04; nothing was run. */
export const sheet = { source: "https://github.com/zammad/zammad", checked: "2026-11-23" };
const manual = "https://github.com/zammad/zammad-documentation";
const code = { ...sheet, confidence: "official" } as const;
const docs = { ...code, source: manual } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text(
			"Self-hosted from packages or containers: Ruby on Rails, PostgreSQL, Redis; Elasticsearch is optional",
			"自托管（软件包或容器）：Ruby on Rails、PostgreSQL、Redis，Elasticsearch 可选",
		),
		...docs,
		values: ["self-hosted"],
	},
	{
		topic: "hosting",
		text: text("Your own server, on any cloud", "部署在自有服务器，可选任意云平台"),
		...docs,
		values: ["own-server"],
	},
	{ topic: "licence", text: text("AGPL-3.0", "开源，AGPL-3.0"), ...code, values: ["open-source"] },
	{
		topic: "languages",
		text: text("Interface and knowledge base are available in Chinese", "界面和知识库均支持中文"),
		...code,
		values: ["zh-CN", "en"],
	},
	{
		topic: "channels",
		text: text(
			"Website chat and form, e-mail, WhatsApp, Telegram, SMS, Facebook; none of mainland China's channels",
			"网页聊天和表单、邮件、WhatsApp、Telegram、短信、Facebook；没有中国大陆的渠道",
		),
		...docs,
		values: ["web", "email", "whatsapp", "telegram", "sms", "facebook"],
	},
	{
		topic: "features",
		text: text(
			"Tickets, text modules, macros, triggers, tags, organisations, groups, custom objects, calendars, knowledge base; no ratings in the core",
			"工单、文本模块、宏、触发器、标签、组织、分组、自定义对象、日历和知识库；核心没有满意度评价",
		),
		...docs,
		values: [
			"tickets",
			"canned-replies",
			"help-centre",
			"office-hours",
			"custom-fields",
			"tags",
			"companies",
			"teams",
			"automation",
			"notes",
		],
	},
	{
		topic: "api",
		text: text(
			"REST under /api/v1 with token, OAuth2 or Basic; the header From keeps the author of a record",
			"REST 接口位于 /api/v1，支持令牌、OAuth2 或 Basic；From 请求头可保留记录的作者",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text("No rate limit is documented", "未见官方说明请求频率限制"),
		...docs,
		confidence: "unconfirmed",
	},
	{
		topic: "reading",
		text: text(
			"At most 100 tickets a page in lists and 200 in searches; read until an empty page",
			"列表每页最多 100 张工单，搜索最多 200 张，需翻到空页为止",
		),
		...code,
	},
	{
		topic: "time",
		text: text(
			"Kept while import_mode is on. With it off, created_at is ignored in silence and answered with 201",
			"开启 import_mode 时可保留；未开启时 created_at 会被静默忽略，接口仍返回 201",
		),
		...code,
	},
	{
		topic: "telemetry",
		text: text(
			"Nothing it needs calls home; look-up of places and the image service can be switched off",
			"运行无需外联；地理位置查询和头像服务可关闭",
		),
		...code,
	},
	{
		topic: "status",
		text: text("Its documentation changed on 2026-05-04", "文档于 2026-05-04 仍有更新"),
		...docs,
		values: ["active"],
	},
];
