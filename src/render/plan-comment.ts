import { entityKinds, entityWords, type Language } from "../model/index.js";
import type { PlannedAction, PlanSummary } from "../plan/plan.js";
import { escapeMarkdown } from "./document-markdown.js";
import { fieldText } from "./field-words.js";
import { formatDuration, formatNumber, formatShare } from "./format.js";
import { actionWords, planWords as words } from "./plan-words.js";
import { speaker } from "./words.js";

/** Longest comment, in characters: GitHub takes 65,536, a reader far less. */
export const maxCommentLength = 6000;
const maxRows = 12;
const maxText = 160;

/**
 * A plan as a comment of a pull request: the figures and what deserves a look, bounded whatever the plan holds, ids and names left to
 * the full document. Begins with a mark by which a job finds the comment it wrote before.
 */
export function renderPlanComment(summary: PlanSummary, language: Language): string {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const short = (value: string) => escapeMarkdown(value.length > maxText ? `${value.slice(0, maxText - 1)}…` : value);
	const { actions, losses, skips, drift, unmappedAgents } = summary;
	const parts: string[] = [`<!-- uncrisp-plan ${mark(summary.target)} -->`];
	parts.push(`### ${short(say(words.title(say(summary.adapter.name))))}`);
	const account = `\`${summary.target.replace(/[`\r\n]/g, "").slice(0, maxText)}\``;
	parts.push(summary.changes ? account : `${account} · ${say(words.noChanges)}`);
	const counted = (Object.keys(actionWords) as PlannedAction[]).filter((action) => actions[action] > 0);
	const figures = [
		...counted.map((action): [string, string] => [say(actionWords[action]), number(actions[action])]),
		[say(words.requests), number(summary.requests)],
		[say(words.estimate), formatDuration(summary.estimateMs, language)],
	] as [string, string][];
	parts.push(
		table(
			figures.map(([name]) => name),
			[figures.map(([, value]) => value)],
		),
	);

	const kinds = entityKinds.filter((kind) => (summary.entities[kind]?.total ?? 0) > 0);
	if (kinds.length > 0) {
		const rows = kinds.slice(0, maxRows).map((kind) => {
			const { total, fully, degraded, skipped } = summary.entities[kind] ?? noEntities;
			const share = formatShare(fully, total, language);
			return [say(entityWords[kind]), number(total), `${number(fully)} (${share})`, number(degraded), number(skipped)];
		});
		parts.push(
			table([words.kind, words.total, words.fully, words.degraded, words.skipped].map(say), rows) +
				more(kinds.length, language),
		);
	}
	const warnings = [
		...(actions.resolve > 0 ? [say(words.inDoubt(actions.resolve))] : []),
		...(drift ? [say(words.driftFound(drift.changedCount, drift.deletedCount))] : []),
		...(unmappedAgents.length > 0 ? [`${say(words.agents)}: ${number(unmappedAgents.length)}`] : []),
	];
	if (warnings.length > 0) parts.push(warnings.map((warning) => `- ${short(warning)}`).join("\n"));
	const own = losses.filter(({ general }) => !general);
	const lost = [
		...own.map(({ entity, field, text, count }) => [
			say(entityWords[entity]),
			say(fieldText(field)),
			say(text),
			number(count),
		]),
		...skips.map(({ text, count }) => ["", say(words.skipped), say(text), number(count)]),
	];
	if (lost.length > 0)
		parts.push(
			table(
				[words.kind, words.field, words.what, words.records].map(say),
				lost.slice(0, maxRows).map((row) => row.map(short)),
			) + more(lost.length, language),
		);
	return bounded(parts);
}

/** Whole parts only: a table cut in the middle is no table. */
function bounded(parts: readonly string[]): string {
	let comment = "";
	for (const part of parts) {
		if (comment.length + part.length + 2 > maxCommentLength) break;
		comment += comment === "" ? part : `\n\n${part}`;
	}
	return `${comment}\n`;
}

function more(count: number, language: Language): string {
	return count > maxRows ? `\n\n${speaker(language)(words.andMore(formatNumber(count - maxRows, language)))}` : "";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(head.map(escapeMarkdown)), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What may stand in an HTML comment. */
function mark(target: string): string {
	return target
		.replace(/[^a-zA-Z0-9:/._-]/g, "_")
		.replace(/--+/g, "-")
		.slice(0, maxText);
}

const noEntities = { total: 0, fully: 0, degraded: 0, skipped: 0 };
