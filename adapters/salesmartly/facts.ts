import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Read in the vendor's own samples of 2025-02 and 2026-04. */
export const sheet = { source: "https://github.com/Sale-Smartly/salesmartly-api-skills", checked: "2026-11-23" };
const sdk = { ...sheet, confidence: "official" } as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("A Chinese vendor of chat for exporters", "中国厂商，面向出海企业的全渠道聊天"),
		...sdk,
		source: "https://github.com/common-repository/salesmartly-chat",
	},
	{
		topic: "hosting",
		text: text("Where the data rests was not found", "数据存储地点未查到"),
		...unsure,
		values: ["unknown"],
	},
	{
		topic: "deployment",
		text: text("A service of the vendor (developer.salesmartly.com)", "厂商提供的云服务（developer.salesmartly.com）"),
		...sdk,
		values: ["saas"],
	},
	{ topic: "certification", text: text("Not read", "未查阅"), ...unsure },
	{ topic: "price", text: text("Not read", "未查阅"), ...unsure },
	{
		topic: "channels",
		text: text(
			"Web chat, apps, Messenger, WhatsApp, Instagram, LINE, Telegram and e-mail",
			"网页聊天、移动应用、Messenger、WhatsApp、Instagram、LINE、Telegram 和邮件",
		),
		...sdk,
		values: ["web", "mobile-sdk", "facebook", "whatsapp", "instagram", "line", "telegram", "email"],
	},
	{
		topic: "features",
		text: text(
			"Labels, remarks and orders on contacts; no knowledge base was found",
			"联系人标签、备注和订单；未找到知识库",
		),
		...sdk,
		values: ["tags"],
	},
	{
		topic: "api",
		text: text(
			"Contacts, labels, remarks, orders, assignment; messages can be read, not written. Each call is signed with an MD5 of its parameters",
			"可写联系人、标签、备注、订单和分配；消息只读。每次调用需对参数做 MD5 签名",
		),
		...sdk,
	},
	{
		topic: "limits",
		text: text(
			"10 contacts and 10 labels a call, 100 records a page; request limits were not read",
			"每次最多 10 个联系人和 10 个标签，每页 100 条；请求频率限制未查阅",
		),
		...sdk,
	},
	{ topic: "time", text: text("No call takes a time", "接口均不接收时间"), ...sdk },
	{
		topic: "status",
		text: text("The samples were renewed in 2026-04", "官方示例于 2026-04 更新"),
		...sdk,
		values: ["active"],
	},
];
