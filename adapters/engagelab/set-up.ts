import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, switchWidget, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does in LiveDesk's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "transfer-abroad",
		when: "before",
		title: text("Settle the transfer abroad first", "先处理数据出境问题"),
		detail: text(
			"The data rests in Singapore; for customers in mainland China that is a cross-border transfer",
			"数据存放在新加坡；对中国大陆客户而言属于个人信息出境",
		),
		concerns: ["contact"],
	},
	{
		id: "key",
		when: "before",
		title: text("Create an API key and a channel for the import", "创建 API 密钥和导入渠道"),
		detail: text(
			"Project settings, API management; the pair of key and secret selects the project",
			"“项目设置”→“API 管理”；密钥对决定所属项目",
		),
	},
	createAgents(text("In the console", "在控制台创建")),
	typeReplies(text("In the console, if it has them", "在控制台录入（如有该功能）")),
	{
		id: "attributes",
		when: "before",
		title: text("Define the custom attributes", "定义自定义属性"),
		detail: text(
			"The widget only fills attributes that exist. Which ones: uncrisp export --format csv --kind custom-field",
			"聊天插件只能写入已定义的属性。清单：uncrisp export --format csv --kind custom-field",
		),
		concerns: ["custom-field"],
	},
	switchWidget(
		text(
			"Compute identifier_hash on your server with the inbox's HMAC token",
			"在您的服务器用收件箱的 HMAC 密钥计算 identifier_hash",
		),
	),
	keepArchive(),
];
