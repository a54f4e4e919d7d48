import type { Archive } from "../archive/archive.js";
import type { CrispTier } from "../crisp/connection.js";
import { nextUtcDay } from "../crisp/crisp-errors.js";
import { AppError, type Clock, counted, type Localized, type RunContext, text } from "../model/index.js";

/*
 * Requests are money: counts every attempt that goes out, per UTC day and across runs (the count lives in the archive),
 * and refuses the next one when a limit is reached. A refusal is an AppError `limit-reached`; the run is resumable.
 */
export type StopReason = "quota" | "max-requests" | "max-duration" | "signal";

export interface BudgetOptions {
	archive: Archive;
	run: RunContext;
	tier: CrispTier;
	dailyBudget?: number;
	reserve?: number;
	maxRequests?: number;
	maxDurationMs?: number;
}

/** What a token may spend a day before the run stops by itself (sheet 2.5). */
export function defaultDailyBudget(tier: CrispTier): number | undefined {
	return { website: 9_500, plugin: 4_500, user: undefined }[tier];
}

/** What a token has a day (sheet 2.2). */
const dailyQuota: Readonly<Record<CrispTier, number | undefined>> = { website: 10_000, plugin: 5_000, user: undefined };

function dailyLimit({ tier, dailyBudget, reserve }: BudgetOptions): number | undefined {
	if (reserve === undefined) return dailyBudget ?? defaultDailyBudget(tier);
	const whole = dailyBudget ?? dailyQuota[tier];
	return whole === undefined ? undefined : Math.floor(whole * (1 - reserve));
}

/** Attempts counted in memory at most before they are written down. */
const flushEvery = 20;

export class RequestBudget {
	readonly daily: number | undefined;
	readonly #options: BudgetOptions;
	readonly #deadline: number;
	#day: string;
	#onDay: number;
	#unsaved = 0;
	#used = 0;

	constructor(options: BudgetOptions) {
		this.#options = options;
		const now = options.run.clock.now();
		this.daily = dailyLimit(options);
		this.#deadline = now + (options.maxDurationMs ?? Number.POSITIVE_INFINITY);
		this.#day = dayOf(now);
		this.#onDay = options.archive.requestsOn(this.#day);
	}

	/** Requests of this run. */
	get used(): number {
		return this.#used;
	}

	/** Called before each attempt; throws instead of letting it out. */
	spend(): void {
		this.check();
		const { run } = this.#options;
		const now = run.clock.now();
		this.#turnDay(now);
		if (this.#used >= (this.#options.maxRequests ?? Number.POSITIVE_INFINITY)) {
			throw stopped("max-requests", text("The limit of --max-requests is reached", "已达到 --max-requests 上限"));
		}
		if (this.daily !== undefined && this.#onDay >= this.daily) {
			throw stopped(
				"quota",
				text(`The budget of ${counted(this.daily, "request")} a day is spent`, `每天 ${this.daily} 次请求的预算已用完`),
				nextUtcDay(now),
			);
		}
		this.#onDay++;
		this.#used++;
		this.#unsaved++;
		if (this.#unsaved >= flushEvery) this.flush();
	}

	/** Throws when the run was asked to end: between pages, where nothing is lost. */
	check(): void {
		const { run } = this.#options;
		run.signal.throwIfAborted();
		if (run.stop?.aborted) throw stopped("signal", text("Stopped as asked", "已按要求停止"));
		if (run.clock.now() >= this.#deadline) {
			throw stopped("max-duration", text("The limit of --max-duration is reached", "已达到 --max-duration 上限"));
		}
	}

	/** Writes the count down; inside a page's transaction it commits with the page. */
	flush(): void {
		if (this.#unsaved === 0) return;
		const count = this.#unsaved;
		this.#unsaved = 0;
		this.#options.archive.addRequests(this.#day, count);
	}

	/** A clock whose pauses end early when the run must stop, so that a stop never waits for a server. */
	clock(): Clock {
		const { run } = this.#options;
		return {
			now: () => run.clock.now(),
			sleep: async (ms, signal) => {
				const left = Math.max(0, this.#deadline - run.clock.now());
				const parts = [signal, run.stop].filter((part) => part !== undefined);
				try {
					await run.clock.sleep(Math.min(ms, left), parts.length === 0 ? undefined : AbortSignal.any(parts));
				} catch (error) {
					if (signal?.aborted || !run.stop?.aborted) throw error;
				}
			},
		};
	}

	#turnDay(now: number): void {
		const day = dayOf(now);
		if (day === this.#day) return;
		this.flush();
		this.#day = day;
		this.#onDay = this.#options.archive.requestsOn(day);
	}
}

function dayOf(now: number): string {
	return new Date(now).toISOString().slice(0, 10);
}

function stopped(reason: StopReason, what: Localized, retryAtMs?: number): AppError {
	return new AppError("limit-reached", {
		what,
		hint: text("Run the same command again: it goes on where it stopped", "再次运行同一命令即可从中断处继续"),
		...(retryAtMs === undefined ? {} : { retryAtMs }),
		details: { reason },
	});
}
