import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The developer pages on authorization, and the day they were read. */
export const sheet = { source: "https://developer.7moor.com/v2docs/authorization", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"容联七陌 (Cloopen group). Two generations: v2 (云客服) and v7",
			"容联七陌（容联集团）。两代产品：v2（云客服）和 v7",
		),
		...docs,
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
	{ topic: "deployment", text: text("A cloud service", "云服务"), ...docs, values: ["saas"] },
	{
		topic: "channels",
		text: text(
			"Phone (a contact centre); SDKs for web, iOS and Android visitors",
			"电话（呼叫中心），以及网页、iOS、Android 访客 SDK",
		),
		...sheet,
		source: "7moor_v7visitorSdk demos",
		confidence: "observed",
		values: ["phone", "web", "mobile-sdk"],
	},
	{
		topic: "features",
		text: text("Customers by template, tickets, agents in queues", "模板化客户资料、工单、坐席队列"),
		...docs,
		values: ["custom-fields", "tickets", "teams"],
	},
	{
		topic: "api",
		text: text(
			"Both ways of signing are documented; of the calls only reading ones were found (customer template, agents)",
			"两代签名方式均有文档；只查到读取接口（客户模板、坐席）",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"A call that writes customers exists by reputation; neither it nor one for tickets could be confirmed",
			"据称有写入客户的接口，客户和工单的写入接口均未能确认",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text("Lists of 100 rows a page; rates and error codes not found", "列表每页 100 条；频率限制和错误码未查到"),
		...docs,
		source: "https://developer.7moor.com/v7/authorization",
	},
	{ topic: "time", text: text("No way to set past times was found", "未找到设置历史时间的方法"), ...unread },
	...notFound(sheet, "certification", "price"),
];
