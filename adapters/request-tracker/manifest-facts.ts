import type { Fact } from "../../src/adapter/vendor.js";
import { type Localized, text } from "../../src/model/index.js";

/** Read in the package of version 5.0.3 (Debian 12) and seen on a running server of it. */
const source = "https://packages.debian.org/bookworm/request-tracker5";
const fact = (
	topic: Fact["topic"],
	statement: Localized,
	confidence: Fact["confidence"] = "observed",
	values?: readonly string[],
): Fact => ({ topic, text: statement, source, checked: "2026-11-26", confidence, ...(values && { values }) });

export const facts: readonly Fact[] = [
	fact(
		"deployment",
		text("Self-hosted: Perl and PostgreSQL, MySQL or SQLite", "自托管：Perl 以及 PostgreSQL、MySQL 或 SQLite"),
		"observed",
		["self-hosted"],
	),
	fact(
		"hosting",
		text("Your own server, so the data can stay in mainland China", "部署在自有服务器，数据可留在中国大陆"),
		"observed",
		["own-server"],
	),
	fact(
		"channels",
		text("E-mail, a self-service portal, its API; no chat widget", "邮件、自助门户和 API；没有网页聊天插件"),
		"observed",
		["email", "api"],
	),
	fact(
		"features",
		text(
			"Tickets, comments, articles, custom fields, groups, scrips",
			"工单、备注、文章、自定义字段、用户组、触发脚本",
		),
		"observed",
		["tickets", "canned-replies", "custom-fields", "teams", "automation", "notes"],
	),
	fact("licence", text("GPL 2", "GPL 2 许可"), "observed", ["open-source"]),
	fact("price", text("Free; you run it yourself", "免费，自行运维"), "unconfirmed"),
	fact("languages", text("The console is partly in Chinese", "控制台部分为中文"), "reported", ["en", "zh-CN"]),
	fact(
		"time",
		text(
			"A ticket takes its own dates; a message is dated now, whatever is sent",
			"工单可指定日期；消息一律记为当前时间",
		),
	),
	fact(
		"api",
		text(
			"REST 2.0 makes users, queues, tickets, messages, articles; it knows no scrips and cannot put a custom field on a queue",
			"REST 2.0 可创建用户、队列、工单、消息和文章；无法查看触发脚本，也不能将自定义字段应用于队列",
		),
	),
	fact("limits", text("No rate limit", "无速率限制")),
	fact(
		"reading",
		text("Everything that an import writes can be read back over REST", "导入写入的内容均可通过 REST 读回"),
	),
	fact(
		"other",
		text(
			"Deleting over REST hides: tickets get the status deleted, users, queues and articles are disabled",
			"通过 REST 删除只是隐藏：工单状态变为 deleted，用户、队列和文章被停用",
		),
	),
];
