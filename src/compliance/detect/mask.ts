import type { Span } from "./span.js";

/**
 * The text with every span replaced by its category in brackets: `[cn_mobile]`. Nothing of the value is left, and the
 * detectors find nothing in what they wrote. Spans must come from `detect` on this very text, sorted, without overlaps.
 */
export function mask(text: string, spans: readonly Span[]): string {
	let masked = "";
	let from = 0;
	for (const { start, end, category } of spans) {
		masked += `${text.slice(from, start)}[${category}]`;
		from = end;
	}
	return masked + text.slice(from);
}
