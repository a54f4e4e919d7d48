import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in FreeScout. */
export const setUp: readonly ManualStep[] = [
	{
		id: "mail-servers",
		when: "before",
		title: text("Leave mailboxes without mail servers", "邮箱先不配置收发服务器"),
		detail: text(
			"Background fetching would mix live mail into the import. Set them after it",
			"后台收信会将新邮件混入导入数据，导入完成后再配置",
		),
	},
	{
		id: "workflows",
		when: "before",
		title: text("Switch workflows and reminders off", "关闭工作流和提醒"),
		detail: text(
			"They act on old conversations that are still active; finished ones go in as closed",
			"它们会处理仍处于活动状态的旧会话；已结束的会话应以关闭状态导入",
		),
	},
	createAgents(text("On the server: freescout:create-user for each", "在服务器上逐个执行 freescout:create-user")),
	typeReplies(text("Only with the module Saved Replies", "仅当购买了快捷回复模块")),
	{
		id: "counters",
		when: "after",
		title: text("Count the folders again", "重新统计文件夹"),
		detail: text("On the server: freescout:update-folder-counters", "在服务器上执行 freescout:update-folder-counters"),
	},
	switchWidget(
		text(
			"The chat is a paid module whose code is made for each mailbox; no verified identity is known",
			"聊天为收费模块，代码按邮箱生成；未见身份校验功能",
		),
	),
	keepArchive(),
];
