import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The guide to customer data (a stored copy), and the day it was read. */
export const sheet = { source: "http://qiyukf.com/newdoc/html/qiyu_crm_interface.html", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
/** A third party's digest of b.163.com/docs/qiyu and of the vendor's handbook. */
const digest = {
	...sheet,
	source: "https://b.163.com/docs/qiyu (third-party digest)",
	confidence: "reported",
} as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"NetEase (brand 网易智企); privacy texts name 杭州网易智企科技有限公司 or 网易质云",
			"网易（网易智企）；隐私文本中的主体为杭州网易智企科技有限公司或网易质云",
		),
		...digest,
	},
	{
		topic: "hosting",
		text: text("NetEase's cloud in mainland China; an edition abroad exists", "网易云，中国大陆；另有海外版"),
		...digest,
		values: ["cn-mainland"],
	},
	{ topic: "cloud", text: text("NetEase's own", "网易自有云"), ...digest, values: ["own"] },
	{
		topic: "deployment",
		text: text("A cloud service with a console at {corpCode}.qiyukf.com", "云服务，控制台为 {corpCode}.qiyukf.com"),
		...docs,
		values: ["saas"],
	},
	{
		topic: "deployment",
		text: text(
			"Private deployment is sold to large customers; without public documents",
			"据称面向大客户提供私有化部署，没有公开文档",
		),
		...unread,
		values: ["private"],
	},
	{
		topic: "certification",
		text: text("Not found: ask sales for MLPS 3 and ISO 27001 papers", "未查到：请向销售索取等保三级、ISO 27001 证明"),
		...unread,
	},
	{
		topic: "channels",
		text: text(
			"Web, apps, WeChat official account, mini program, WeChat customer service, WeCom, DingTalk, Feishu, Douyin, Xiaohongshu, Bilibili, e-mail, phone, WhatsApp, Facebook, Instagram, LINE and more",
			"网页、App、微信公众号、小程序、微信客服、企业微信、钉钉、飞书、抖音、小红书、B 站、邮件、电话、WhatsApp、Facebook、Instagram、LINE 等",
		),
		...digest,
		values: [
			"web",
			"mobile-sdk",
			"wechat-official",
			"wechat-mini-program",
			"wechat-kf",
			"wecom",
			"dingtalk",
			"feishu",
			"douyin",
			"xiaohongshu",
			"email",
			"phone",
			"whatsapp",
			"facebook",
			"instagram",
			"line",
		],
	},
	{
		topic: "ai",
		text: text("Knowledge robot, knowledge base for language models (云商)", "知识库机器人、大模型知识库（云商）"),
		...digest,
		values: ["faq-bot", "llm-agent", "knowledge-retrieval"],
	},
	{
		topic: "features",
		text: text(
			"Customers with own fields, tickets with templates, tags, agent groups, evaluation, check of user ids",
			"客户中心自定义字段、工单模板、标签、客服组、满意度、uid 校验",
		),
		...docs,
		values: ["custom-fields", "tickets", "tags", "teams", "ratings", "identity-verification"],
	},
	{
		topic: "price",
		text: text(
			"Not published. The developer id needs the professional edition or above",
			"未公布。开发者 ID 需要专业版及以上",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Customers by phone number, many a call, with first and last contact; bulk delete too. Past chats cannot be written",
			"按手机号批量写入客户，含首次和末次联系时间，支持批量删除；历史会话不能写入",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Tickets with files inside: the body is known from a working integration, the reply's body is not",
			"工单可内嵌附件：参数来自可用的第三方集成；回复接口参数未知",
		),
		...sheet,
		source: "Public integrations of /openapi/v2/ticket",
		confidence: "observed",
	},
	{
		topic: "limits",
		text: text(
			"5 calls a second per interface, 20 per customer; rows a call unpublished (code 14501 when too many)",
			"每个接口每秒 5 次，每个客户每秒 20 次；单次行数未公布（过多返回 14501）",
		),
		...digest,
	},
	{
		topic: "time",
		text: text(
			"First and last contact of a customer can be set, in milliseconds; a ticket's time cannot",
			"客户的首次、末次联系时间可写入（毫秒）；工单时间不能指定",
		),
		...docs,
	},
	{
		topic: "export",
		text: text("Sessions can be exported, at most two days a call", "可导出会话，每次最多两天"),
		...sheet,
		source: "Public integrations of /openapi/export/session",
		confidence: "observed",
	},
];
