import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's SDKs (2026-08), and the day they were read. */
export const sheet = {
	source: "https://github.com/aliyun/alibabacloud-typescript-sdk (chatbot-20220408, aiccs-20191015)",
	checked: "2026-11-23",
};
const sdk = { ...sheet, confidence: "observed" } as const;
const docs = {
	...sheet,
	source:
		"https://help.aliyun.com/zh/beebot/intelligent-dialogue-robot-tongyi-version/api-chatbot-2022-04-08-quota-tongyi",
	confidence: "official",
} as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Alibaba Cloud. Two products: BeeBot (智能对话机器人, once 云小蜜) and AICCS (智能联络中心)",
			"阿里云。两个产品：智能对话机器人 BeeBot（原云小蜜）和智能联络中心 AICCS",
		),
		...sdk,
	},
	{
		topic: "hosting",
		text: text(
			"Regions in China, chosen by the API's host; which ones was not confirmed",
			"中国地域，由接口域名决定；具体地域未确认",
		),
		...unread,
		values: ["cn-mainland"],
	},
	{ topic: "cloud", text: text("Alibaba Cloud", "阿里云"), ...sdk, values: ["alibaba-cloud"] },
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...sdk, values: ["saas"] },
	{
		topic: "channels",
		text: text(
			"An embedded chat window by token (names seen in the SDK only)",
			"以令牌嵌入的聊天窗口（仅在 SDK 中见到接口名）",
		),
		...sdk,
		values: ["web"],
	},
	{
		topic: "ai",
		text: text(
			"FAQ with similar questions, and documents that are cut into chunks for answers",
			"问答（含相似问）和文档知识（自动切片用于回答）",
		),
		...sdk,
		values: ["faq-bot", "knowledge-retrieval"],
	},
	{
		topic: "features",
		text: text(
			"Agents and skill groups in AICCS; its tickets, customers and chats can only be read",
			"AICCS 有坐席和技能组；工单、客户和会话只能读取",
		),
		...sdk,
		values: ["teams", "tickets"],
	},
	{
		topic: "api",
		text: text(
			"Chatbot 2022-04-08: categories, FAQ, documents, tags, publishing. AICCS 2019-10-15: agents and skill groups only",
			"Chatbot 2022-04-08：分类、问答、文档、标签、发布；AICCS 2019-10-15：仅坐席和技能组",
		),
		...sdk,
	},
	{
		topic: "limits",
		text: text(
			"CreateFaq 10 calls a second per account and region, categories and similar questions 5",
			"CreateFaq 每账号每地域每秒 10 次，分类和相似问每秒 5 次",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"A title 120 characters; a document 100 pages, 200 KB of text or Markdown, 100 MB otherwise",
			"标题 120 字；文档最多 100 页，文本和 Markdown 200 KB，其他格式 100 MB",
		),
		...sdk,
	},
	{
		topic: "time",
		text: text(
			"Creation times are the server's; start and end dates only say when an entry is valid",
			"创建时间由服务端决定；起止日期仅表示有效期",
		),
		...sdk,
	},
	{
		topic: "export",
		text: text("FAQ, documents and AICCS chat records can be read", "问答、文档和 AICCS 聊天记录可读取"),
		...sdk,
	},
	{
		topic: "status",
		text: text("The SDKs of 2026-08 hold both products", "2026-08 的 SDK 包含这两个产品"),
		...sdk,
		values: ["active"],
	},
	...notFound(sheet, "certification", "price"),
];
