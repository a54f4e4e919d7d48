import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CategoryId } from "../../../src/compliance/detect/categories.js";
import { detect } from "../../../src/compliance/detect/detect.js";
import type { Span } from "../../../src/compliance/detect/span.js";

/** One message with the truth about it. */
export interface Labelled {
	line: number;
	text: string;
	spans: readonly Pick<Span, "start" | "end" | "category">[];
}

export interface Score {
	found: number;
	missed: number;
	wrong: number;
	/** Found with exactly the labelled borders. */
	exact: number;
}

/** Reads a corpus: one message a line, values as `⟦category|value⟧`, `\n` for a line break, # for remarks. */
export function readCorpus(name: string): Labelled[] {
	const path = resolve(import.meta.dirname, "../../../fixtures/corpora", name);
	return readFileSync(path, "utf8")
		.split("\n")
		.map((written, index) => ({ written, line: index + 1 }))
		.filter(({ written }) => written !== "" && !written.startsWith("#"))
		.map(({ written, line }) => parseLabelled(written, line));
}

export function parseLabelled(written: string, line = 1): Labelled {
	const spans: { start: number; end: number; category: CategoryId }[] = [];
	let text = "";
	let from = 0;
	const plain = written.replaceAll("\\n", "\n");
	for (const match of plain.matchAll(/⟦([a-z0-9_]+)\|([^⟧]*)⟧/g)) {
		text += plain.slice(from, match.index);
		spans.push({ start: text.length, end: text.length + match[2]!.length, category: match[1] as CategoryId });
		text += match[2];
		from = match.index + match[0].length;
	}
	return { line, text: text + plain.slice(from), spans };
}

/** Compares what `detect` says with the labels: same category and at least half of both in common. */
export function score(corpus: readonly Labelled[], from = 0): { scores: Map<CategoryId, Score>; faults: string[] } {
	const scores = new Map<CategoryId, Score>();
	const of = (category: CategoryId): Score => {
		const known = scores.get(category) ?? { found: 0, missed: 0, wrong: 0, exact: 0 };
		scores.set(category, known);
		return known;
	};
	const faults: string[] = [];
	for (const { line, text, spans } of corpus) {
		const open = new Set(detect(text).filter((each) => each.confidence >= from));
		for (const wanted of spans) {
			const hit = [...open].find((each) => each.category === wanted.category && matches(each, wanted));
			if (hit) {
				open.delete(hit);
				of(wanted.category).found += 1;
				if (hit.start === wanted.start && hit.end === wanted.end) of(wanted.category).exact += 1;
				else
					faults.push(
						`${line} borders ${wanted.category} «${text.slice(wanted.start, wanted.end)}» as «${text.slice(hit.start, hit.end)}»`,
					);
			} else {
				of(wanted.category).missed += 1;
				faults.push(`${line} missed ${wanted.category} «${text.slice(wanted.start, wanted.end)}» in «${text}»`);
			}
		}
		for (const wrong of open) {
			of(wrong.category).wrong += 1;
			faults.push(
				`${line} wrong ${wrong.category} «${text.slice(wrong.start, wrong.end)}» ${wrong.confidence} in «${text}»`,
			);
		}
	}
	return { scores, faults };
}

function matches(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
	const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
	return shared > 0 && shared * 2 >= Math.max(a.end - a.start, b.end - b.start);
}

export function precision({ found, wrong }: Score): number {
	return found + wrong === 0 ? 1 : found / (found + wrong);
}
export function recall({ found, missed }: Score): number {
	return found + missed === 0 ? 1 : found / (found + missed);
}

/** A table for people: category, labels, precision, recall, exact borders. */
export function table(scores: ReadonlyMap<CategoryId, Score>): string {
	const rows = [...scores].map(([category, each]) =>
		[
			category.padEnd(18),
			String(each.found + each.missed).padStart(6),
			precision(each).toFixed(3).padStart(10),
			recall(each).toFixed(3).padStart(7),
			(each.found === 0 ? 1 : each.exact / each.found).toFixed(3).padStart(6),
		].join(" "),
	);
	return [`${"category".padEnd(18)} labels  precision  recall  exact`, ...rows].join("\n");
}
