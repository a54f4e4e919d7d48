import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's API manual, and the day the sheet was written. */
export const sheet = { source: "https://www.udesk.cn/doc/apiv2/intro/", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
/** Read through YAML digests of the vendor's pages, not on the pages themselves. */
const digest = {
	source: "https://www.udesk.cn/product_safety_features.html (github.com/api-evangelist/udesk)",
	checked: "2026-07-21",
	confidence: "reported",
} as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("沃丰科技 (Beijing Wofeng Times Data Technology)", "沃丰科技（北京沃丰时代数据科技）"),
		...digest,
	},
	{
		topic: "hosting",
		text: text(
			"Mainland China; customers live on shards, so take the full host name from the console. The service abroad is udeskglobal.com",
			"中国大陆；客户分布在不同分片，完整域名以控制台为准。海外版为 udeskglobal.com",
		),
		...digest,
		values: ["cn-mainland"],
	},
	{
		topic: "cloud",
		text: text("Huawei, Alibaba and Tencent clouds", "华为云、阿里云、腾讯云"),
		...digest,
		values: ["huawei-cloud", "alibaba-cloud", "tencent-cloud"],
	},
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...docs, values: ["saas"] },
	{
		topic: "deployment",
		text: text(
			"Private deployment is marketed to large customers; no technical document was found",
			"宣传面向大客户提供私有化部署，未查到技术文档",
		),
		...unread,
		values: ["private"],
	},
	{
		topic: "certification",
		text: text(
			"Claims MLPS level 3, ISO 27001:2013 (an edition that has run out: ask for 2022), CSA STAR, Trusted Cloud no. 07014; 99.9 % a month",
			"宣称通过等保三级、ISO 27001:2013（该版本已过期，请索取 2022 版）、CSA STAR、可信云 07014；月可用性 99.9%",
		),
		...digest,
		values: ["mlps-3", "iso-27001", "csa-star", "trusted-cloud"],
	},
	{
		topic: "channels",
		text: text(
			"Over 20: web, WeChat official account, mini program, Weibo, app SDK, e-mail, phone, own channels by API",
			"20 余种：网页、微信公众号、小程序、微博、App SDK、邮件、电话、API 自建渠道",
		),
		...docs,
		values: ["web", "wechat-official", "wechat-mini-program", "weibo", "mobile-sdk", "email", "phone", "api"],
	},
	{
		topic: "ai",
		text: text(
			"Robot with FAQ and flows, a hook for language models from outside, GaussMind",
			"问答和流程机器人，可接入外部大模型，GaussMind",
		),
		...docs,
		values: ["faq-bot", "flow-bot", "own-model"],
	},
	{
		topic: "features",
		text: text(
			"Tickets, custom fields, tags, organizations, agent groups, triggers, surveys, signed visitors, a help centre; quick replies in the console",
			"工单、自定义字段、标签、公司、客服组、触发器、满意度、访客身份签名、帮助中心；控制台有常用语",
		),
		...docs,
		values: [
			"tickets",
			"canned-replies",
			"help-centre",
			"custom-fields",
			"tags",
			"companies",
			"teams",
			"automation",
			"ratings",
			"identity-verification",
		],
	},
	{
		topic: "price",
		text: text(
			"By quote. The API needs a paid professional edition, else code 2058",
			"询价。API 需要付费的专业版，否则返回 2058",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Customers and tickets can be written, past chats cannot; every call is signed with SHA-256, a nonce and the time",
			"可写入客户和工单，不能写入历史会话；每次调用用 SHA-256、随机数和时间签名",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Known from other people's code only: replies of customers, upload of files. The path of an agent's reply was not found",
			"客户回复和文件上传仅见于第三方代码；客服回复的路径未查到",
		),
		...sheet,
		source: "Public integrations that call open_api_v1",
		confidence: "observed",
	},
	{
		topic: "limits",
		text: text(
			"60 requests a minute by default, told both as per API and per customer: take the stricter. Lists reach 10,000 rows",
			"默认每分钟 60 次，有按接口和按客户两种说法，按较严者计。列表最多 10,000 行",
		),
		...digest,
		source: "https://github.com/api-evangelist/udesk",
	},
	{
		topic: "time",
		text: text("No call takes a date; original times go into the text", "所有接口都不能指定日期，原始时间写入正文"),
		...docs,
	},
	{
		topic: "export",
		text: text(
			"Customers and tickets can be read; chat records only of the last month",
			"客户和工单可读取；聊天记录只能读取最近一个月",
		),
		...sheet,
		source: "Measured behaviour of a Python client, 2026",
		confidence: "reported",
	},
	{
		topic: "status",
		text: text("Pages were read in July 2026 as current", "2026 年 7 月查阅时文档仍在维护"),
		...digest,
		source: "https://github.com/api-evangelist/udesk",
		values: ["active"],
	},
];
