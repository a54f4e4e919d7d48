import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's help pages, and the day they were read (of the API page only its beginning). */
export const sheet = { source: "https://meiqia.com/help/article/apiv2-0", checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("美洽; its sister brand abroad is Mixdesk", "美洽；海外姊妹品牌为 Mixdesk"),
		...docs,
	},
	{
		topic: "hosting",
		text: text("Mainland China; no detail was found", "中国大陆，未查到细节"),
		...unread,
		values: ["cn-mainland"],
	},
	{
		topic: "deployment",
		text: text("A cloud service with its console at app.meiqia.com", "云服务，控制台为 app.meiqia.com"),
		...docs,
		values: ["saas"],
	},
	{ topic: "deployment", text: text("Private deployment: not found", "私有化部署：未查到"), ...unread },
	{
		topic: "channels",
		text: text(
			"Web, links, WeChat, mini program, Weibo, SDKs for iOS, Android, Flutter and React Native",
			"网页、链接、微信、小程序、微博，iOS、Android、Flutter、React Native SDK",
		),
		...docs,
		values: ["web", "wechat-official", "wechat-mini-program", "weibo", "mobile-sdk"],
	},
	{ topic: "ai", text: text("A robot", "机器人"), ...docs, values: ["faq-bot"] },
	{
		topic: "features",
		text: text(
			"Messages left as tickets, leads, groups, visitor tags, ratings, encrypted customer data in the widget",
			"留言工单、线索、分组、访客标签、满意度、加密传递顾客信息",
		),
		...docs,
		values: ["tickets", "teams", "tags", "ratings", "visitor-tracking"],
	},
	{
		topic: "api",
		text: text(
			"As far as the sources go it only reads: conversations and tickets out, nothing in",
			"就已知资料，API 只读：可导出会话和工单，不能写入",
		),
		...docs,
	},
	{
		topic: "export",
		text: text("Conversations and tickets by API, 20 a page", "可通过 API 读取会话和工单，每页 20 条"),
		...sheet,
		source: "Public exporters of 2019 and 2020",
		confidence: "observed",
	},
	...notFound(sheet, "certification", "price", "limits"),
];
