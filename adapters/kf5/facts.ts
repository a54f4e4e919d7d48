import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The documentation of the REST API, and the day it was read. */
export const sheet = { source: "https://developer.kf5.com/restapi/tickets", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const sdk = { ...sheet, source: "KF5/JAVA-SDK (2018-09)", confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("KF5, 逸创云客服", "逸创云客服（KF5）"), ...docs },
	{ topic: "hosting", text: text("Region not found", "数据存储地域未查到"), ...unread, values: ["unknown"] },
	{
		topic: "deployment",
		text: text("A service at {subdomain}.kf5.com", "云服务，地址为 {subdomain}.kf5.com"),
		...docs,
		values: ["saas"],
	},
	{
		topic: "deployment",
		text: text("Private deployment: nothing found", "私有化部署：未查到"),
		...unread,
	},
	{
		topic: "channels",
		text: text(
			"By its data model: web, chat, e-mail, mobile SDK, Weibo, WeChat, phone, API",
			"从数据模型看：网页、在线客服、邮件、移动端 SDK、微博、微信、电话、API",
		),
		...docs,
		values: ["web", "email", "mobile-sdk", "weibo", "wechat-official", "phone", "api"],
	},
	{
		topic: "ai",
		text: text("A robot with questions and answers by category", "机器人问答库，可分类"),
		...sdk,
		values: ["faq-bot"],
	},
	{
		topic: "features",
		text: text(
			"Tickets with public and private comments, custom fields, tags, groups, organizations, knowledge base, satisfaction, triggers",
			"工单（公开和内部评论）、自定义字段、标签、客服组、组织、知识库、满意度、触发器",
		),
		...docs,
		values: ["tickets", "notes", "custom-fields", "tags", "teams", "companies", "help-centre", "ratings", "automation"],
	},
	{
		topic: "api",
		text: text(
			"POST /apiv2/imports/tickets.json takes a ticket with its comments and their times, for administrators; triggers do not run",
			"POST /apiv2/imports/tickets.json 由管理员导入工单及评论，可指定时间，不触发触发器",
		),
		...sdk,
	},
	{
		topic: "api",
		text: text(
			"Which keys a comment takes in that call besides author, content and time is unconfirmed",
			"该接口的评论除作者、内容、时间外还接受哪些字段，未确认",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text("No rate limit and no file size found", "未查到频率限制和文件大小限制"),
		...unread,
	},
	{
		topic: "time",
		text: text(
			"created_at, updated_at and other times of an imported ticket and created_at of each comment can be set",
			"导入的工单可设置 created_at、updated_at 等时间，每条评论可设置 created_at",
		),
		...sdk,
	},
	{
		topic: "export",
		text: text(
			"Tickets, comments, users, articles and past chats can be read by API",
			"工单、评论、用户、文章和聊天记录均可通过 API 读取",
		),
		...sdk,
	},
	{
		topic: "status",
		text: text(
			"The SDK was last changed in 2018, the newest sample in the documents is of 2019; activity since then unknown",
			"SDK 最后更新于 2018 年，文档示例最晚为 2019 年；之后是否活跃未知",
		),
		...unread,
	},
	...notFound(sheet, "certification", "price"),
];
