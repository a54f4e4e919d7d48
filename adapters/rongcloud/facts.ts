import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's own server SDKs. */
export const sheet = { source: "https://github.com/rongcloud/server-sdk-java", checked: "2026-11-23" };
const sdk = { ...sheet, confidence: "official" } as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("RongCloud; legal entity not found", "融云；法律主体未查到"), ...unsure },
	{
		topic: "hosting",
		text: text(
			"Data centres to choose from: Beijing, Singapore, North America, Saudi Arabia",
			"可选数据中心：北京、新加坡、北美、沙特",
		),
		...sdk,
		values: ["cn-mainland", "singapore", "us", "other-region"],
	},
	{ topic: "deployment", text: text("A service of the vendor", "厂商提供的云服务"), ...sdk, values: ["saas"] },
	{
		topic: "channels",
		text: text(
			"Messaging for your own apps by API; no inbox for agents: a current API of its former customer-service product was not found",
			"供自有应用使用的即时通讯 API；没有客服收件箱，原有客服产品未找到现行 API",
		),
		...sdk,
		values: ["api"],
	},
	{
		topic: "api",
		text: text(
			"Calls send live messages (128 KB at most); none imports past messages with their time",
			"接口用于发送实时消息（最大 128 KB），没有带时间导入历史消息的接口",
		),
		...sheet,
		confidence: "reported",
	},
	{
		topic: "time",
		text: text("Sending stamps the server's time and reaches people", "发送时以服务器时间为准，并会送达用户"),
		...sheet,
		confidence: "reported",
	},
	{
		topic: "export",
		text: text("Hourly logs of messages can be downloaded", "可下载按小时的消息日志"),
		...sheet,
		confidence: "reported",
	},
];
