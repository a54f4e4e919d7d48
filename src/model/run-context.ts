import type { Localized } from "./localized.js";

/** Time, as a collaborator: tests pass their own, nothing sleeps for real in a test. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after `ms`; rejects with the signal's reason when it aborts. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Where diagnostics go. Text is English and for engineers; what a user must read is a {@link Notice}. */
export interface Log {
	debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
	warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/**
 * What a long run tells while it goes on. The command line turns these into a progress block or `--json` lines;
 * nobody else prints.
 */
export type Progress =
	/** Something a user should read once: an estimate, a skipped resource, a doubt. */
	| { type: "notice"; level: "info" | "warning"; code: string; text: Localized }
	/** A step of the run begins. `total` when it is known. */
	| { type: "step"; step: string; text: Localized; total?: number }
	/** `done` of the current step's total so far; both absolute. `requestsUsed`/`requestBudget` where requests are money. */
	| { type: "advance"; step: string; done: number; total?: number; requestsUsed?: number; requestBudget?: number }
	/** Nothing is sent until `untilMs`. */
	| { type: "wait"; reason: Localized; untilMs: number }
	| { type: "wait-over" };

/** The small context that reaches every long-running function. No module-level state anywhere else. */
export interface RunContext {
	clock: Clock;
	log: Log;
	/** Aborts at once. A request for a soft stop (finish the page, save) is `stop`. */
	signal: AbortSignal;
	/** Aborts softly: loops end after the page in hand and the run stays resumable. */
	stop?: AbortSignal;
	/** 0 ≤ x < 1. Seeded in tests. */
	random(): number;
	report(event: Progress): void;
}

/** The real clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms, signal) =>
		new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			const onAbort = () => {
				clearTimeout(timer);
				reject(signal?.reason);
			};
			const timer = setTimeout(() => {
				signal?.removeEventListener("abort", onAbort);
				resolve();
			}, ms);
			signal?.addEventListener("abort", onAbort, { once: true });
		}),
};

/** A log that says nothing. */
export const silentLog: Log = { debug() {}, warn() {} };
