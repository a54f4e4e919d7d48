import { snapshotTimeMs } from "./layout.js";

/** How many of the newest days, ISO weeks and months (UTC) keep their newest snapshot. */
export interface Retention {
	daily?: number;
	weekly?: number;
	monthly?: number;
}

export interface Kept {
	id: string;
	reasons: readonly ("newest" | "daily" | "weekly" | "monthly")[];
}

/** Which snapshots stay and which may go. Pure; the newest always stays. */
export function applyRetention(ids: readonly string[], retention: Retention): { keep: Kept[]; remove: string[] } {
	const newestFirst = [...ids].sort().reverse();
	const reasons = new Map<string, Kept["reasons"]>();
	const keep = (id: string, reason: Kept["reasons"][number]) => reasons.set(id, [...(reasons.get(id) ?? []), reason]);
	if (newestFirst[0] !== undefined) keep(newestFirst[0], "newest");
	for (const [reason, count, periodOf] of [
		["daily", retention.daily ?? 0, dayOf],
		["weekly", retention.weekly ?? 0, weekOf],
		["monthly", retention.monthly ?? 0, monthOf],
	] as const) {
		const periods = new Set<string>();
		for (const id of newestFirst) {
			const period = periodOf(snapshotTimeMs(id));
			if (periods.has(period)) continue;
			if (periods.size >= count) break;
			periods.add(period);
			keep(id, reason);
		}
	}
	const oldestFirst = [...newestFirst].reverse();
	return {
		keep: oldestFirst.flatMap((id) => {
			const why = reasons.get(id);
			return why === undefined ? [] : [{ id, reasons: why }];
		}),
		remove: oldestFirst.filter((id) => !reasons.has(id)),
	};
}

function dayOf(timeMs: number): string {
	return new Date(timeMs).toISOString().slice(0, 10);
}

/** The Monday of the week tells weeks apart, also across a new year. */
function weekOf(timeMs: number): string {
	const dayMs = 86_400_000;
	const sinceMonday = (new Date(timeMs).getUTCDay() + 6) % 7;
	return dayOf(timeMs - sinceMonday * dayMs);
}

function monthOf(timeMs: number): string {
	return new Date(timeMs).toISOString().slice(0, 7);
}
