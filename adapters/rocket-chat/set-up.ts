import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in Rocket.Chat. */
export const setUp: readonly ManualStep[] = [
	{
		id: "registration",
		when: "before",
		title: text("Register the workspace", "注册工作区"),
		detail: text(
			"It asks for the vendor's cloud; see whether your server may reach it",
			"需连接厂商云端，请确认服务器能否访问",
		),
	},
	createAgents(text("In the omnichannel settings", "在全渠道设置中创建")),
	typeReplies(text("Only with a paid licence", "仅付费许可可用")),
	{
		id: "contacts",
		when: "before",
		title: text("Bring the contacts in", "导入联系人"),
		detail: text(
			"An importer of CSV files for omnichannel contacts is in its code; columns were not read. From: uncrisp export --format csv --kind contact",
			"代码中有全渠道联系人的 CSV 导入功能，列未查阅。数据来自：uncrisp export --format csv --kind contact",
		),
		concerns: ["contact"],
	},
	switchWidget(
		text(
			"Copy the live-chat code from its console; the sheet has no snippet",
			"从后台复制在线聊天代码；资料中没有代码片段",
		),
	),
	keepArchive(),
];
