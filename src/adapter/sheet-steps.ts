import { type EntityKind, type Localized, text } from "../model/index.js";
import type { ManualStep } from "./contract.js";

/**
 * Steps of a set-up sheet that read alike for every vendor: only the place in its console differs.
 * Sentences that are handed in end with a full stop in both languages.
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
		detail: text(`${where.en} Get the list with: ${command}`, `${where["zh-CN"]}清单可这样导出：${command}`),
		concerns: kinds,
	};
}

const inTheConsole = text("In the console.", "在控制台操作。");

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

/** The chat on the website changes hands. */
export function switchWidget(vendor: Localized, where: Localized): ManualStep {
	return {
		id: "widget",
		when: "after",
		title: text(`Put the chat of ${vendor.en} in place of Crisp's`, `用${padded(vendor["zh-CN"])}的聊天插件替换 Crisp`),
		detail: where,
	};
}

/** What stays behind is still there to be read. */
export function keepArchive(what: Localized): ManualStep {
	return {
		id: "archive",
		when: "after",
		title: text("Keep the archive", "保留归档"),
		detail: text(
			`${what.en} Search it with uncrisp export or any SQLite tool.`,
			`${what["zh-CN"]}可用 uncrisp export 或任意 SQLite 工具检索。`,
		),
		concerns: ["conversation"],
	};
}

function exportCommand(kinds: readonly EntityKind[]): string {
	const out = kinds.length === 1 ? `${kinds[0]}.csv` : "by-hand";
	return `uncrisp export --format csv --kind ${kinds.join(",")} --out ${out}`;
}

/** Chinese text keeps a space beside Latin letters and digits. */
function padded(name: string): string {
	const before = /^[\p{Script=Latin}\d]/u.test(name) ? " " : "";
	const after = /[\p{Script=Latin}\d]$/u.test(name) ? " " : "";
	return `${before}${name}${after}`;
}
