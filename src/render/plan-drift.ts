import type { Language } from "../model/index.js";
import type { PlanSummary } from "../plan/plan.js";
import { fieldText } from "./field-words.js";
import { formatNumber } from "./format.js";
import { planWords as words } from "./plan-words.js";
import type { ReportBlock, ReportCell, ReportSection } from "./report-document.js";
import { speaker } from "./words.js";

/** Rows of a list that people read to the end. */
const maxDrift = 50;

/** What somebody changed or deleted in the target since it was imported. */
export function driftSection({ drift }: PlanSummary, language: Language): ReportSection | undefined {
	if (!drift) return undefined;
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const { changedCount, deletedCount, unreadable } = drift;
	const found = changedCount + deletedCount;
	const blocks: ReportBlock[] = [
		found === 0
			? { type: "paragraph", text: say(words.driftNone(drift.checked)), tone: "good" }
			: { type: "paragraph", text: say(words.driftFound(changedCount, deletedCount)), tone: "warn" },
	];
	if (unreadable > 0) blocks.push({ type: "paragraph", text: say(words.driftUnread(number(unreadable))) });
	const rows: ReportCell[][] = [
		...drift.deleted.map((key): ReportCell[] => [
			{ text: say(words.driftDeleted), tone: "bad" },
			{ text: key, code: true },
			"",
		]),
		...drift.changed.map(({ key, fields }): ReportCell[] => [
			{ text: say(words.driftChanged), tone: "warn" },
			{ text: key, code: true },
			fields.map((field) => say(fieldText(field))).join(", "),
		]),
	];
	if (rows.length > 0) {
		const columns = [{ title: say(words.driftState) }, { title: say(words.key) }, { title: say(words.fields) }];
		blocks.push({ type: "table", columns, rows: rows.slice(0, maxDrift) });
	}
	if (found > maxDrift && rows.length >= maxDrift)
		blocks.push({ type: "paragraph", text: say(words.andMore(number(found - maxDrift))) });
	return { title: say(words.drift), blocks };
}
