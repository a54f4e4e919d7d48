import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The developer documents of the service desk, and the day they were read. */
export const sheet = { source: "https://open.feishu.cn/document (helpdesk-v1)", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const sdk = {
	...sheet,
	source: "https://github.com/larksuite/oapi-sdk-go, https://github.com/larksuite/node-sdk (2026-08)",
	confidence: "observed",
} as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"ByteDance. Feishu (open.feishu.cn) and Lark (open.larksuite.com) are separate: the contract decides which",
			"字节跳动。飞书（open.feishu.cn）与 Lark（open.larksuite.com）相互独立，由合同主体决定",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"Tenants in China on open.feishu.cn; the region was not read",
			"国内租户使用 open.feishu.cn；具体地域未查到",
		),
		...unread,
		values: ["cn-mainland"],
	},
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...docs, values: ["saas"] },
	{
		topic: "channels",
		text: text(
			"Inside Feishu: chat, QR code, share, search, API. No chat for anonymous website visitors was found",
			"仅在飞书内：会话、二维码、分享、搜索、API。未找到面向匿名网站访客的聊天插件",
		),
		...sdk,
		values: ["feishu", "api"],
	},
	{
		topic: "ai",
		text: text("A robot answers from the FAQ", "机器人按知识库问答回复"),
		...sdk,
		values: ["faq-bot"],
	},
	{
		topic: "features",
		text: text(
			"Tickets with own fields and tags, FAQ by category, agents' schedules, ratings, notifications",
			"工单自定义字段和标签、分类知识库、客服工作日程、评价、消息推送",
		),
		...sdk,
		values: ["tickets", "custom-fields", "tags", "office-hours", "ratings", "campaigns"],
	},
	{
		topic: "features",
		text: text(
			"Whether customers can browse the FAQ like a help centre was not read",
			"客户能否像帮助中心一样浏览知识库，未查到",
		),
		...unread,
		values: ["help-centre"],
	},
	{
		topic: "api",
		text: text(
			"FAQ, categories, ticket fields, tickets and agents by a self-built app; most writing needs the token of a person who is an agent or administrator",
			"自建应用可写入问答、分类、工单字段、工单和客服；多数写入须用客服或管理员的用户令牌",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Bitable takes contacts and history as rows, 500 a call; client_token makes a call safe to repeat",
			"多维表格可按行存放客户和历史，每次 500 行，client_token 保证重复调用安全",
		),
		...sdk,
	},
	{
		topic: "limits",
		text: text(
			"start_service 1,000 a minute and 50 a second; ticket reads 10 a second",
			"start_service 每分钟 1,000 次、每秒 50 次；读取工单每秒 10 次",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"Bitable 500 rows a call, 10 to 20 calls a second; a table is said to want its writes one after the other",
			"多维表格每次 500 行、每秒 10 至 20 次；据称同一张表须串行写入",
		),
		...sdk,
	},
	{
		topic: "time",
		text: text(
			"Tickets and messages are dated now; Bitable keeps times as data, in milliseconds",
			"工单和消息的时间为当前；多维表格可用日期列保存原时间（毫秒）",
		),
		...sdk,
	},
	{
		topic: "export",
		text: text("Tickets and messages can be read, 10,000 a query", "可读取工单和消息，每次查询最多 10,000 条"),
		...docs,
	},
	{
		topic: "status",
		text: text("The SDKs of 2026-08 hold the service desk", "2026-08 的 SDK 仍包含服务台"),
		...sdk,
		values: ["active"],
	},
	...notFound(sheet, "certification", "price"),
];
