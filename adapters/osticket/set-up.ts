import type { ManualStep } from "../../src/adapter/contract.js";
import { createAgents, keepArchive, typeReplies } from "../../src/adapter/sheet-steps.js";
import { text } from "../../src/model/index.js";

/** What a person does on the server and in osTicket's console. */
export const setUp: readonly ManualStep[] = [
	{
		id: "mail-off",
		when: "before",
		title: text("Switch alerts and auto-replies off", "关闭提醒和自动回复"),
		detail: text(
			"Tickets made over the API need alert and autorespond set to false as well",
			"通过 API 建工单时还需将 alert 和 autorespond 设为 false",
		),
	},
	{
		id: "verify-off",
		when: "before",
		title: text("Switch the check of e-mail domains off", "关闭邮箱域名校验"),
		detail: text(
			"Setting verify_email_addrs; else old addresses are refused",
			"设置项 verify_email_addrs，否则旧邮箱会被拒绝",
		),
		concerns: ["contact"],
	},
	createAgents(text("In the admin console", "在后台创建")),
	typeReplies(text("In the console, as canned responses", "在后台录入为快捷回复")),
	{
		id: "faq",
		when: "before",
		title: text("Paste the articles into the FAQ", "将文章录入 FAQ"),
		detail: text(
			"Take them from: uncrisp export --format csv --kind article",
			"内容来自：uncrisp export --format csv --kind article",
		),
		concerns: ["article"],
	},
	{
		id: "remove-widget",
		when: "after",
		title: text("Take Crisp's widget off your site", "移除网站上的 Crisp 插件"),
		detail: text(
			"osTicket has no chat: tell customers where to write instead",
			"osTicket 没有聊天插件，请告知客户新的联系方式",
		),
	},
	keepArchive(),
];
