import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

const manual = "https://cloud.tencent.com/document/product/269";
/** The page of the history import (of 2026-07-01, readable as far as the message types), and the day it was read. */
export const sheet = { source: `${manual}/132369`, checked: "2026-11-23" };
const docs = { ...sheet, confidence: "official" } as const;
const sdk = { ...sheet, source: "TUICustomerServer (uni-app and Vue UIKit), README", confidence: "observed" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Tencent Cloud (腾讯云计算(北京)有限责任公司); Desk is a part of the chat product IM, and the same engine is sold as TCCC",
			"腾讯云计算(北京)有限责任公司；智能客服属于即时通信 IM，同一引擎也以云联络中心（TCCC）在线会话出售",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"All sample calls go to the mainland host console.tim.qq.com; whether Desk exists in other IM regions is unconfirmed",
			"文档示例均使用国内域名 console.tim.qq.com；智能客服是否支持 IM 的其他地域未确认",
		),
		...docs,
		values: ["cn-mainland"],
	},
	{ topic: "cloud", text: text("Runs on Tencent Cloud", "运行在腾讯云"), ...docs, values: ["tencent-cloud"] },
	{
		topic: "deployment",
		text: text(
			"A service: an application of type Desk is created in the IM console",
			"云服务：在 IM 控制台创建“客服服务 Desk”类型的应用",
		),
		...sdk,
		values: ["saas"],
	},
	{
		topic: "certification",
		text: text(
			"Not on the pages read; Tencent Cloud publishes a list of its own",
			"所读页面未提及；腾讯云另有资质清单",
		),
		...unread,
	},
	{
		topic: "channels",
		text: text(
			"Web page and floating window without code; SDKs for Android, iOS, Flutter, uni-app, Vue and WeChat mini programs",
			"免开发网页、H5 和悬浮窗；SDK 支持 Android、iOS、Flutter、uni-app、Vue 和微信小程序",
		),
		...docs,
		source: `${manual}/118343`,
		values: ["web", "mobile-sdk", "wechat-mini-program"],
	},
	{
		topic: "ai",
		text: text(
			"FAQ and small-talk libraries, several robots, streamed answers of a language model",
			"问答库、闲聊库、多个机器人，支持大模型流式回答",
		),
		...docs,
		source: `${manual}/116737`,
		values: ["faq-bot", "llm-agent"],
	},
	{
		topic: "features",
		text: text(
			"Quick replies, member groups, satisfaction, signed users; remark and blocklist exist but nothing writes them by API. No tickets, notes or help centre by API",
			"快捷回复、客服分组、满意度、用户签名；备注和黑名单存在，但没有写入接口。工单、内部备注、帮助中心没有接口",
		),
		...docs,
		source: `${manual}/135922`,
		values: ["canned-replies", "teams", "ratings", "blocklist", "identity-verification"],
	},
	{ topic: "price", text: text("Pages were not read", "未阅读价格页"), ...unread },
	{
		topic: "api",
		text: text(
			"import_msg takes one past message a call, with time, direction and the agent's mail. Signed by UserSig of an app administrator",
			"import_msg 每次导入一条历史消息，可指定时间、方向和客服邮箱；用 App 管理员的 UserSig 签名",
		),
		...docs,
	},
	{
		topic: "limits",
		text: text(
			"import_msg 100 calls a second per application; bot libraries 5 a second; other calls give no number",
			"import_msg 每个应用每秒 100 次；机器人知识库每秒 5 次；其他接口未公布",
		),
		...docs,
	},
	{
		topic: "time",
		text: text("MsgTime is the true time, in seconds", "MsgTime 为真实时间，单位秒"),
		...docs,
	},
	{
		topic: "other",
		text: text(
			"IM keeps roaming messages 7 days by default, longer by plan. Whether Desk keeps imported ones beyond that is unknown: ask before you pay",
			"IM 漫游消息默认保存 7 天，可按套餐延长。导入的消息能否在智能客服中长期保存未知：付费前请先咨询",
		),
		...unread,
	},
	{
		topic: "export",
		text: text(
			"Sessions and chat records can be read: describe_im_cdr_list, describe_chat_messages",
			"可读取会话列表和聊天记录：describe_im_cdr_list、describe_chat_messages",
		),
		...docs,
		source: `${manual}/113672`,
	},
	{
		topic: "status",
		text: text("The page of the import was changed on 2026-07-01", "导入接口页面更新于 2026-07-01"),
		...docs,
		values: ["active"],
	},
];
