import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's SDK (2026-08), and the day it was read; few pages of the documents were seen, as mirrors. */
export const sheet = {
	source: "https://github.com/aliyun/dingtalk-sdk (service_group_1_0, customer_service_1_0)",
	checked: "2026-11-23",
};
const sdk = { ...sheet, confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Alibaba DingTalk. Two products: service groups (服务群) and customer service (智能客服)",
			"阿里巴巴钉钉。两个产品：服务群和智能客服",
		),
		...sdk,
	},
	{
		topic: "hosting",
		text: text(
			"Offered as a service in China; where the data rests was not read",
			"在中国提供云服务；数据存储地域未查到",
		),
		...unread,
		values: ["cn-mainland"],
	},
	{
		topic: "deployment",
		text: text("A cloud service; API at api.dingtalk.com", "云服务，接口域名 api.dingtalk.com"),
		...sdk,
		values: ["saas"],
	},
	{
		topic: "deployment",
		text: text("Dedicated and private editions exist by reputation", "据称有专属版和私有化版"),
		...unread,
		values: ["private"],
	},
	{
		topic: "channels",
		text: text(
			"Groups inside DingTalk; the customer service also takes tickets of people from outside, by API",
			"钉钉内的服务群；智能客服还可通过 API 为钉钉外用户建工单",
		),
		...sdk,
		values: ["dingtalk", "api"],
	},
	{
		topic: "channels",
		text: text("Web entries of the customer service: not researched", "智能客服的网页入口：未查证"),
		...unread,
		values: ["web"],
	},
	{
		topic: "features",
		text: text(
			"Tickets with fields and memos, knowledge libraries, forms with a foreign key",
			"带字段和备注的工单、知识库、带外部编号的表单",
		),
		...sdk,
		values: ["tickets", "custom-fields", "notes", "teams"],
	},
	{
		topic: "features",
		text: text(
			"Whether customers can browse a library like a help centre was not read",
			"客户能否像帮助中心一样浏览知识库，未查到",
		),
		...unread,
		values: ["help-centre"],
	},
	{
		topic: "api",
		text: text(
			"Knowledge, tickets with memos, form rows with externalBizId, tickets for outside users with foreignId; past chats cannot be written",
			"可写入知识、带备注的工单、带 externalBizId 的表单、带 foreignId 的外部用户工单；历史会话不能写入",
		),
		...sdk,
	},
	{
		topic: "time",
		text: text("No call takes a date; it goes into the text or a property", "所有接口都不能指定日期，写入正文或属性"),
		...sdk,
	},
	{
		topic: "export",
		text: text("Tickets and their records can be read", "可读取工单和操作记录"),
		...sdk,
	},
	{
		topic: "status",
		text: text("The SDK of 2026-08 holds both products", "2026-08 的 SDK 包含这两个产品"),
		...sdk,
		values: ["active"],
	},
	...notFound(sheet, "certification", "price", "limits"),
];
