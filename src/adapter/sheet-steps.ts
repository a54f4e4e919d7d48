import { type EntityKind, type Localized, text } from "../model/index.js";
import type { ManualStep } from "./contract.js";

/**
 * Steps of a set-up sheet that read alike for every vendor: only the place in its console differs.
 */

/** Something that a person types or chooses in the console, from an export of the archive. Its id is the first kind. */
export function typedByHand(step: {
	kinds: readonly [EntityKind, ...EntityKind[]];
	title: Localized;
	where: Localized;
	/** Default: before the import. */
	when?: ManualStep["when"];
}): ManualStep {
	const { kinds, title, where, when = "before" } = step;
	const command = exportCommand(kinds);
	return {
		id: kinds[0],
		when,
		title,
		detail: joined(where, text(`Get the list with: ${command}`, `清单可这样导出：${command}`)),
		concerns: kinds,
	};
}

const inTheConsole = text("In the console.", "在控制台操作。");

/** Agents and their groups are made by a person. */
export function createAgents(where: Localized = inTheConsole): ManualStep {
	return typedByHand({
		kinds: ["agent", "team"],
		title: text("Create agents and groups", "创建客服账号和分组"),
		where,
	});
}

/** Canned replies, where no call takes them. */
export function typeReplies(where: Localized = inTheConsole): ManualStep {
	return typedByHand({ kinds: ["canned-reply"], title: text("Type canned replies", "录入快捷回复"), where });
}

/** What works by itself is built again by hand, and after the import, so that it does not act on what comes in. */
export function rebuildRules(where: Localized = inTheConsole): ManualStep {
	return typedByHand({
		kinds: ["automation", "office-hours", "block-rule"],
		title: text("Build rules and office hours again", "重新设置规则和工作时间"),
		where,
		when: "after",
	});
}

/** The chat on the website changes hands; `how` is where the new code is, and what to mind. */
export function switchWidget(how: Localized): ManualStep {
	return {
		id: "widget",
		when: "after",
		title: text("Put the vendor's chat in place of Crisp's", "用新的聊天插件替换 Crisp"),
		detail: how,
	};
}

/** What stays behind is still there to be read. */
export function keepArchive(
	what: Localized = text("What the vendor could not take exists only there.", "未能迁移的内容只存在于归档中。"),
): ManualStep {
	return {
		id: "archive",
		when: "after",
		title: text("Keep the archive", "保留归档"),
		detail: joined(
			what,
			text("Search it with uncrisp export or any SQLite tool.", "可用 uncrisp export 或任意 SQLite 工具检索。"),
		),
		concerns: ["conversation"],
	};
}

/** Two sentences; the first may lack its full stop. */
function joined(first: Localized, second: Localized): Localized {
	return text(
		`${first.en.replace(/[.]$/, "")}. ${second.en}`,
		`${first["zh-CN"].replace(/。$/, "")}。${second["zh-CN"]}`,
	);
}

function exportCommand(kinds: readonly EntityKind[]): string {
	const out = kinds.length === 1 ? `${kinds[0]}.csv` : "by-hand";
	return `uncrisp export --format csv --kind ${kinds.join(",")} --out ${out}`;
}
