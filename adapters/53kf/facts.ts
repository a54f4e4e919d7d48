import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** What the statements rest on: code of public sites; no document of the vendor was found. */
export const sheet = { source: "https://tb.53kf.com", checked: "2026-11-23" };

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text("Company, certificates and prices were not found", "公司名称、资质和价格未查到"),
		...sheet,
		confidence: "unconfirmed",
	},
	{
		topic: "hosting",
		text: text("Where the data rests was not found", "数据存储地点未查到"),
		...sheet,
		confidence: "unconfirmed",
		values: ["unknown"],
	},
	{
		topic: "deployment",
		text: text(
			"A service on hosts of the vendor: code tb.53kf.com, chat www{n}.53kf.com, console open.53kf.com",
			"部署在厂商的服务器：代码 tb.53kf.com、会话 www{n}.53kf.com、控制台 open.53kf.com",
		),
		...sheet,
		confidence: "observed",
		values: ["saas"],
	},
	{
		topic: "channels",
		text: text("Web chat and WeChat", "网页客服和微信"),
		...sheet,
		confidence: "unconfirmed",
		values: ["web", "wechat-official"],
	},
	{
		topic: "api",
		text: text(
			"None public. A push of chat records to an address of yours is said to exist; its contract was not found",
			"没有公开 API。据称可将聊天记录推送到您的地址，但未找到接口说明",
		),
		...sheet,
		confidence: "unconfirmed",
	},
];
