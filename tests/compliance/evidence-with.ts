import { type Evidence, emptyEvidence, type HitCount, type Range } from "../../src/compliance/evidence/evidence.js";

/** The day of the tables: a Tuesday in the year of the rules. */
export const reportDayMs = Date.UTC(2026, 10, 24, 4);

/** Evidence with some numbers put in by their path: `{ "subjects.cnAll": range(5) }`. A path that is not there is a test's mistake. */
export function evidenceWith(numbers: Readonly<Record<string, unknown>>, madeAtMs = reportDayMs): Evidence {
	const evidence = emptyEvidence(madeAtMs);
	for (const [path, value] of Object.entries(numbers)) {
		const names = path.split(".");
		const last = names.pop()!;
		let at = evidence as unknown as Record<string, unknown>;
		for (const name of names) at = at[name] as Record<string, unknown>;
		const open = ["byCountry", "byGroup", "byCategory", "fill"].some((each) => path.includes(`${each}.`));
		const optional = ["oldestAtMs", "newestAtMs", "verifiedCounts"].includes(last);
		if (!open && !optional && !(last in at)) throw new Error(`evidence has no ${path}`);
		at[last] = value;
	}
	return evidence;
}

export function range(lower: number, upper = lower): Range {
	return { lower, upper };
}

export function hits(lower: number, upper = lower): HitCount {
	return { hits: range(lower, upper), records: range(lower, upper), subjects: range(lower, upper), examples: [] };
}
