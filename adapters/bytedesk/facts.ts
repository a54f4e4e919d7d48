import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the public source (commits of 2024 to 2026); nothing was run. */
export const sheet = { source: "https://github.com/Bytedesk/bytedesk", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text(
			"Self-hosted: Java 21, MySQL, PostgreSQL, Oracle, KingBase or Dameng, Redis",
			"自托管：Java 21，数据库可用 MySQL、PostgreSQL、Oracle、人大金仓或达梦，另需 Redis",
		),
		...code,
		values: ["self-hosted"],
	},
	{
		topic: "hosting",
		text: text(
			"Your own server; files can rest on Alibaba OSS, Tencent COS or MinIO",
			"部署在自有服务器；文件可存于阿里云 OSS、腾讯云 COS 或 MinIO",
		),
		...code,
		values: ["own-server"],
	},
	{
		topic: "licence",
		text: text(
			"Business Source License 1.1: own use is allowed, reselling it or offering it as a service is not; older tags are Apache-2.0",
			"Business Source License 1.1：允许自用，禁止转售或作为 SaaS 提供；较早版本为 Apache-2.0",
		),
		...code,
		values: ["source-available"],
	},
	{
		topic: "price",
		text: text("Some features ask for a licence key", "部分功能需要许可证密钥"),
		...code,
	},
	{
		topic: "languages",
		text: text("Made in China, Chinese first", "国产软件，以中文界面为主"),
		...code,
		values: ["zh-CN"],
	},
	{
		topic: "channels",
		text: text("Website chat in the open build", "开源版提供网页聊天"),
		...code,
		values: ["web"],
	},
	{
		topic: "channels",
		text: text(
			"WeChat, WhatsApp and mail exist as modules that the open build switches off; there is code for DingTalk and Feishu",
			"微信、WhatsApp 和邮件模块在开源版中关闭；代码中有钉钉和飞书支持",
		),
		...sheet,
		confidence: "unconfirmed",
		values: ["wechat-official", "whatsapp", "email", "dingtalk", "feishu"],
	},
	{
		topic: "ai",
		text: text(
			"Bots on models of DeepSeek, Qwen, Zhipu, Baidu, Tencent and others; a knowledge base",
			"机器人可接入 DeepSeek、通义千问、智谱、百度、腾讯等模型，并有知识库",
		),
		...code,
		values: ["llm-agent", "knowledge-retrieval", "own-model"],
	},
	{
		topic: "features",
		text: text(
			"Tickets, quick replies, articles, workgroups, tags, blacklist, custom fields in newer versions; no internal notes as messages",
			"工单、快捷回复、文章、工作组、标签、黑名单，新版本支持自定义字段；消息没有内部备注类型",
		),
		...code,
		values: ["tickets", "canned-replies", "help-centre", "teams", "tags", "blocklist", "custom-fields"],
	},
	{
		topic: "features",
		text: text(
			"Ratings and working time of agents are there, how they are written is unconfirmed",
			"有满意度评价和客服工作时间，写入方式未确认",
		),
		...sheet,
		confidence: "unconfirmed",
		values: ["ratings", "office-hours"],
	},
	{
		topic: "api",
		text: text(
			"REST for the console with a login that stands behind a captcha. It changes every few weeks: pin a version",
			"管理端为 REST 接口，登录需验证码；接口每隔几周就会变动，应锁定版本",
		),
		...code,
	},
	{
		topic: "time",
		text: text(
			"A message may name its createdAt, but the row is probably stamped when it is stored; an SQL update works on any version",
			"消息可带 createdAt，但入库时很可能被覆盖；用 SQL 更新在任何版本都有效",
		),
		...sheet,
		confidence: "unconfirmed",
	},
	{
		topic: "status",
		text: text("Developed actively", "持续活跃开发"),
		...code,
		values: ["active"],
	},
];
