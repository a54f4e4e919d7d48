import type { Comparison } from "../compare/compare.js";
import { criteria } from "../compare/criteria.js";
import { entityKinds, entityWords, type Language } from "../model/index.js";
import { basisWords, criterionWords, compareWords as words } from "./compare-words.js";
import { type CsvValue, csvLines } from "./csv-cells.js";
import { speaker } from "./words.js";

/** One line a vendor: place, total, each criterion's points, and the share of each kind that arrives whole and degraded. */
export function compareCsv({ vendors, counts }: Comparison, language: Language): string {
	const say = speaker(language);
	const kinds = entityKinds.filter((kind) => (counts.kinds[kind] ?? 0) > 0);
	const header = [
		say(words.place),
		"id",
		say(words.vendor),
		say(words.total),
		say(words.basis),
		...criteria.map((criterion) => say(criterionWords[criterion])),
		...kinds.flatMap((kind) => [
			`${say(entityWords[kind])}: ${say(words.preserved)}`,
			`${say(entityWords[kind])}: ${say(words.degraded)}`,
		]),
	];
	const rows = vendors.map((vendor, index): CsvValue[] => [
		index + 1,
		vendor.id,
		say(vendor.name),
		rounded(vendor.total),
		say(basisWords[vendor.fate.basis]),
		...vendor.scores.map(({ value }) => rounded(value)),
		...kinds.flatMap((kind): CsvValue[] => {
			const fate = vendor.fate.entities[kind];
			if (fate === undefined || fate.total === 0) return ["", ""];
			return [rounded(fate.preserved / fate.total), rounded(fate.degraded / fate.total)];
		}),
	]);
	return csvLines([header, ...rows]);
}

/** 0 to 100 with one decimal. */
function rounded(value: number): number {
	return Math.round(value * 1000) / 10;
}
