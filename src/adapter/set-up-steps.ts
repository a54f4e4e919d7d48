import { type Localized, text } from "../model/index.js";
import type { ManualStep } from "./contract.js";

/** Steps that many vendors' set-up sheets share. The vendor says where in its console; each step says which export feeds it. */

/** Accounts and groups are made by a person, `where` in the console. */
export function createAgents(where: Localized): ManualStep {
	return {
		id: "agents",
		when: "before",
		title: text("Create agents and groups", "创建客服账号和分组"),
		detail: then(
			where,
			text(
				"Names and addresses: uncrisp export --format csv --kind agent",
				"名单和邮箱：uncrisp export --format csv --kind agent",
			),
		),
		concerns: ["agent", "team"],
	};
}

/** Canned replies are typed or pasted, `where` in the console. */
export function typeCannedReplies(where: Localized): ManualStep {
	return {
		id: "canned",
		when: "before",
		title: text("Type the canned replies", "录入快捷回复"),
		detail: then(
			where,
			text(
				"Take them from: uncrisp export --format csv --kind canned-reply",
				"内容来自：uncrisp export --format csv --kind canned-reply",
			),
		),
		concerns: ["canned-reply"],
	};
}

/** Crisp's snippet leaves the website, the vendor's takes its place; `how` is what to mind. */
export function swapWidget(how: Localized): ManualStep {
	return {
		id: "widget",
		when: "after",
		title: text("Swap the widget on your site", "更换网站上的聊天插件"),
		detail: how,
	};
}

/** What did not move stays in the archive, and people can look it up there. */
export const keepArchive: ManualStep = {
	id: "archive",
	when: "after",
	title: text("Keep the archive", "保留归档"),
	detail: text(
		"What the vendor could not take exists only there. Read it with uncrisp export or any SQLite tool",
		"未能迁移的内容只存在于归档中，可用 uncrisp export 或任意 SQLite 工具查阅",
	),
	concerns: ["conversation"],
};

function then(first: Localized, second: Localized): Localized {
	return text(`${first.en}. ${second.en}`, `${first["zh-CN"]}。${second["zh-CN"]}`);
}
