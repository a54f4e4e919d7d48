import type { CategoryId, LegalClass } from "./categories.js";

/** One found value in a text. `start` and `end` are UTF-16 offsets into the text as it was given; `end` is exclusive. */
export interface Span {
	start: number;
	end: number;
	category: CategoryId;
	class: LegalClass;
	/** 0 to 1. From `confirmedFrom` on the hit counts as confirmed, below as probable (a typo, a shape without a label). */
	confidence: number;
}

/** Confidence from which a hit is confirmed: the lower bound of every count. Below it is probable: the upper bound only. */
export const confirmedFrom = 0.7;

export interface DetectOptions {
	/** What the other side asked just before ("What is your ID number?"): a bare number in answer is then not without context. */
	previous?: string;
	/** Epoch milliseconds of the message: no birth date lies after it, ages count to it. Default: the day the patterns were checked. */
	nowMs?: number;
}
