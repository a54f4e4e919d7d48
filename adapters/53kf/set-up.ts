import type { ManualStep } from "../../src/adapter/contract.js";
import { text } from "../../src/model/index.js";

/** What a person does in 53KF's console and on the website. */
export const setUp: readonly ManualStep[] = [
	{
		id: "accounts",
		when: "before",
		title: text("Create agents and groups in the console", "在控制台创建客服和分组"),
		detail: text(
			"Take names from the archive: uncrisp export --kind agent",
			"名单可从归档导出：uncrisp export --kind agent",
		),
		concerns: ["agent", "team"],
	},
	{
		id: "canned",
		when: "before",
		title: text("Type canned replies and greetings", "录入快捷回复和欢迎语"),
		detail: text(
			"Print them with: uncrisp export --kind canned-reply",
			"导出后照录：uncrisp export --kind canned-reply",
		),
		concerns: ["canned-reply"],
	},
	{
		id: "widget",
		when: "after",
		title: text("Put 53KF's code in place of Crisp's", "用 53快服代码替换 Crisp 代码"),
		detail: text("Copy it from the console; see the widget below", "从控制台复制代码，见下方插件说明"),
	},
	{
		id: "archive",
		when: "after",
		title: text("Keep the archive: past chats stay there only", "保留归档：历史会话只存在于归档中"),
		detail: text(
			"Agents can search it: uncrisp export, or any SQLite tool",
			"可用 uncrisp export 或任意 SQLite 工具检索",
		),
		concerns: ["conversation"],
	},
];
