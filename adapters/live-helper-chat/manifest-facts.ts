import type { Fact } from "../../src/adapter/vendor.js";
import { type Localized, text } from "../../src/model/index.js";

/** Read from the source of version 4.90 (commit c15cd17d, 2026-08-21) and seen on a running server of it. */
const source = "https://github.com/LiveHelperChat/livehelperchat";
const fact = (
	topic: Fact["topic"],
	statement: Localized,
	path = "",
	confidence: Fact["confidence"] = "official",
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
		"composer.json",
		"official",
		["own-server"],
	),
	fact(
		"licence",
		text(
			"Open source: the repository's licence text is Apache 2.0, its composer file says GPL or LGPL",
			"开源：仓库的许可证文本为 Apache 2.0，composer 文件写的是 GPL 或 LGPL",
		),
		"composer.json",
		"official",
		["open-source"],
	),
	fact("price", text("Free; you run it yourself", "免费，自行运维"), "", "unconfirmed"),
	fact(
		"languages",
		text("The console exists in simplified and traditional Chinese", "控制台有简体和繁体中文版"),
		"translations",
		"official",
		["zh-CN", "zh-TW", "en", "other"],
	),
	fact(
		"channels",
		text(
			"Website and e-mail; others through webhooks and extensions; nothing for WeChat, WeCom, DingTalk or Feishu",
			"网站和邮件；其他渠道通过 Webhook 和扩展；没有微信、企业微信、钉钉、飞书",
		),
		"modules",
		"official",
		["web", "email", "api"],
	),
	fact("ai", text("A bot of triggers and answers", "由触发器和应答组成的机器人"), "modules/lhgenericbot", "official", [
		"flow-bot",
	]),
	fact(
		"features",
		text(
			"Canned messages, FAQ, working hours, surveys, block list, subjects, custom data, auto-responders, invitations, whispers, visitor tracking; no contacts, no companies",
			"快捷消息、FAQ、工作时间、调查问卷、黑名单、主题、自定义数据、自动回复、主动邀请、内部备注、访客跟踪；没有联系人和公司",
		),
		"modules",
		"official",
		[
			"canned-replies",
			"help-centre",
			"office-hours",
			"ratings",
			"blocklist",
			"custom-fields",
			"tags",
			"automation",
			"notes",
			"visitor-tracking",
		],
	),
	fact(
		"api",
		text(
			"REST for chats, files, operators, departments and survey answers; none for subjects, canned messages, FAQ and block list",
			"REST 支持会话、文件、客服、部门和问卷答复；不支持主题、快捷消息、FAQ 和黑名单",
		),
		"modules/lhrestapi/swagger.json",
		"observed",
	),
	fact(
		"time",
		text(
			"The call that makes a chat takes the time of each message; later calls stamp the present",
			"创建会话的请求可为每条消息指定时间；之后的请求一律记为当前时间",
		),
		"lib/core/lhrestapi/lhrestapivalidator.php",
		"observed",
	),
	fact(
		"limits",
		text(
			"No rate limit; operators' files up to 2 MB of a few types until the settings are changed",
			"无速率限制；在修改设置前，客服文件限 2 MB 且仅允许少数类型",
		),
		"modules/lhrestapi/file.php",
		"observed",
	),
];
