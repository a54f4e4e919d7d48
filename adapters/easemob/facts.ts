import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The page of the open platform (last revision seen 2025-06-26), and the day it was read. */
export const sheet = {
	source: "https://docs-ai.easemob.com/cs/400systemintegration/api-open-platform",
	checked: "2026-11-23",
};
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"北京易掌云峰科技 (Easemob), founded 2013, by a page of a third party. Not to be mixed up with Easemob IM",
			"北京易掌云峰科技（环信），成立于 2013 年，依据第三方页面。请勿与环信 IM 混淆",
		),
		...sheet,
		source: "APICloud plugin page",
		confidence: "reported",
	},
	{
		topic: "hosting",
		text: text("Where the data of the help desk rests was not found", "客服云的数据存储地域未查到"),
		...unread,
		values: ["unknown"],
	},
	{
		topic: "deployment",
		text: text("A cloud service at kefu.easemob.com", "云服务，地址为 kefu.easemob.com"),
		...docs,
		values: ["saas"],
	},
	{
		topic: "deployment",
		text: text(
			"The web plugin has a domain option, so private installations seem to exist; terms unknown",
			"网页插件有 domain 选项，可能存在私有化部署；条款未知",
		),
		...unread,
		values: ["private"],
	},
	{
		topic: "channels",
		text: text(
			"Web, iOS and Android SDK, WeChat official account, Weibo, mini program, phone",
			"网页、iOS 和 Android SDK、微信公众号、微博、小程序、电话",
		),
		...docs,
		values: ["web", "mobile-sdk", "wechat-official", "weibo", "wechat-mini-program", "phone"],
	},
	{
		topic: "ai",
		text: text("A built-in robot on the knowledge base", "内置机器人和知识库"),
		...docs,
		values: ["faq-bot"],
	},
	{
		topic: "features",
		text: text(
			"Tickets with public replies and internal notes, customer tags, skill groups, satisfaction, knowledge base; canned replies in the console",
			"工单（公开回复和内部备注）、客户标签、技能组、满意度、知识库；控制台有常用语",
		),
		...docs,
		values: ["tickets", "notes", "canned-replies", "tags", "teams", "ratings", "help-centre"],
	},
	{
		topic: "price",
		text: text("Not published; the API belongs to the flagship edition (旗舰版)", "未公布；API 属于旗舰版功能"),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"Agents, skill groups, history (read), calls, tickets. No call creates customers; credentials come from sales",
			"客服、技能组、历史会话（只读）、呼叫、工单；没有新建客户的接口；凭证由销售提供",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"The paths of tickets and agents were not captured; the widget's own call for left messages is private",
			"工单和客服接口的路径未能读到；插件的留言接口为内部接口",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text(
			"Knowledge template 1,000 entries and 10 levels of categories, text only; pages below 50 rows; no rate found",
			"知识库模板 1,000 条、分类 10 级、仅文本；每页少于 50 条；频率未查到",
		),
		...docs,
	},
	{
		topic: "time",
		text: text("Nothing confirmed takes a date", "已确认的接口都不能指定时间"),
		...docs,
	},
	{
		topic: "export",
		text: text(
			"The console exports basic data of customers; history can be read by API",
			"控制台可导出客户基本资料；历史会话可通过 API 读取",
		),
		...docs,
	},
	{
		topic: "status",
		text: text("Pages revised 2025-06-26, web plugin 2023-05", "文档修订于 2025-06-26，网页插件为 2023-05"),
		...docs,
		values: ["active"],
	},
	...notFound(sheet, "certification"),
];
