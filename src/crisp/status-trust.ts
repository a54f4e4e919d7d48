/**
 * Whether 206 ("older messages remain") and 200 ("that was the start") can be believed. The rule comes from a maintainer's remark only,
 * so it is watched: until a 206 was seen, a 200 on a large batch is checked with one more request; one false word and
 * only a batch without news ends a walk, or one that has proven too small to be full. One instance serves a whole workspace, so the proof costs a handful of requests, once:
 * while one walk checks, the others that are in doubt wait for what it finds.
 */
export interface TrustState {
	/** A 206 was seen, so the server does tell them apart. */
	tells?: boolean;
	false200?: boolean;
	false206?: boolean;
	/** How often a batch smaller than the largest was the last, and whether one ever was not. */
	shortEnds?: number;
	shortGoesOn?: boolean;
	/** Largest batch that said 200 and was checked, and how often one of that size was. */
	confirmedSize?: number;
	confirmedTimes?: number;
	largest?: number;
}

/** Batches below it are never full, whatever the batch size is: the sheet's smallest figure is 20. */
const smallestBatch = 10;
/** So many checked batches of the same largest size are not a full batch each by accident. */
const enoughProof = 5;

export class StatusTrust {
	#state: TrustState;
	#check: { over: Promise<void>; end(): void } | undefined;

	constructor(state: TrustState = {}) {
		this.#state = { ...state };
	}

	state(): TrustState {
		return { ...this.#state };
	}

	/** What to do after a batch that brought news. */
	verdict(status: number, size: number): "start" | "check" | "continue" {
		if (this.#sizeTells && size < (this.#state.largest ?? 0)) return "start";
		if (status === 206) return "continue";
		if (this.#state.false200 === true) return "continue";
		if (this.#state.tells === true) return "start";
		if (size < smallestBatch) return "start";
		const { confirmedSize = 0, confirmedTimes = 0 } = this.#state;
		if (size < confirmedSize || (size === confirmedSize && confirmedTimes >= enoughProof)) return "start";
		return "check";
	}

	/** Resolves when the check that is under way is over; undefined when none is. */
	get underCheck(): Promise<void> | undefined {
		return this.#check?.over;
	}

	/** Must be followed by {@link endCheck}, whatever happens to the request in between. */
	beginCheck(): void {
		let end = () => {};
		const over = new Promise<void>((resolve) => {
			end = resolve;
		});
		this.#check = { over, end };
	}

	endCheck(): void {
		this.#check?.end();
		this.#check = undefined;
	}

	/** Whether a batch of this size may have been cut by the batch size. */
	mayBeFull(size: number): boolean {
		return size >= smallestBatch && size >= (this.#state.largest ?? 0);
	}

	sawBatch(size: number, status: number): void {
		this.#state.largest = Math.max(this.#state.largest ?? 0, size);
		if (status === 206) this.#state.tells = true;
	}

	/** A 200 on so many messages was checked and true. */
	confirm(size: number): void {
		const { confirmedSize = 0, confirmedTimes = 0 } = this.#state;
		if (size > confirmedSize) this.#state = { ...this.#state, confirmedSize: size, confirmedTimes: 1 };
		else if (size === confirmedSize) this.#state.confirmedTimes = confirmedTimes + 1;
	}

	/** A 200 hid older messages: it means nothing here. */
	sawFalse200(): void {
		this.#state.false200 = true;
	}

	/** Nothing older than this batch existed. A 206 that promised it says nothing about 200 either. */
	sawEnd(size: number, status: number): void {
		if (status === 206) this.#state.false206 = true;
		if (size < (this.#state.largest ?? 0)) this.#state.shortEnds = (this.#state.shortEnds ?? 0) + 1;
	}

	/** Something older than this batch existed. */
	sawOlder(size: number): void {
		if (size < (this.#state.largest ?? 0)) this.#state.shortGoesOn = true;
	}

	/**
	 * Where the status lies, a batch that is not full is the last. How large a full one is, is learned, not assumed:
	 * so often that it is no accident, and never against the evidence.
	 */
	get #sizeTells(): boolean {
		const { false200, false206, shortEnds = 0, shortGoesOn } = this.#state;
		return (false200 === true || false206 === true) && shortEnds >= enoughProof && shortGoesOn !== true;
	}
}
