import type { Archive } from "../archive/archive.js";

/*
 * A sweep is one whole pass over the workspace; it may take several runs. Its state lives in facts, written in the transaction
 * of the page it belongs to. Only a completed sweep moves the watermark, so nothing written meanwhile is ever missed.
 */
export interface SweepState {
	mode: "full" | "incremental";
	/** When it began: the watermark once it is completed. */
	t0: number;
	/** Incremental: what changed since. */
	sinceMs?: number;
	/** Every conversation is walked through again, not only what is new. */
	rereadAll: boolean;
	includeEmpty: boolean;
}

/** Clocks differ and pages are cached: look back a little further than the last sweep's start. */
const overlapMs = 5 * 60_000;

export class Sweep {
	readonly state: SweepState;
	readonly resumed: boolean;
	readonly #archive: Archive;
	readonly #prefix: string;
	#newestMs: number;

	private constructor(archive: Archive, state: SweepState, resumed: boolean, prefix = sweepPrefix) {
		this.#archive = archive;
		this.#prefix = prefix;
		this.state = state;
		this.resumed = resumed;
		this.#newestMs = this.note<number>("newest") ?? 0;
	}

	/** Goes on with the sweep that an earlier run left, or begins one. */
	static open(archive: Archive, options: { now: number; full: boolean; includeEmpty: boolean }): Sweep {
		const unfinished = archive.fact<SweepState>(sweepKey);
		const watermark = archive.fact<number>("watermark");
		const fits =
			unfinished !== undefined &&
			(!options.full || unfinished.rereadAll || watermark === undefined) &&
			unfinished.includeEmpty === options.includeEmpty;
		if (fits) return new Sweep(archive, unfinished, true);
		const full = options.full || watermark === undefined;
		const state: SweepState = {
			mode: full ? "full" : "incremental",
			t0: options.now,
			...(watermark === undefined || full ? {} : { sinceMs: watermark - overlapMs }),
			rereadAll: options.full,
			includeEmpty: options.includeEmpty,
		};
		archive.transaction(() => {
			archive.deleteFacts(sweepPrefix);
			archive.setFact(sweepKey, state);
		});
		return new Sweep(archive, state, false);
	}

	/** For reading a few things by themselves (repair): the sweep of the backups, finished or not, stays as it is. */
	static apart(archive: Archive, now: number): Sweep {
		archive.deleteFacts(apartPrefix);
		const state: SweepState = { mode: "full", t0: now, rereadAll: false, includeEmpty: true };
		return new Sweep(archive, state, false, apartPrefix);
	}

	/** Since when the closing pass of a full sweep looks for changes. */
	get closingSinceMs(): number {
		return this.state.sinceMs ?? this.#beganMs - overlapMs;
	}

	/** When it began. Our clock may be ahead of the source's: then what its list showed as newest is as far as was seen for sure. */
	get #beganMs(): number {
		return this.#newestMs === 0 ? this.state.t0 : Math.min(this.state.t0, this.#newestMs);
	}

	isDone(step: string): boolean {
		return this.#archive.fact(`${this.#prefix}done:${step}`) === true;
	}

	done(step: string): void {
		this.#archive.setFact(`${this.#prefix}done:${step}`, true);
	}

	note<T>(key: string): T | undefined {
		return this.#archive.fact<T>(this.#prefix + key);
	}

	/** The values of every note whose key begins so. */
	notes<T>(prefix: string): T[] {
		return [...this.#archive.facts(this.#prefix + prefix)].map(({ value }) => value as T);
	}

	setNote(key: string, value: unknown): void {
		this.#archive.setFact(this.#prefix + key, value);
	}

	/** The sweep's list showed a conversation that changed at `ms`, by the source's clock. What closing passes meet is later and says nothing. */
	sawUpdate(ms: number): void {
		if (ms <= this.#newestMs || this.isDone("conversation")) return;
		this.#newestMs = ms;
		this.setNote("newest", ms);
	}

	/** Drops the notes of a sweep apart. */
	forget(): void {
		this.#archive.deleteFacts(this.#prefix);
	}

	/** The pass is over. When everything was read, from here on only what changes after `t0` is of interest. */
	complete(options: { moveWatermark: boolean }): void {
		this.#archive.transaction(() => {
			if (options.moveWatermark) this.#archive.setFact("watermark", this.#beganMs);
			this.#archive.setFact(sweepKey, undefined);
			this.#archive.deleteFacts(sweepPrefix);
		});
	}
}

const sweepKey = "sweep";
const sweepPrefix = "cursor:sweep:";
const apartPrefix = "cursor:apart:";
