import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** First parts of the vendor's documentation pages. */
export const sheet = {
	source: "https://engagelab.com/docs/livedesk/rest-api/rest-api-overview",
	checked: "2026-11-23",
};
const docs = { ...sheet, confidence: "official" } as const;
const guide = {
	...docs,
	source: "https://engagelab.com/docs/livedesk/console/channels/website/website-advanced-guide",
} as const;
const unsure = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Aurora Mobile; EngageLab is its brand for companies going overseas",
			"极光；EngageLab 是其面向出海企业的品牌",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"Singapore is the only data centre of the REST API: not in mainland China",
			"REST API 只有新加坡数据中心，不在中国大陆",
		),
		...docs,
		values: ["singapore"],
	},
	{ topic: "deployment", text: text("A service of the vendor", "厂商提供的云服务"), ...docs, values: ["saas"] },
	{ topic: "certification", text: text("Not read", "未查阅"), ...unsure },
	{ topic: "price", text: text("Not read", "未查阅"), ...unsure },
	{
		topic: "channels",
		text: text(
			"Website widget and own channels by API; others are in the console",
			"网站聊天插件和 API 自建渠道；其他渠道见控制台",
		),
		...docs,
		values: ["web", "api"],
	},
	{
		topic: "ai",
		text: text("Bots by the sister product GPTBots", "机器人由同门产品 GPTBots 提供"),
		...docs,
	},
	{
		topic: "features",
		text: text(
			"Private messages as notes, custom attributes, signed identity; labels, canned replies and help centre were not found in what was read",
			"私密消息（备注）、自定义属性和签名身份；所读页面未见标签、快捷回复和帮助中心",
		),
		...guide,
		values: ["notes", "custom-fields", "identity-verification"],
	},
	{
		topic: "api",
		text: text(
			"REST with Basic auth: contacts and messages are documented, the call for conversations was cut off. Shaped like Chatwoot, but do not count on Chatwoot's calls",
			"REST 接口，Basic 认证：联系人和消息有文档，创建会话的说明不完整。形式与 Chatwoot 相似，但不能照搬其接口",
		),
		...docs,
	},
	{ topic: "limits", text: text("Request limits were not read", "请求频率限制未查阅"), ...unsure },
	{
		topic: "time",
		text: text("A message takes no date and no author", "消息不能指定时间和作者"),
		...docs,
		source: "https://engagelab.com/docs/livedesk/rest-api/message/send-message",
	},
];
