import { AppError, counted, text } from "../model/index.js";
import type { Run } from "./archive.js";
import { isoTime } from "./plain-text.js";

/**
 * The run whose state of the archive is asked for: its number, the clear beginning of one, `latest`, or a time in ISO 8601, which means
 * the last run that had begun by then (a day without an hour: by its end, UTC). Throws AppError `usage` with the runs there are.
 */
export function findRun(runs: readonly Run[], asked: string): Run {
	const found =
		asked === "latest" ? runs.slice(-1) : /^\d{1,9}$/.test(asked) ? numbered(runs, asked) : before(runs, asked);
	if (found.length === 1 && found[0] !== undefined) return found[0];
	throw new AppError("usage", {
		what:
			found.length === 0
				? text(`There is no run ${asked} in the archive`, `归档中没有运行 ${asked}`)
				: text(`${asked} could be ${counted(found.length, "run")}`, `${asked} 对应 ${found.length} 次运行`),
		why: listed(runs),
		hint: text(
			"Name a run by its number, as `latest`, or by a date such as 2026-11-24",
			"请用编号、`latest` 或日期（如 2026-11-24）指定运行",
		),
		details: { runs: runs.map(({ id }) => id).join(",") },
	});
}

function numbered(runs: readonly Run[], asked: string): Run[] {
	const exact = runs.filter(({ id }) => String(id) === asked);
	return exact.length > 0 ? exact : runs.filter(({ id }) => String(id).startsWith(asked));
}

const dayMs = 86_400_000;

function before(runs: readonly Run[], asked: string): Run[] {
	if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(asked)) return [];
	const isDay = !asked.includes("T");
	const time = Date.parse(/[T].*(?:Z|[+-]\d\d:\d\d)$/.test(asked) || isDay ? asked : `${asked}Z`);
	const untilMs = isDay ? time + dayMs - 1 : time;
	return runs.filter(({ startedAtMs }) => startedAtMs <= untilMs).slice(-1);
}

const shown = 10;

function listed(runs: readonly Run[]) {
	const lines = runs.slice(-shown).map(({ id, kind, startedAtMs }) => `${id} ${kind} ${isoTime(startedAtMs) ?? "?"}`);
	if (lines.length === 0) return text("It has none", "其中没有任何运行");
	const more = runs.length > shown;
	return text(
		`${more ? `The last ${shown} of ${runs.length}` : "There are"}: ${lines.join(", ")}`,
		`${more ? `共 ${runs.length} 次，最近 ${shown} 次` : "现有"}：${lines.join("，")}`,
	);
}
