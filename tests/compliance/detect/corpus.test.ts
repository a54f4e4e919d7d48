import { describe, expect, it } from "vitest";
import type { CategoryId } from "../../../src/compliance/detect/categories.js";
import { categories } from "../../../src/compliance/detect/categories.js";
import { precision, readCorpus, recall, type Score, score, table } from "./corpus.js";
import { generateCorpus } from "./generate.js";

/** Kinds that words make rather than a form: their floor is lower. */
const contextual: readonly CategoryId[] = [
	"name",
	"address",
	"health",
	"biometric",
	"religion",
	"ethnicity",
	"politics",
	"sexual",
	"criminal",
	"age_u14",
];
const seed = 20261126;

describe("the labelled corpus", () => {
	const corpus = generateCorpus(seed, 10);
	const { scores, faults } = score(corpus);

	it("is large, has every category and as many hard negatives", () => {
		expect(corpus.length).toBeGreaterThan(1000);
		expect([...scores.keys()].sort()).toEqual(categories.map((each) => each.id).sort());
		expect(corpus.filter((each) => each.spans.length === 0).length).toBeGreaterThan(1000);
	});

	it("is found with the precision and recall that the sheet asks for", () => {
		console.log(`seed ${seed}, ${corpus.length} messages\n${table(scores)}`);
		for (const [category, each] of scores) {
			const floor = contextual.includes(category) ? 0.85 : 0.95;
			const why = `${category}: ${faults.filter((fault) => fault.includes(category)).join("\n")}`;
			expect(precision(each), why).toBeGreaterThanOrEqual(floor);
			expect(recall(each), why).toBeGreaterThanOrEqual(floor);
		}
	});

	it("is found with the labelled borders", () => {
		expect(sum(scores, "exact") / sum(scores, "found")).toBeGreaterThan(0.98);
	});
});

const customers = ["detect-customers-tune.txt", "detect-customers-held-out-1.txt", "detect-customers-held-out-2.txt"];

/** Each was written before it was tried; what the first run gave stands in the head of the file. */
describe.each([
	"detect-held-out.txt",
	"detect-held-out-2.txt",
	"detect-held-out-3.txt",
	...customers,
	"detect-customers-held-out-3.txt",
])("%s, first tried after it was written", (name) => {
	it("is found nearly whole", () => {
		const { scores, faults } = score(readCorpus(name));
		console.log(table(scores));
		const found = sum(scores, "found");
		expect(found / (found + sum(scores, "wrong")), faults.join("\n")).toBeGreaterThan(0.95);
		expect(found / (found + sum(scores, "missed")), faults.join("\n")).toBeGreaterThan(0.95);
	});
});

describe("the three parts of the customers' corpus", () => {
	const parts = customers.map(readCorpus);
	const { scores, faults } = score(parts.flat());

	it("hold every category twelve times and more messages without anything", () => {
		for (const { id } of categories) {
			const each = scores.get(id);
			expect((each?.found ?? 0) + (each?.missed ?? 0), id).toBeGreaterThanOrEqual(12);
		}
		const empty = parts.flat().filter((each) => each.spans.length === 0).length;
		expect(empty).toBeGreaterThan(parts.flat().length / 2);
	});

	it("are found in every category, and little else is", () => {
		for (const [category, each] of scores) {
			const floor = contextual.includes(category) ? 0.85 : 0.9;
			const why = `${category}: ${faults.filter((fault) => fault.includes(category)).join("\n")}`;
			expect(precision(each), why).toBeGreaterThanOrEqual(floor);
			expect(recall(each), why).toBeGreaterThanOrEqual(floor);
		}
	});
});

function sum(scores: ReadonlyMap<CategoryId, Score>, key: keyof Score): number {
	return [...scores.values()].reduce((total, each) => total + each[key], 0);
}
