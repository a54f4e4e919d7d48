import type { Archive } from "../archive/archive.js";
import type { CrispClient } from "../crisp/crisp-client.js";
import type { HttpFactory } from "../http/http-client.js";
import type { RunContext } from "../model/index.js";
import type { BackupOptions } from "./backup-options.js";
import type { RecordWriter } from "./record-writer.js";
import type { RequestBudget } from "./request-budget.js";
import type { Sweep } from "./sweep.js";
import type { Tally } from "./tally.js";

/** What every step of a backup works with. */
export interface BackupContext {
	archive: Archive;
	client: CrispClient;
	http: HttpFactory;
	run: RunContext;
	budget: RequestBudget;
	writer: RecordWriter;
	tally: Tally;
	sweep: Sweep;
	runId: number;
	options: BackupOptions;
}

/** How many requests run side by side. */
export function concurrencyOf(options: BackupOptions): number {
	return Math.max(1, options.concurrency ?? (options.crisp.tier === "user" ? 1 : 4));
}

/**
 * How many readers work at the same time. The client holds the number of requests; twice as many readers, so that the next request
 * goes out when an answer comes, not when it is stored.
 */
export function readersOf(options: BackupOptions): number {
	return 2 * concurrencyOf(options);
}

/** Tells how far the step is, with the requests it cost. */
export function advance(context: BackupContext, step: string, done: number, total?: number): void {
	const { budget, run } = context;
	run.report({
		type: "advance",
		step,
		done,
		...(total === undefined ? {} : { total }),
		requestsUsed: budget.used,
		...(budget.daily === undefined ? {} : { requestBudget: budget.daily }),
	});
}
