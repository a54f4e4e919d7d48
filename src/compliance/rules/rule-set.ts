/** Version of the rules and the day whose law they state; the report says when that is long ago. */
export const ruleSet = { version: "1", asOf: "2026-11-23", maxAgeMonths: 6 } as const;

export function isOutdated(nowMs: number): boolean {
	const due = new Date(`${ruleSet.asOf}T00:00:00Z`);
	due.setUTCMonth(due.getUTCMonth() + ruleSet.maxAgeMonths);
	return nowMs > due.getTime();
}
