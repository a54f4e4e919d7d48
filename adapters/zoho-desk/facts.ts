import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The official OpenAPI files, and the day they were read. */
export const sheet = { source: "https://github.com/zoho/zohodesk-oas (v1.0)", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const sdk = { ...sheet, source: "Public code that names desk.zoho.com.cn", confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Zoho, foreign-owned; who operates the China edition must be asked",
			"Zoho，外资；国内版的运营主体请另行确认",
		),
		...unread,
	},
	{
		topic: "hosting",
		text: text(
			"A data centre for China beside those abroad; hosts desk.zoho.com.cn and accounts.zoho.com.cn",
			"除境外数据中心外设有中国数据中心，域名为 desk.zoho.com.cn、accounts.zoho.com.cn",
		),
		...docs,
		source: "https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html",
		values: ["cn-mainland"],
	},
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...sdk, values: ["saas"] },
	{
		topic: "certification",
		text: text("MLPS and ISO of the China data centre were not read", "国内数据中心的等保和 ISO 认证未查阅"),
		...unread,
	},
	{
		topic: "channels",
		text: text(
			"ASAP web widget with knowledge, tickets and chat; SalesIQ chat; mobile portal SDK",
			"ASAP 网页插件（知识、工单、聊天）、SalesIQ 在线聊天、移动门户 SDK",
		),
		...sheet,
		confidence: "reported",
		values: ["web", "mobile-sdk"],
	},
	{
		topic: "channels",
		text: text("E-mail: a ticket can be sent as one (sendAsEmail)", "邮件：工单可作为邮件发送（sendAsEmail）"),
		...docs,
		values: ["email"],
	},
	{
		topic: "features",
		text: text(
			"Tickets, public and private comments, own fields, tags, accounts, departments, articles in several languages, business hours, spam mark",
			"工单、公开和私密评论、自定义字段、标签、客户公司、部门、多语言文章、营业时间、垃圾标记",
		),
		...docs,
		values: [
			"tickets",
			"notes",
			"custom-fields",
			"tags",
			"companies",
			"teams",
			"help-centre",
			"canned-replies",
			"office-hours",
			"blocklist",
		],
	},
	{
		topic: "languages",
		text: text("Articles in many languages, among them zh and zh-tw", "文章支持多种语言，包括 zh 和 zh-tw"),
		...docs,
		values: ["zh-CN", "zh-TW", "other"],
	},
	{
		topic: "price",
		text: text("Not read; nor whether new customers are taken", "未查阅；是否接受新注册也未确认"),
		...unread,
	},
	{
		topic: "api",
		text: text(
			"A complete official OpenAPI: contacts, accounts, tickets, comments, attachments, articles, tags",
			"完整的官方 OpenAPI：联系人、客户公司、工单、评论、附件、文章、标签",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"A bulk import of CSV exists for contacts, accounts, tickets, articles and more; its paths are mostly unread",
			"联系人、客户公司、工单、文章等支持 CSV 批量导入；接口路径大多未查到",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text(
			"A comment up to 32,000 characters, a resolution 65,535, an article title 300",
			"评论最长 32,000 字符，解决方案 65,535，文章标题 300",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text("Daily credits and concurrency by edition; numbers not read", "按版本限制每日额度和并发；数值未查阅"),
		...unread,
	},
	{
		topic: "time",
		text: text(
			"createdTime is not in the schema of a new ticket or comment, and foreign properties are refused",
			"新建工单和评论的参数中没有 createdTime，多余属性会被拒绝",
		),
		...docs,
	},
	{
		topic: "time",
		text: text("Perhaps the CSV import takes creation times", "CSV 导入或许可带创建时间"),
		...unread,
	},
	{
		topic: "export",
		text: text("Everything named can be read by the same API", "上述数据均可通过同一 API 读取"),
		...docs,
	},
];
