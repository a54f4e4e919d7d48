import type { ManualStep } from "../adapter/contract.js";
import type { Widget } from "../adapter/vendor.js";
import type { Language, Localized } from "../model/index.js";
import { cutoverWords as words } from "./cutover-words.js";
import { formatDuration, formatNumber, formatTime } from "./format.js";
import type { ReportBlock, ReportCell, ReportDocument, ReportSection } from "./report-document.js";
import { speaker } from "./words.js";

/** One backup, import and verification of a cut-over. Figures only: a runbook is passed around. */
export interface CutoverPass {
	startedAtMs: number;
	endedAtMs: number;
	/** After Crisp was frozen. */
	frozen: boolean;
	backupRequests: number;
	created: number;
	updated: number;
	removed: number;
	failed: number;
	doubt: number;
	/** Absent: it did not get that far. */
	verified?: { status: "same" | "different" | "stopped"; checked: number; differences: number };
}

export interface Cutover {
	adapter: { id: string; name: Localized };
	target: string;
	workspaceName: string;
	passes: readonly CutoverPass[];
	/** Crisp was quiet: a backup after the last import brought nothing. */
	quietAtMs?: number;
	byHand: readonly ManualStep[];
	widget?: Widget;
	/** What to type, as it stands. */
	commands: Record<"trial" | "refresh" | "first" | "last" | "verify" | "ledger" | "undo", string>;
	nowMs: number;
}

/** The runbook of a cut-over: what is done, by whom, in which order, and how it went so far. */
export function cutoverDocument(cutover: Cutover, language: Language): ReportDocument {
	const say = speaker(language);
	const { passes, quietAtMs, workspaceName, target, commands } = cutover;
	const live = passes.filter(({ frozen }) => !frozen);
	const frozen = passes.filter((pass) => pass.frozen);
	const state = quietAtMs !== undefined ? words.ready : live.some(isWhole) ? words.firstDone : words.notBegun;
	const byHand = (when: ManualStep["when"]) =>
		cutover.byHand
			.filter((step) => step.when === when)
			.map((step) => ({ title: say(step.title), detail: say(step.detail) }));
	const steps = (list: readonly (readonly [Localized, Localized])[]) =>
		list.map(([title, detail]) => ({ title: say(title), detail: say(detail) }));
	const section = (title: Localized, ...blocks: ReportBlock[]): ReportSection => ({ title: say(title), blocks });

	return {
		language,
		title: say(words.title(say(cutover.adapter.name))),
		subtitle: workspaceName,
		facts: [
			{ name: say(words.target), value: target },
			{ name: say(words.made), value: formatTime(cutover.nowMs) },
			{ name: say(words.state), value: say(state) },
		],
		figures: [],
		sections: [
			section(words.before, { type: "checklist", items: [...steps(words.beforeSteps(commands)), ...byHand("before")] }),
			section(
				words.first,
				{ type: "paragraph", text: say(words.firstNote) },
				{ type: "code", text: commands.first },
				...passTable(live, language),
			),
			section(
				words.freeze,
				{ type: "paragraph", text: say(words.freezeNote) },
				{ type: "checklist", items: steps(words.freezeSteps) },
			),
			section(
				words.last,
				{ type: "paragraph", text: say(words.lastNote) },
				{ type: "code", text: commands.last },
				...passTable(frozen, language),
				...(quietAtMs === undefined
					? []
					: [{ type: "paragraph" as const, text: say(words.quiet(formatTime(quietAtMs))), tone: "good" as const }]),
			),
			section(
				words.check,
				{ type: "paragraph", text: say(words.checkNote) },
				{ type: "code", text: commands.verify },
				{ type: "checklist", items: steps(words.checkSteps(commands)) },
			),
			widgetSection(cutover, language),
			section(words.after, { type: "checklist", items: [...steps(words.afterSteps), ...byHand("after")] }),
			section(words.back, { type: "paragraph", text: say(words.backNote) }, { type: "code", text: commands.undo }),
		],
		footer: [say(words.footer)],
	};
}

/** Whether a pass went through to a clean verification. */
export function isWhole({ failed, doubt, verified }: CutoverPass): boolean {
	return failed + doubt === 0 && verified?.status === "same";
}

function passTable(passes: readonly CutoverPass[], language: Language): ReportBlock[] {
	if (passes.length === 0) return [];
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const columns = [
		{ title: say(words.begun) },
		...[words.took, words.requests, words.created, words.updated, words.removed, words.failed].map((word) => ({
			title: say(word),
			align: "right" as const,
		})),
		{ title: say(words.verified) },
	];
	const rows = passes.map((pass): ReportCell[] => {
		const wrong = pass.failed + pass.doubt;
		return [
			formatTime(pass.startedAtMs),
			formatDuration(pass.endedAtMs - pass.startedAtMs, language),
			number(pass.backupRequests),
			number(pass.created),
			number(pass.updated),
			number(pass.removed),
			wrong > 0 ? { text: number(wrong), tone: "bad" } : number(0),
			verdict(pass, language),
		];
	});
	return [{ type: "table", columns, rows }];
}

function verdict({ verified }: CutoverPass, language: Language): ReportCell {
	const say = speaker(language);
	if (verified?.status === "same") return { text: say(words.same(verified.checked)), tone: "good" };
	if (verified?.status === "different") return { text: say(words.different(verified.differences)), tone: "bad" };
	return { text: say(words.notVerified), tone: "warn" };
}

function widgetSection({ widget }: Cutover, language: Language): ReportSection {
	const say = speaker(language);
	const blocks: ReportBlock[] = [
		{
			type: "checklist",
			items: words.switchSteps.map(([title, detail]) => ({ title: say(title), detail: say(detail) })),
		},
	];
	if (widget) {
		blocks.push({ type: "paragraph", text: say(widget.where) });
		if (widget.html !== undefined) blocks.push({ type: "code", text: widget.html });
		if (widget.calls.length > 0)
			blocks.push({
				type: "table",
				columns: [{ title: say(words.crispCall) }, { title: say(words.itsCall) }, { title: say(words.note) }],
				rows: widget.calls.map(({ crisp, vendor, note }) => [
					{ text: crisp, code: true },
					{ text: vendor, code: true },
					note ? say(note) : "",
				]),
			});
	} else blocks.push({ type: "paragraph", text: say(words.noWidget) });
	return { title: say(words.switch), blocks };
}
