import type { Fact } from "../../src/adapter/vendor.js";
import { text } from "../../src/model/index.js";

/** Version 1.8.145 of 2024-06-19, installed and tried; newer versions were not read. */
export const sheet = { source: "https://github.com/freescout-helpdesk/freescout", checked: "2026-11-23" };
const code = { ...sheet, confidence: "official" } as const;
const run = { ...sheet, confidence: "observed" } as const;
/** Paid modules were not seen; this is general knowledge. */
const modules = { ...sheet, confidence: "unconfirmed" } as const;

export const facts: readonly Fact[] = [
	{
		topic: "deployment",
		text: text(
			"Self-hosted: PHP with MySQL, MariaDB or PostgreSQL, light enough for a small VM",
			"自托管：PHP 加 MySQL、MariaDB 或 PostgreSQL，小型云主机即可",
		),
		...run,
		values: ["self-hosted"],
	},
	{
		topic: "hosting",
		text: text("Your own server; any VM in China will do", "部署在自有服务器，国内任意云主机即可"),
		...code,
		values: ["own-server"],
	},
	{
		topic: "licence",
		text: text("AGPL-3.0; its modules are sold", "开源，AGPL-3.0；扩展模块收费"),
		...code,
		values: ["open-source"],
	},
	{ topic: "languages", text: text("Includes Chinese", "包含中文界面"), ...code, values: ["zh-CN", "en"] },
	{
		topic: "channels",
		text: text("E-mail in the core", "核心支持邮件"),
		...code,
		values: ["email"],
	},
	{
		topic: "channels",
		text: text("A chat widget is a paid module", "聊天插件为收费模块"),
		...modules,
		values: ["web"],
	},
	{ topic: "features", text: text("Shared inbox with notes", "共享收件箱和内部备注"), ...code, values: ["notes"] },
	{
		topic: "features",
		text: text(
			"Tags, saved replies, custom fields, knowledge base, ratings and office hours are paid modules",
			"标签、快捷回复、自定义字段、知识库、满意度和工作时间为收费模块",
		),
		...modules,
		values: ["tags", "canned-replies", "custom-fields", "help-centre", "ratings", "office-hours"],
	},
	{ topic: "price", text: text("A one-time fee for each module", "每个模块一次性付费"), ...modules },
	{
		topic: "api",
		text: text(
			"None in the core. The module API & Webhooks is said to take conversations with createdAt and imported",
			"核心没有 API。据称“API & Webhooks”模块可写入会话，支持 createdAt 和 imported",
		),
		...run,
	},
	{
		topic: "time",
		text: text(
			"A conversation written by SQL showed its dates of 2023, note and file in the web pages",
			"通过 SQL 写入的会话在网页中正确显示 2023 年的时间、备注和附件",
		),
		...run,
	},
	{
		topic: "other",
		text: text(
			"Its own function for imports with a date fails in this version and leaves an empty conversation behind",
			"该版本自带的带时间导入函数会出错，并留下空会话",
		),
		...run,
	},
];
