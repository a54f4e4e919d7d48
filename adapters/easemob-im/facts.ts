import { notFound } from "../../src/adapter/sheet-rows.js";
import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** The pages of the history import, and the day they were read. */
export const sheet = {
	source: "https://doc.easemob.com/document/server-side/message_import.html",
	checked: "2026-11-23",
};
const docs = { ...sheet, confidence: "official" } as const;
const unread = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "company",
		text: text(
			"Easemob (环信); the same API is sold by Agora (声网). Storage for chat, not a help desk",
			"环信；同一 API 也由声网出售。消息存储服务，不是客服系统",
		),
		...docs,
	},
	{
		topic: "hosting",
		text: text(
			"Chosen per application: mainland China, Singapore, US East or Germany; SDKs default to the mainland zones",
			"按应用选择：国内、新加坡、美东或德国；SDK 默认使用国内区",
		),
		...docs,
		source: "https://doc.easemob.com/product/data_center.html",
		values: ["cn-mainland", "singapore", "us", "eu"],
	},
	{
		topic: "deployment",
		text: text(
			"A cloud service, or private: the documents give server:port as host",
			"云服务，也支持私有化：文档中的域名可为 server:port",
		),
		...docs,
		values: ["saas", "private"],
	},
	{
		topic: "channels",
		text: text("Only what you build on its API and SDKs", "没有现成渠道，须用 API 和 SDK 自建"),
		...docs,
		values: ["api"],
	},
	{
		topic: "features",
		text: text(
			"Users, one-to-one and group chat; no tags, notes, tickets or knowledge base",
			"用户、单聊和群聊；没有标签、备注、工单和知识库",
		),
		...docs,
	},
	{
		topic: "price",
		text: text(
			"Free up to 100 users, then 专业版 or 旗舰版; prices not read",
			"100 用户以内免费，之后为专业版或旗舰版；价格未查阅",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"messages/users/import takes one past one-to-one message a call; need_download fetches files from their address",
			"messages/users/import 每次导入一条单聊历史消息；need_download 可由服务端按地址下载附件",
		),
		...docs,
	},
	{
		topic: "api",
		text: text(
			"No key against repetition: a repeated call stores the message again, as far as can be told",
			"没有去重参数：重复调用很可能重复存储",
		),
		...unread,
	},
	{
		topic: "limits",
		text: text(
			"100 calls a second per App Key; 60 users a call; message with ext 5 KB",
			"每个 App Key 每秒 100 次；每次 60 个用户；消息连同扩展 5 KB",
		),
		...docs,
	},
	{
		topic: "time",
		text: text(
			"True time in milliseconds, growing within a conversation; a group's messages must be later than the group itself, which is made now",
			"保留真实时间（毫秒），同一会话内须递增；群消息须晚于建群时间，而群只能现在创建",
		),
		...docs,
	},
	{
		topic: "other",
		text: text(
			"How long history is kept depends on the plan; numbers not read: ask first",
			"历史保存期限取决于套餐，数值未查到：请先咨询",
		),
		...unread,
	},
	{
		topic: "other",
		text: text(
			"Whether Easemob's help desk shows imported messages is unconfirmed: assume not",
			"环信客服云能否显示导入的消息未确认：请按不能处理",
		),
		...unread,
	},
	...notFound(sheet, "certification"),
];
