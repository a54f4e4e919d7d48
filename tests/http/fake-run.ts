import type { Progress, RunContext } from "../../src/model/index.js";

export interface FakeRun extends RunContext {
	/** Every sleep, in order. */
	slept: number[];
	reported: Progress[];
	logged: string[];
	abort: AbortController;
	softStop: AbortController;
	/** When false, sleeps last until `wake`. */
	quick: boolean;
	wake(): void;
	nowMs: number;
}

/** A run whose clock goes on by itself when somebody sleeps, or stands still until woken. */
export function fakeRun(random = 0.5): FakeRun {
	const abort = new AbortController();
	const softStop = new AbortController();
	const sleepers = new Set<() => void>();
	const run: FakeRun = {
		slept: [],
		reported: [],
		logged: [],
		abort,
		softStop,
		quick: true,
		nowMs: Date.UTC(2026, 0, 1),
		wake: () => {
			for (const sleeper of sleepers) sleeper();
			sleepers.clear();
		},
		clock: {
			now: () => run.nowMs,
			sleep: (ms, signal) =>
				new Promise((resolve, reject) => {
					if (signal?.aborted) return reject(signal.reason);
					run.slept.push(ms);
					const over = () => {
						run.nowMs += ms;
						resolve();
					};
					if (run.quick) return over();
					sleepers.add(over);
					signal?.addEventListener("abort", () => {
						sleepers.delete(over);
						reject(signal.reason);
					});
				}),
		},
		log: {
			debug: (message, facts) => run.logged.push(`${message} ${JSON.stringify(facts)}`),
			warn: (message, facts) => run.logged.push(`${message} ${JSON.stringify(facts)}`),
		},
		signal: abort.signal,
		stop: softStop.signal,
		random: () => random,
		report: (event) => run.reported.push(event),
	};
	return run;
}
