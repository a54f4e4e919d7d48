import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's public repositories and four public sites; no API document was found. */
export const sheet = { source: "https://github.com/Mixdesk", checked: "2026-11-23" };
const official = { ...sheet, confidence: "official" } as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"International product of the Meiqia family: one repository still bears Meiqia's name",
			"美洽系的国际产品：其中一个代码仓库仍以美洽命名",
		),
		...official,
		source: `${sheet.source}/MixdeskSDK-Push-Signature-Example`,
	},
	{
		topic: "hosting",
		text: text("Where the data rests was not found", "数据存储地点未查到"),
		...unsure,
		values: ["unknown"],
	},
	{
		topic: "deployment",
		text: text(
			"A service on hosts of the vendor: app.mixdesk.com, chat.mixdesk.com",
			"部署在厂商的服务器：app.mixdesk.com、chat.mixdesk.com",
		),
		...sheet,
		source: "https://mixdesk.com",
		confidence: "observed",
		values: ["saas"],
	},
	{ topic: "certification", text: text("Not found", "未查到"), ...unsure },
	{ topic: "price", text: text("Not found", "未查到"), ...unsure },
	{
		topic: "channels",
		text: text("Web chat and SDKs for iOS and Android", "网页聊天，以及 iOS 和 Android SDK"),
		...official,
		values: ["web", "mobile-sdk"],
	},
	{
		topic: "channels",
		text: text(
			"The customer record has ids for WhatsApp, Facebook, Instagram, LINE and Telegram, so these are likely channels",
			"客户记录含 WhatsApp、Facebook、Instagram、LINE 和 Telegram 编号，推测为其渠道",
		),
		...unsure,
		values: ["whatsapp", "facebook", "instagram", "line", "telegram"],
	},
	{
		topic: "api",
		text: text(
			"Only a push of new messages to your server while the customer is offline; no call to write anything was found",
			"只有客户离线时向您的服务器推送新消息；未找到任何写入接口",
		),
		...official,
		source: `${sheet.source}/MixdeskSDK-Push-Signature-Example`,
	},
	{ topic: "time", text: text("Nothing takes a time", "没有可写入时间的途径"), ...unsure },
];
