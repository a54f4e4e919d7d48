import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in Bytedesk's console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "password",
		when: "before",
		title: text("Change the administrator's password", "修改管理员密码"),
		detail: text("The default one is public knowledge", "默认密码是公开的"),
	},
	{
		id: "quiet",
		when: "before",
		title: text("Make a quiet workgroup for the import", "为导入准备一个静默的工作组"),
		detail: text(
			"With robot, welcome message, auto-close and notifications off, profile noai; or stop the application and write by SQL",
			"关闭机器人、欢迎语、自动关闭和通知，使用 noai 配置；或停止应用后通过 SQL 写入",
		),
	},
	{
		id: "sensitive-words",
		when: "before",
		title: text("Switch the word filter off", "关闭敏感词过滤"),
		detail: text("It would rewrite old messages", "否则历史消息会被改写"),
		concerns: ["message"],
	},
	createAgents(text("Console: members first, then agents and workgroups", "后台：先建成员，再建客服和工作组")),
	typeReplies(text("Console, quick replies; it also takes an Excel file", "后台“快捷回复”，也可导入 Excel")),
	{
		id: "caches",
		when: "after",
		title: text("Restart and index again", "重启并重建索引"),
		detail: text(
			"Caches hold visitors and threads; the full-text search is Elasticsearch where it is enabled",
			"访客和会话有缓存；若启用 Elasticsearch，需重建全文索引",
		),
	},
	switchWidget(
		text(
			"Point htmlUrl and the API address to your own host, the defaults lead to the vendor. visitorUid is not signed: use ids nobody can guess",
			"将 htmlUrl 和 API 地址指向自有服务器，默认值指向厂商。visitorUid 不签名，请使用无法猜测的编号",
		),
	),
	keepArchive(),
];
