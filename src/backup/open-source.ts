import { type CrispClient, createCrispClient } from "../crisp/crisp-client.js";
import type { RunContext } from "../model/index.js";
import { concurrencyOf } from "./backup-context.js";
import type { BackupOptions } from "./backup-options.js";
import { RequestBudget } from "./request-budget.js";

/** A way to Crisp on which every request is counted against the limits of the run and the day's budget of the archive. */
export interface Source {
	budget: RequestBudget;
	client: CrispClient;
	/** The run with a clock whose pauses end where the run must. */
	run: RunContext;
}

export type SourceOptions = Pick<
	BackupOptions,
	"archive" | "crisp" | "http" | "run" | "dailyBudget" | "reserve" | "maxRequests" | "maxDurationMs" | "concurrency"
>;

export function openSource(options: SourceOptions): Source {
	const { crisp } = options;
	const budget = new RequestBudget({ ...options, tier: crisp.tier });
	const run = { ...options.run, clock: budget.clock() };
	const client = createCrispClient(crisp, options.http, run, {
		concurrency: concurrencyOf(options),
		beforeSend: () => budget.spend(),
	});
	return { budget, client, run };
}
