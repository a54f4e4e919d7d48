import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in Tiledesk. */
export const setUp: readonly ManualStep[] = [
	{
		id: "quiet",
		when: "before",
		title: text("Switch mail, bots and routing off", "关闭邮件、机器人和分配"),
		detail: text(
			"Creating a conversation routes it, wakes bots and mails agents",
			"创建会话会触发分配、唤醒机器人并给客服发邮件",
		),
	},
	createAgents(text("In the project's settings", "在项目设置中创建")),
	typeReplies(text("In the project's settings", "在项目设置中录入")),
	switchWidget(
		text(
			"launch.js with tiledeskSettings; sign people in with a JWT",
			"使用 launch.js 和 tiledeskSettings；登录用户用 JWT 认证",
		),
	),
	keepArchive(),
];
