import type { Fact } from "../../src/adapter/vendor.js";
import { type Localized, text } from "../../src/model/index.js";

/** Read from the source of version 4.90 (commit c15cd17d, 2026-08-21) and seen on a running server of it. */
const source = "https://github.com/LiveHelperChat/livehelperchat";
const fact = (
	topic: Fact["topic"],
	statement: Localized,
	path = "",
	confidence: Fact["confidence"] = "observed",
	values?: readonly string[],
): Fact => ({
	topic,
	text: statement,
	source: path === "" ? source : `${source}/blob/c15cd17ddcb596b867fe9a81ad83839f175bd1bb/lhc_web/${path}`,
	checked: "2026-11-26",
	confidence,
	...(values && { values }),
});

export const facts: readonly Fact[] = [
	fact(
		"deployment",
		text("Self-hosted: PHP 8.2 or newer and MySQL or MariaDB", "自托管：PHP 8.2 或更高版本，以及 MySQL 或 MariaDB"),
		"composer.json",
		"official",
		["self-hosted"],
	),
	fact(
		"hosting",
		text("Your own server, so the data can stay in mainland China", "部署在自有服务器，数据可留在中国大陆"),
		"",
		"official",
		["own-server"],
	),
	fact(
		"channels",
		text(
			"A widget on websites, and what is written through its API; others by extensions that were not read",
			"网站插件以及通过 API 写入的会话；其他渠道由未查阅的扩展提供",
		),
		"design/defaulttheme/widget/wrapper",
		"official",
		["web", "api"],
	),
	fact(
		"features",
		text(
			"Canned messages, FAQ, departments, operating hours, ratings, blocked users, notes as whispers, chat variables",
			"快捷回复、FAQ、部门、工作时间、评价、屏蔽、私密备注、会话变量",
		),
		"modules",
		"official",
		[
			"canned-replies",
			"help-centre",
			"teams",
			"office-hours",
			"ratings",
			"blocklist",
			"notes",
			"custom-fields",
			"tags",
		],
	),
	fact(
		"licence",
		text(
			"The repository's licence text is Apache 2.0, its composer file says GPL or LGPL",
			"仓库的许可证文本为 Apache 2.0，composer 文件写的是 GPL 或 LGPL",
		),
		"composer.json",
		"official",
		["open-source"],
	),
	fact("price", text("Free; you run it yourself", "免费，自行运维"), "", "unconfirmed"),
	fact("languages", text("The console exists in Chinese", "控制台有中文版"), "translations/zh_CN", "official", [
		"zh-CN",
		"en",
	]),
	fact(
		"time",
		text(
			"The call that makes a chat takes the time of each message; later calls stamp the present",
			"创建会话的请求可为每条消息指定时间；之后的请求一律记为当前时间",
		),
		"lib/core/lhrestapi/lhrestapivalidator.php",
	),
	fact(
		"limits",
		text(
			"No rate limit; operators' files up to 2 MB of a few types until the settings are changed",
			"无速率限制；在修改设置前，客服文件限 2 MB 且仅允许少数类型",
		),
		"modules/lhrestapi/file.php",
	),
	fact(
		"other",
		text("No contacts: a visitor's data stands on each chat", "没有联系人：访客数据写在每个会话上"),
		"lib/models/lhchat/erlhcoreclassmodelchat.php",
	),
	fact("other", text("A flat list of questions and answers in BBCode", "单层 FAQ 列表，使用 BBCode"), "modules/lhfaq"),
];
