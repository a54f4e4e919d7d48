import { type Age, ages, type Evidence } from "./evidence.js";
import { dayMs } from "./gathering.js";

export interface Ageing {
	nowMs: number;
}

const ageMonths: Readonly<Record<Age, number>> = { "6m": 6, "1y": 12, "2y": 24, "3y": 36, "5y": 60 };

/** Counts something under every age that it is older than. */
export function countAge(counts: Record<Age, number>, lastMs: number | undefined, { nowMs }: Ageing): void {
	if (lastMs === undefined) return;
	for (const age of ages) if (lastMs < monthsBefore(nowMs, ageMonths[age])) counts[age] += 1;
}

/** The same day so many months earlier; the last of the month where it has no such day. */
export function monthsBefore(nowMs: number, months: number): number {
	const date = new Date(nowMs);
	const day = date.getUTCDate();
	date.setUTCMonth(date.getUTCMonth() - months);
	if (date.getUTCDate() !== day) date.setUTCDate(0);
	return date.getTime();
}

/** Widens the span of the archive by one message's time, and counts it among the newest. */
export function countTime({ retention, window }: Evidence, atMs: number | undefined): void {
	if (atMs === undefined || atMs <= 0) return;
	if (retention.oldestAtMs === undefined || atMs < retention.oldestAtMs) retention.oldestAtMs = atMs;
	if (retention.newestAtMs === undefined || atMs > retention.newestAtMs) retention.newestAtMs = atMs;
	const ago = window.madeAtMs - atMs;
	if (ago <= dayMs) retention.messages.last24h += 1;
	if (ago <= 7 * dayMs) retention.messages.last7d += 1;
	if (ago <= 30 * dayMs) retention.messages.last30d += 1;
	retention.spanDays = Math.floor((retention.newestAtMs - retention.oldestAtMs) / dayMs);
}
