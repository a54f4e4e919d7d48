import type { Fact } from "../../src/adapter/vendor.js";
import { type Localized, text } from "../../src/model/index.js";

/** Read from the source code of Chatwoot 4.10.1 (2026-01-20) and 4.15.1 (2026-06-17); checked 2026-11-23. */
const source = "https://github.com/chatwoot/chatwoot";
const fact = (
	topic: Fact["topic"],
	statement: Localized,
	path = "",
	confidence: Fact["confidence"] = "official",
	values?: readonly string[],
): Fact => ({
	topic,
	text: statement,
	source: path === "" ? source : `${source}/blob/v4.10.1/${path}`,
	checked: "2026-11-23",
	confidence,
	...(values && { values }),
});

export const facts: readonly Fact[] = [
	fact(
		"deployment",
		text(
			"Self-hosted with Docker: rails, sidekiq, PostgreSQL with pgvector, Redis",
			"自托管（Docker）：rails、sidekiq、带 pgvector 的 PostgreSQL、Redis",
		),
		"docker-compose.production.yaml",
		"official",
		["self-hosted"],
	),
	fact(
		"hosting",
		text("Your own server, so the data can stay in mainland China", "部署在自有服务器，数据可留在中国大陆"),
		"docker-compose.production.yaml",
		"official",
		["own-server"],
	),
	fact(
		"licence",
		text(
			"Open source; the enterprise folder is proprietary and rests without its licence",
			"开源；enterprise 目录为专有软件，没有许可时不启用",
		),
		"LICENSE",
		"official",
		["open-source"],
	),
	fact("price", text("The community edition is free; you run it yourself", "社区版免费，自行运维"), "", "unconfirmed"),
	fact(
		"languages",
		text("zh_CN and zh_TW; about 85 % of the dashboard is translated", "支持 zh_CN 和 zh_TW；界面约 85 % 已翻译"),
		"config/initializers/languages.rb",
		"official",
		["zh-CN", "zh-TW", "en", "other"],
	),
	fact(
		"channels",
		text(
			"Website, API, e-mail, LINE, Telegram, WhatsApp and others; no WeChat, WeCom, DingTalk or Feishu",
			"网站、API、邮件、LINE、Telegram、WhatsApp 等；没有微信、企业微信、钉钉、飞书",
		),
		"",
		"official",
		["web", "api", "email", "line", "telegram", "whatsapp", "facebook", "instagram", "sms"],
	),
	fact(
		"features",
		text(
			"Labels, attributes, notes, canned responses, help centre, working hours, surveys, automation, blocking; companies only in the enterprise edition, no tickets",
			"标签、自定义属性、备注、快捷回复、帮助中心、工作时间、满意度调查、自动化、屏蔽；公司仅企业版支持，没有工单",
		),
		"",
		"official",
		[
			"canned-replies",
			"help-centre",
			"office-hours",
			"ratings",
			"blocklist",
			"custom-fields",
			"tags",
			"teams",
			"automation",
			"campaigns",
			"notes",
			"identity-verification",
		],
	),
	fact(
		"push",
		text(
			"The mobile apps' pushes go through Google FCM: none on Android without Google services",
			"手机推送经由 Google FCM：无 Google 服务的安卓手机收不到",
		),
	),
	fact(
		"time",
		text(
			"The API cannot set created_at of anything; self-hosters can back-date by SQL",
			"API 无法设置任何 created_at；自托管可用 SQL 回填时间",
		),
	),
	fact(
		"limits",
		text(
			"3000 requests a minute per address, 60 uploads an hour, 200 messages a minute per conversation",
			"每个 IP 每分钟 3000 个请求，每小时 60 次上传，每个会话每分钟 200 条消息",
		),
		"config/initializers/rack_attack.rb",
	),
	fact(
		"reading",
		text("150,000 characters a message, 20,000 an article", "每条消息 150,000 字符，每篇文章 20,000 字符"),
		"app/models/message.rb",
	),
	fact(
		"telemetry",
		text(
			"Contacts the vendor's hub daily for the version, and Gravatar per e-mail address unless switched off",
			"每天向厂商服务器查询版本；除非关闭，还会按邮箱查询 Gravatar",
		),
	),
	fact(
		"status",
		text("4.15.1 is of 2026-06-17; 4.16 to 4.18 came after it", "4.15.1 发布于 2026-06-17，其后又有 4.16 至 4.18"),
		"",
		"official",
		["active"],
	),
	fact(
		"ai",
		text(
			"Agent bots of your own by webhook, and Dialogflow; Captain, the vendor's assistant, can be attached to an inbox, under which licence was not read",
			"可通过 Webhook 接入自建机器人，也支持 Dialogflow；收件箱可关联官方助手 Captain，所需许可未查阅",
		),
		"",
		"unconfirmed",
		["llm-agent"],
	),
];
