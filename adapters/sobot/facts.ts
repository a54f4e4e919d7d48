import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The developer site of the vendor (calling page of 2024-04-11), and the day it was read. */
export const sheet = { source: "https://developer.zhichi.com", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"智齿科技 (Sobot); the legal entity was not found. Credentials come from its sales staff, not by self-service",
			"智齿科技；法律主体名称未查到。接口凭证须向销售或售后申请，不能自助开通",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"Two mainland clouds, fixed per customer: Alibaba (www.sobot.com) and Tencent (www.soboten.com)",
			"国内两套环境，按客户固定：阿里云（www.sobot.com）和腾讯云（www.soboten.com）",
		),
		...docs,
		values: ["cn-mainland"],
	},
	{
		topic: "hosting",
		text: text(
			"Hosts abroad are seen in widgets (sg.sobot.com, global.sobot.com): have the mainland cluster put into the contract",
			"插件中出现过境外域名（sg.sobot.com、global.sobot.com）：签约时请约定使用国内集群",
		),
		...sheet,
		confidence: "observed",
		values: ["singapore"],
	},
	{
		topic: "cloud",
		text: text("Alibaba Cloud or Tencent Cloud", "阿里云或腾讯云"),
		...docs,
		values: ["alibaba-cloud", "tencent-cloud"],
	},
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...docs, values: ["saas"] },
	{
		topic: "deployment",
		text: text(
			"Own sub-domains exist; an offer on your premises was not found",
			"支持自定义子域名；是否提供私有化部署未查到",
		),
		...unread,
	},
	{
		topic: "channels",
		text: text(
			"Web, H5, apps, WeChat official account, mini program, WeChat customer service, WeCom, Weibo, WhatsApp, e-mail, phone",
			"网页、H5、App、微信公众号、小程序、微信客服、企业微信、微博、WhatsApp、邮件、电话",
		),
		...docs,
		values: [
			"web",
			"mobile-sdk",
			"wechat-official",
			"wechat-mini-program",
			"wechat-kf",
			"wecom",
			"weibo",
			"whatsapp",
			"email",
			"phone",
		],
	},
	{
		topic: "ai",
		text: text(
			"Robot, knowledge base V6, robot API with language models (2024)",
			"机器人、知识库 V6、大模型机器人 API（2024）",
		),
		...docs,
		values: ["faq-bot", "llm-agent", "knowledge-retrieval"],
	},
	{
		topic: "features",
		text: text(
			"Tickets with replies that only agents see, customer labels and fields, companies, skill groups, ratings, blocked customers; quick replies in the console",
			"工单（含仅客服可见的回复）、客户标签和自定义字段、企业、技能组、工单评价、客户拉黑；控制台有快捷回复",
		),
		...docs,
		values: [
			"tickets",
			"notes",
			"canned-replies",
			"tags",
			"custom-fields",
			"companies",
			"teams",
			"ratings",
			"blocklist",
		],
	},
	{ topic: "price", text: text("Not published", "未公布"), ...unread },
	{
		topic: "api",
		text: text(
			"Open platform 5.0: customers, tickets and replies, agents, groups, robot knowledge; past chats cannot be written",
			"开放平台 5.0：客户、工单和回复、客服、技能组、机器人知识；历史会话不能写入",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"No call rate is published; ticket queries span at most a month and 50 rows a page",
			"未公布调用频率；工单查询跨度最长一个月，每页最多 50 条",
		),
		...docs,
	},
	{
		topic: "time",
		text: text("The server's clock only; original times go into the text", "只用服务器时间，原始时间写入正文"),
		...docs,
	},
	{
		topic: "export",
		text: text("Customers, tickets and chat transcripts can be read by API", "客户、工单和聊天记录可通过 API 读取"),
		...docs,
	},
	{
		topic: "status",
		text: text(
			"The calling page was changed on 2024-04-11; clients of 2025 and 2026 are in use",
			"接口说明更新于 2024-04-11；2025 至 2026 年仍有客户端在用",
		),
		...sheet,
		confidence: "observed",
		values: ["active"],
	},
	...notFound(sheet, "certification"),
];
