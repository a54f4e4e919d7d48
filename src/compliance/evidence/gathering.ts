import type { DetectOptions, Span } from "../detect/span.js";
import type { Evidence } from "./evidence.js";
import type { HitCounter } from "./hit-counter.js";
import type { Subjects } from "./subjects.js";

/** Finds personal information in a text; `detect` of src/compliance/detect is the one that counts. */
export type Detect = (text: string, options?: DetectOptions) => Span[];

/** What the readers of one gathering share. */
export interface Gathering {
	evidence: Evidence;
	subjects: Subjects;
	counter: HitCounter;
	detect: Detect;
	/** Lets signals and timers run now and then, tells of progress, throws when the run was aborted. */
	breathe(done: number): Promise<void>;
}

/** Whether a moment lies in the year, or the twelve months, of the report. */
export function periodFlags(
	evidence: Evidence,
	atMs: number | undefined,
): { thisYear: boolean; last12Months: boolean } {
	const { madeAtMs, yearStartMs } = evidence.window;
	return {
		thisYear: atMs !== undefined && atMs >= yearStartMs,
		last12Months: atMs !== undefined && atMs > madeAtMs - 365 * dayMs,
	};
}

export const dayMs = 86_400_000;
