import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The vendor's Go SDK (2021); its wiki at api.qidian.qq.com/wiki could not be read. */
export const sheet = { source: "https://github.com/TencentQidian/qidian-sdk-go", checked: "2026-11-23" };
const sdk = { ...sheet, confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{ topic: "company", text: text("Tencent (腾讯企点)", "腾讯（腾讯企点）"), ...unread },
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
		text: text("A cloud service; API at api.qidian.qq.com", "云服务，接口域名 api.qidian.qq.com"),
		...sdk,
		values: ["saas"],
	},
	{
		topic: "channels",
		text: text(
			"By the API's values: QQ, WeChat official account, web, mini program, phone, app SDK, WeCom contacts, WeChat customer service",
			"从接口枚举看：QQ、微信公众号、网页、小程序、电话、App SDK、企业微信客户、微信客服",
		),
		...sdk,
		values: ["qq", "wechat-official", "web", "wechat-mini-program", "phone", "mobile-sdk", "wecom", "wechat-kf"],
	},
	{
		topic: "features",
		text: text(
			"Customers with own fields and a foreign key (third_crm_id); tags, tickets and knowledge have no public API",
			"客户支持自定义字段和外部编号（third_crm_id）；标签、工单、知识库没有公开 API",
		),
		...sdk,
		values: ["custom-fields"],
	},
	{
		topic: "api",
		text: text(
			"message/transfer/save stores a past message with msgtime; it is meant for WeCom chats and wants a Qidian openid on both sides",
			"message/transfer/save 可存入历史消息并带 msgtime；用途是企业微信聊天，双方都要有企点 openid",
		),
		...sdk,
	},
	{
		topic: "api",
		text: text(
			"Needs an approved application. Values of msgtype, rights, and contacts from outside WeCom are unconfirmed",
			"需要通过审核的应用。msgtype 取值、所需权限、是否支持企业微信以外的客户均未确认",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text("Media below 5 MB; no rates and no error codes found", "媒体小于 5 MB；频率限制和错误码未查到"),
		...sdk,
	},
	{
		topic: "time",
		text: text(
			"msgtime is the message's own time; seconds or milliseconds is unconfirmed",
			"msgtime 为消息原时间；单位是秒还是毫秒未确认",
		),
		...unread,
	},
	{ topic: "status", text: text("The SDK is of 2021", "SDK 为 2021 年版本"), ...sdk },
	...notFound(sheet, "certification", "price"),
];
