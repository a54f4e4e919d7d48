import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** What the statements rest on: code of public sites and apps; no document of the vendor was found. */
export const sheet = { source: "Public sites that embed chatbox.jsp and floatButton.js", checked: "2026-11-23" };
const seen = { ...sheet, confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("Company and certificates were not found", "公司名称和资质未查到"), ...unread },
	{
		topic: "hosting",
		text: text("Where the data rests was not found", "数据存储地点未查到"),
		...unread,
		values: ["unknown"],
	},
	{
		topic: "deployment",
		text: text(
			"A service on hosts of the vendor (chat{n}.live800.com, v{n}.live800.com), and often on the buyer's own domain",
			"部署在厂商服务器（chat{n}.live800.com、v{n}.live800.com），也常见于客户自有域名",
		),
		...seen,
		values: ["saas", "private"],
	},
	{
		topic: "channels",
		text: text("Web chat, and an SDK for apps", "网页客服，另有 App SDK"),
		...seen,
		values: ["web", "mobile-sdk"],
	},
	{
		topic: "features",
		text: text(
			"Skill groups, tracking of visits, signed visitor data, a trust address that the agent's console asks about a customer",
			"技能组、访问跟踪、访客信息签名、坐席端查询客户的信任 URL",
		),
		...seen,
		values: ["teams", "visitor-tracking", "identity-verification"],
	},
	{
		topic: "api",
		text: text(
			"None public; an integrator wrote in 2016 that he was given no documents",
			"没有公开 API；2016 年有集成商称未能获得接口文档",
		),
		source: "http://pangxieke.com/php/1071.html",
		checked: sheet.checked,
		confidence: "reported",
	},
	...notFound(sheet, "price"),
];
