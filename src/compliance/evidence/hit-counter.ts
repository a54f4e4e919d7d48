import { type CategoryId, categoryOf } from "../detect/categories.js";
import { confirmedFrom, type Span } from "../detect/span.js";
import type { Evidence, HitCount, Place, Range } from "./evidence.js";
import type { Subjects } from "./subjects.js";

/** The strongest hit of a kind in a record. */
export type Level = "none" | "probable" | "confirmed";

export interface Found {
	pi: Level;
	sensitive: Level;
	/** Confirmed secrets by category. */
	secrets: CategoryId[];
}

/** What one record holds, place by place. */
export interface Finding {
	place: Place;
	spans: readonly Span[];
}

const examplesKept = 3;

/** Adds the detectors' spans up in the evidence, by category, place and person. */
export class HitCounter {
	readonly #evidence: Evidence;
	readonly #subjects: Subjects;

	constructor(evidence: Evidence, subjects: Subjects) {
		this.#evidence = evidence;
		this.#subjects = subjects;
	}

	/** One record. `example` is the id that may stand in a report: never one made of somebody's address. */
	add(findings: readonly Finding[], from: { node?: number; example?: string }): Found {
		const found: Found = { pi: "none", sensitive: "none", secrets: [] };
		const seen = new Map<CategoryId, boolean>();
		for (const { place, spans } of findings) {
			const there = this.#evidence.pi.byPlace[place];
			there.records += 1;
			for (const span of spans) {
				const confirmed = span.confidence >= confirmedFrom;
				countIn(this.#category(span.category).hits, confirmed);
				if (span.class !== "company") countIn(there.hits, confirmed);
				if (span.class === "sensitive") countIn(there.sensitive, confirmed);
				if (span.class === "secret") countIn(there.secrets, confirmed);
				seen.set(span.category, (seen.get(span.category) ?? false) || confirmed);
			}
		}
		for (const [category, confirmed] of seen) {
			const count = this.#category(category);
			countIn(count.records, confirmed);
			if (from.example !== undefined && count.examples.length < examplesKept) count.examples.push(from.example);
			if (from.node !== undefined) this.#subjects.hit(from.node, category, confirmed);
			const level = confirmed ? "confirmed" : "probable";
			const kind = categoryOf[category].class;
			if (kind === "sensitive") found.sensitive = stronger(found.sensitive, level);
			if (kind === "sensitive" || kind === "pi") found.pi = stronger(found.pi, level);
			if (kind === "secret" && confirmed) found.secrets.push(category);
		}
		return found;
	}

	#category(category: CategoryId): HitCount {
		const { byCategory } = this.#evidence.pi;
		byCategory[category] ??= noHits();
		return byCategory[category];
	}
}

export function noHits(): HitCount {
	const none = (): Range => ({ lower: 0, upper: 0 });
	return { hits: none(), records: none(), subjects: none(), examples: [] };
}

/** Counts one more: certain, or only possible. */
export function countIn(range: Range, certain: boolean): void {
	if (certain) range.lower += 1;
	range.upper += 1;
}

function stronger(one: Level, other: Level): Level {
	return one === "confirmed" || other === "confirmed" ? "confirmed" : one === "none" ? other : one;
}
