import { categoryOf } from "./categories.js";
import { detectors } from "./detectors.js";
import { normalise } from "./normalise.js";
import { resolveOverlaps } from "./resolve-overlaps.js";
import { Scan } from "./scan.js";
import type { DetectOptions, Span } from "./span.js";

/**
 * Finds personal information and secrets in one message. Pure, synchronous, deterministic; the work is linear in the
 * length of the text. Spans come sorted and never overlap: one value has one category, the most specific.
 * Patterns, checks and legal classes follow compliance-cn.md section 3.
 *
 * @example
 * detect("call me: 13900000000"); // [{ start: 9, end: 20, category: "cn_mobile", class: "pi", confidence: 0.95 }]
 */
export function detect(text: string, options: DetectOptions = {}): Span[] {
	const normalised = normalise(text);
	const scan = new Scan(normalised.text, options);
	for (const { mayFind, find } of detectors) if (mayFind(scan)) find(scan);
	return resolveOverlaps(scan.hits).map(({ start, end, category, confidence }) => ({
		start: normalised.startOf(start),
		end: normalised.endOf(end),
		category,
		class: categoryOf[category].class,
		confidence,
	}));
}
