import { zonedTimeMs } from "./zoned-time.js";

/** When something was, as exactly as a person wrote it: a moment, a minute or a whole day. */
export interface TypedTime {
	fromMs: number;
	toMs: number;
}

export interface TypedTimeOptions {
	/** IANA zone of times without one of their own. */
	timeZone: string;
	/** Order of `01/02/2026`; without it such a date is ambiguous. */
	order?: "dmy" | "mdy";
}

/**
 * A time as spreadsheets and people write it: `2026-03-01 14:05`, `2026/3/1`, `2026年3月1日 下午2:05`, `1.3.2026`, `Mar 1, 2026`,
 * ISO 8601, seconds or milliseconds since 1970. Undefined for anything else.
 */
export function readTypedTime(value: string, options: TypedTimeOptions): TypedTime | "ambiguous" | undefined {
	const text = value.normalize("NFKC").trim();
	if (/^\d{10}$/.test(text)) return second(Number(text) * 1000);
	if (/^\d{13}$/.test(text)) return { fromMs: Number(text), toMs: Number(text) };
	if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/i.test(text))
		return second(Date.parse(text));
	const [, day = text, clock] = clockAtEnd.exec(text) ?? [];
	const date = dateParts(day.trim().replace(/[,T]$/, ""), options.order);
	if (date === undefined || date === "ambiguous") return date;
	const time = clock === undefined ? undefined : clockParts(clock);
	if (clock !== undefined && time === undefined) return undefined;
	const fromMs = zonedTimeMs({ ...date, ...(time ?? { hour: 0, minute: 0, second: 0 }) }, options.timeZone);
	if (fromMs === undefined) return undefined;
	return { fromMs, toMs: fromMs + (time === undefined ? dayMs : 60_000) - 1 };
}

/** Which order the slashed dates of a file have, as far as one of them shows it. */
export function dateOrderOf(values: Iterable<string>): "dmy" | "mdy" | undefined {
	const seen = new Set<"dmy" | "mdy">();
	for (const value of values) {
		const [, first, , next] = slashed.exec(value.normalize("NFKC").trim()) ?? [];
		if (Number(first) > 12) seen.add("dmy");
		if (Number(next) > 12) seen.add("mdy");
	}
	const [only] = seen;
	return seen.size === 1 ? only : undefined;
}

const dayMs = 86_400_000;
const slashed = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=\D|$)/;
const clockAtEnd =
	/^(.*?)(?:[T\s]\s*|(?=[上下]午))((?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?)$/i;

interface DateParts {
	year: number;
	month: number;
	day: number;
}

function dateParts(text: string, order: "dmy" | "mdy" | undefined): DateParts | "ambiguous" | undefined {
	const yearFirst = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?$/.exec(text);
	if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
	const [whole, first, mark, next, year] = slashed.exec(text) ?? [];
	if (whole === text) {
		const [one, two] = [Number(first), Number(next)];
		// Dots are European; a number above twelve is no month.
		const known = mark === "." || one > 12 ? "dmy" : two > 12 ? "mdy" : one === two ? "dmy" : order;
		if (known === undefined) return "ambiguous";
		return { year: Number(year), month: known === "dmy" ? two : one, day: known === "dmy" ? one : two };
	}
	if (!/^[a-z]+\.? \d{1,2},? \d{4}$|^\d{1,2} [a-z]+\.? \d{4}$/i.test(text)) return undefined;
	const named = new Date(`${text} UTC`);
	if (Number.isNaN(named.getTime())) return undefined;
	return { year: named.getUTCFullYear(), month: named.getUTCMonth() + 1, day: named.getUTCDate() };
}

function clockParts(text: string): { hour: number; minute: number; second: number } | undefined {
	const found = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
	const [hour, minute, seconds] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3] ?? 0)];
	const half = /下午|p\.?m/i.test(text) ? 12 : /上午|a\.?m/i.test(text) ? 0 : undefined;
	if (minute > 59 || seconds > 59 || hour > 23) return undefined;
	return { hour: half === undefined || hour > 12 ? hour : (hour % 12) + half, minute, second: seconds };
}

function second(fromMs: number): TypedTime | undefined {
	return Number.isNaN(fromMs) ? undefined : { fromMs, toMs: fromMs + 999 };
}
