import { setMaxListeners } from "node:events";
import { type RunContext, text } from "../model/index.js";

export interface PacerOptions {
	run: RunContext;
	/** Side by side, at most. */
	concurrency: number;
	requestsPerMinute?: number;
}

/**
 * Decides when a request may go out. Concurrency adapts: trouble halves it, success adds one per round, up to the ceiling.
 * While somebody is told to wait, nobody sends.
 */
export class Pacer {
	readonly #run: RunContext;
	readonly #ceiling: number;
	readonly #intervalMs: number;
	readonly #queue: (() => void)[] = [];
	readonly #halt = new AbortController();
	readonly #unlink: () => void;
	#limit: number;
	#active = 0;
	#nextAtMs = 0;
	#pausedUntilMs = 0;
	#pause: Promise<void> | undefined;

	constructor(options: PacerOptions) {
		this.#run = options.run;
		this.#ceiling = Math.max(1, Math.floor(options.concurrency));
		this.#limit = this.#ceiling;
		this.#intervalMs = options.requestsPerMinute ? 60_000 / options.requestsPerMinute : 0;
		const signals = [options.run.signal, options.run.stop].filter((signal) => signal !== undefined);
		// A soft stop must not hang in a pause of hours, so pauses listen to both signals.
		const onAbort = (event: Event) => this.#halt.abort((event.target as AbortSignal).reason);
		// Every request under way listens to the run's signal: many at once are no leak.
		setMaxListeners(0, ...signals);
		for (const signal of signals) {
			if (signal.aborted) this.#halt.abort(signal.reason);
			signal.addEventListener("abort", onAbort, { once: true });
		}
		this.#unlink = () => {
			for (const signal of signals) signal.removeEventListener("abort", onAbort);
		};
	}

	/** How many may be under way now. */
	get concurrency(): number {
		return Math.max(1, Math.floor(this.#limit));
	}

	/** Resolves when one request may go out; each is to be answered by one `release`. */
	async acquire(): Promise<void> {
		await this.#turn();
		try {
			await this.#untilOver();
			if (this.#intervalMs > 0) {
				const now = this.#run.clock.now();
				const at = Math.max(now, this.#nextAtMs);
				this.#nextAtMs = at + this.#intervalMs;
				if (at > now) await this.#run.clock.sleep(at - now, this.#run.signal);
				// Somebody may have been told to wait meanwhile.
				await this.#untilOver();
			}
			this.#run.signal.throwIfAborted();
		} catch (error) {
			this.release("neutral");
			throw error;
		}
	}

	release(result: "good" | "trouble" | "neutral"): void {
		this.#active -= 1;
		if (result === "trouble") this.#limit = Math.max(1, this.#limit / 2);
		if (result === "good") this.#limit = Math.min(this.#ceiling, this.#limit + 1 / this.#limit);
		while (this.#queue.length > 0 && this.#active < this.concurrency) {
			this.#active += 1;
			this.#queue.shift()?.();
		}
	}

	/** Nobody sends for `ms`. A later end wins over an earlier one; the wait is reported once, its end once. */
	pause(ms: number): Promise<void> {
		const until = this.#run.clock.now() + ms;
		if (until > this.#pausedUntilMs || !this.#pause) {
			this.#pausedUntilMs = Math.max(until, this.#pausedUntilMs);
			this.#run.report({
				type: "wait",
				reason: text("The server asked to wait", "服务器要求等待"),
				untilMs: this.#pausedUntilMs,
			});
		}
		this.#pause ??= this.#sleepOut();
		return this.#pause;
	}

	close(): void {
		this.#unlink();
	}

	async #sleepOut(): Promise<void> {
		try {
			let slept = -1;
			// The end can move while we sleep; a clock that stands still must not keep us here.
			while (slept !== this.#pausedUntilMs) {
				slept = this.#pausedUntilMs;
				await this.#run.clock.sleep(Math.max(0, slept - this.#run.clock.now()), this.#halt.signal);
			}
		} finally {
			this.#pause = undefined;
			this.#run.report({ type: "wait-over" });
		}
	}

	async #untilOver(): Promise<void> {
		while (this.#pause) await this.#pause;
		// A soft stop ended the pause early; the server still does not want to hear from us.
		if (this.#halt.signal.aborted && this.#pausedUntilMs > this.#run.clock.now()) throw this.#halt.signal.reason;
	}

	async #turn(): Promise<void> {
		if (this.#active < this.concurrency && this.#queue.length === 0) {
			this.#active += 1;
			return;
		}
		const { signal } = this.#run;
		if (signal.aborted) throw signal.reason;
		await new Promise<void>((resolve, reject) => {
			const go = () => {
				signal.removeEventListener("abort", onAbort);
				resolve();
			};
			const onAbort = () => {
				const index = this.#queue.indexOf(go);
				if (index >= 0) this.#queue.splice(index, 1);
				reject(signal.reason);
			};
			this.#queue.push(go);
			signal.addEventListener("abort", onAbort, { once: true });
		});
	}
}
