import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in Libredesk's console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "install-once",
		when: "before",
		title: text("Install once, with care", "谨慎安装，且只装一次"),
		detail: text(
			"Running the install step again without its idempotent option wipes the database",
			"不加幂等选项再次执行安装会清空数据库",
		),
	},
	{
		id: "mail-off",
		when: "before",
		title: text("Switch outgoing mail off", "关闭外发邮件"),
		detail: text(
			"A reply stored as pending is mailed within a moment. Leave linked_email_inbox_id of the chat inbox empty as well",
			"状态为 pending 的回复会立即发出。聊天收件箱的 linked_email_inbox_id 也应留空",
		),
	},
	{
		id: "rules-off",
		when: "before",
		title: text("Switch automation, SLA, assistant and webhooks off", "关闭自动化、SLA、AI 助手和 Webhook"),
		detail: text("Every message of a contact starts them over the API", "通过 API 写入的客户消息会触发它们"),
	},
	createAgents(text("Console, Agents and Teams; send no welcome mail", "后台“客服”和“团队”中创建，不要发送欢迎邮件")),
	typeReplies(text("Console, Macros", "后台“宏”中创建")),
	switchWidget(
		text(
			"Sign a JWT on your server; external_user_id has to be your own user id, so that imported people are known again",
			"在您的服务器签发 JWT；external_user_id 应为您自己的用户编号，这样才能识别已导入的客户",
		),
	),
	keepArchive(),
];
