import type { CategoryId } from "./categories.js";
import { findLabels, isAttached, type LabelHit, type LabelKind } from "./labels.js";
import type { DetectOptions } from "./span.js";

/** A value a detector found, in offsets of the normalised text. */
export interface Hit {
	start: number;
	end: number;
	category: CategoryId;
	confidence: number;
}

/** A run of ASCII digits. */
export interface Digits {
	start: number;
	end: number;
	/** What separates it from the run before, where that joins the two to one number. */
	gap?: string;
}

/** How far a label reaches: forwards over "is", "number", a colon; backwards over "that is my". The sheet says 20 characters. */
const reachBefore = 40;
const reachAfter = 16;
const sentenceEnd = /[。！!；;\n]|[.?？]\s/;

/** What people put between the parts of one number. */
const separator = /^(?: {1,2}|\t| ?[-_–—‐‑‒―−·•] ?|\.|[ -]?[()（）][ -]?)$/;

/**
 * One normalised text while detectors look at it: what it contains at all (so that most detectors need not look),
 * labels and digit runs found once, and the hits so far.
 */
export class Scan {
	readonly hits: Hit[] = [];
	readonly nowMs: number;
	/** Digits in all. */
	readonly digitCount: number;
	readonly hasLetters: boolean;
	readonly hasHan: boolean;
	readonly hasAt: boolean;
	#labels: readonly LabelHit[] | undefined;
	#asked: ReadonlySet<LabelKind> | undefined;
	#digits: readonly Digits[] | undefined;
	#closed: readonly Digits[] | undefined;

	constructor(
		readonly text: string,
		readonly options: DetectOptions,
	) {
		this.nowMs = options.nowMs ?? checkedMs;
		let digits = 0;
		let letters = false;
		let han = false;
		let at = false;
		for (let index = 0; index < text.length; index += 1) {
			const code = text.charCodeAt(index);
			if (code < 128) {
				if (code >= 48 && code <= 57) digits += 1;
				else if ((code | 32) >= 97 && (code | 32) <= 122) letters = true;
				else if (code === 64) at = true;
			} else if (code >= 0x4e00 && code <= 0x9fff) han = true;
		}
		this.digitCount = digits;
		this.hasLetters = letters;
		this.hasHan = han;
		this.hasAt = at;
	}

	add(category: CategoryId, start: number, end: number, confidence: number): void {
		this.hits.push({ start, end, category, confidence });
	}

	/** Whether a label of one of these kinds stands near, in the same sentence, or the question before asked for it. */
	near(start: number, end: number, ...kinds: LabelKind[]): boolean {
		const labels = this.labels;
		for (let index = this.#lastBefore(start); index >= 0; index -= 1) {
			const label = labels[index];
			if (!label || start - label.end > reachBefore) break;
			const gap = this.text.slice(label.end, start);
			if (sentenceEnd.test(gap) && !isAttached(gap)) break;
			if (kinds.includes(label.value)) return true;
		}
		const next = labels[this.#lastBefore(start) + 1];
		for (let index = this.#lastBefore(start) + 1; next && index < labels.length; index += 1) {
			const label = labels[index];
			if (!label || label.start - end > reachAfter) break;
			if (label.start < end) continue;
			if (sentenceEnd.test(this.text.slice(end, label.start))) break;
			if (kinds.includes(label.value)) return true;
		}
		return this.#asksFor(kinds);
	}

	/** Whether the label just before the value, with nothing but "is", "number" or punctuation between, is of one of these kinds. */
	attached(start: number, ...kinds: LabelKind[]): boolean {
		const label = this.labels[this.#lastBefore(start)];
		if (label && kinds.includes(label.value) && isAttached(this.text.slice(label.end, start))) return true;
		return this.#asksFor(kinds) && (label === undefined || start - label.end > reachBefore);
	}

	/** Whether the value is said to be something else: an order or tracking number, a price, a version, part of a URL. */
	isOther(start: number, end: number): boolean {
		if (this.isClosed(start, end)) return true;
		const label = this.labels[this.#lastBefore(start)];
		const gap = label?.value === "other" ? this.text.slice(label.end, start) : "?";
		if (!/[\n.?!。！？]/.test(gap) && isAttached(gap)) return true;
		const after = this.labels[this.#lastBefore(start) + 1];
		if (after?.value === "other" && after.start >= end && after.start - end <= 4) {
			const between = this.text.slice(end, after.start);
			if (/^[\s(（]*(?:是|is\s|为|\(|（)/.test(between) || /^\s?[(（]$/.test(between))
				return label === undefined || start - label.end > 12;
		}
		return (
			/[¥$€£￥]\s?$/.test(this.text.slice(Math.max(0, start - 2), start)) ||
			/^\s?(?:元|块钱|万元|rmb\b|usd\b|cny\b|%)/i.test(this.text.slice(end, end + 5))
		);
	}

	/** Whether the stretch lies inside a URL, UUID or long hexadecimal hash. */
	isClosed(start: number, end: number): boolean {
		this.#closed ??= closedStretches(this.text);
		let low = 0;
		let high = this.#closed.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#closed[middle]?.end ?? 0) <= start) low = middle + 1;
			else high = middle;
		}
		const first = this.#closed[low];
		return first !== undefined && first.start < end;
	}

	/** The label that ends exactly at `position`. */
	labelEndingAt(position: number): LabelKind | undefined {
		const label = this.labels[this.#lastBefore(position)];
		return label?.end === position ? label.value : undefined;
	}

	get labels(): readonly LabelHit[] {
		this.#labels ??= findLabels(this.text);
		return this.#labels;
	}

	get digits(): readonly Digits[] {
		if (this.#digits) return this.#digits;
		const found: Digits[] = [];
		for (const match of this.text.matchAll(/[0-9]+/g)) {
			const start = match.index;
			const before = found.at(-1)?.end ?? Number.NEGATIVE_INFINITY;
			const gap = start - before <= 3 ? this.text.slice(before, start) : "";
			found.push({ start, end: start + match[0].length, ...(separator.test(gap) && { gap }) });
		}
		this.#digits = found;
		return found;
	}

	/** Index of the last label that ends at or before `position`; -1 if none does. */
	#lastBefore(position: number): number {
		let low = 0;
		let high = this.labels.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const label = this.labels[middle];
			if (label && label.end <= position) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	#asksFor(kinds: readonly LabelKind[]): boolean {
		const { previous } = this.options;
		if (previous === undefined) return false;
		this.#asked ??= new Set(findLabels(previous).map((label) => label.value));
		for (const kind of kinds) if (this.#asked.has(kind)) return true;
		return false;
	}
}

/** 2026-11-23, the as-of date of the sheet. */
const checkedMs = Date.UTC(2026, 10, 23);

function closedStretches(text: string): Digits[] {
	const found: Digits[] = [];
	const take = (pattern: RegExp) => {
		for (const match of text.matchAll(pattern)) found.push({ start: match.index, end: match.index + match[0].length });
	};
	if (text.includes("://") || text.includes("www."))
		take(/(?:\b[a-z]{2,10}:\/\/|\bwww\.)[^\s\u4e00-\u9fff，。；！？（）"'<>]+/gi);
	if (text.includes("-")) take(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi);
	found.sort((a, b) => a.start - b.start);
	// A UUID inside a URL is closed already.
	return found.filter((each, index) => index === 0 || each.start >= (found[index - 1]?.end ?? 0));
}
