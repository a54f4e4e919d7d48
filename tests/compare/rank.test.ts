import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteria, defaultWeights, type Score, type Weights } from "../../src/compare/criteria.js";
import { flipsOf, ranked, totalOf } from "../../src/compare/rank.js";
import { parseWeights, readWeights } from "../../src/compare/weights.js";
import { isAppError, text } from "../../src/model/index.js";

const vendor = (id: string, values: readonly number[]) => ({
	id,
	scores: criteria.map(
		(criterion, index): Score => ({ criterion, value: values[index] ?? 0, doubt: false, why: text("w", "理") }),
	),
});
const values = fc
	.array(fc.integer({ min: 0, max: 100 }), { minLength: criteria.length, maxLength: criteria.length })
	.map((list) => list.map((n) => n / 100));
const weights = fc
	.array(fc.integer({ min: 0, max: 10 }), { minLength: criteria.length, maxLength: criteria.length })
	.filter((list) => list.some((n) => n > 0))
	.map((list) => Object.fromEntries(criteria.map((criterion, index) => [criterion, list[index]])) as Weights);

describe("the ranking", () => {
	it("is the weighted mean, best first, and the same whatever the order of the vendors", () => {
		fc.assert(
			fc.property(fc.array(values, { minLength: 2, maxLength: 6 }), weights, (lists, by) => {
				const vendors = lists.map((list, index) => vendor(`v${index}`, list));
				const order = ranked(vendors, by);
				const totals = order.map(({ total }) => total);
				expect(totals).toEqual([...totals].sort((a, b) => b - a));
				expect(ranked([...vendors].reverse(), by).map(({ id }) => id)).toEqual(order.map(({ id }) => id));
			}),
		);
	});

	it("does its arithmetic as the report says", () => {
		const only = { ...Object.fromEntries(criteria.map((each) => [each, 0])), history: 3, wechat: 1 } as Weights;
		const scores = vendor("v", [1]).scores;
		expect(totalOf(scores, only)).toBe(0.75);
	});

	it("says at which weight the second draws level: there it does, and beyond it leads", () => {
		fc.assert(
			fc.property(values, values, weights, (one, other, by) => {
				const [first, second] = ranked([vendor("a", one), vendor("b", other)], by);
				for (const { criterion, from, to } of flipsOf(first!, second!, by)) {
					const at = { ...by, [criterion]: to };
					expect(totalOf(first!.scores, at)).toBeCloseTo(totalOf(second!.scores, at), 6);
					const beyond = { ...by, [criterion]: to + (to - from) + (to >= from ? 0.5 : -0.5) };
					if (beyond[criterion] >= 0)
						expect(totalOf(second!.scores, beyond)).toBeGreaterThanOrEqual(totalOf(first!.scores, beyond) - 1e-9);
				}
			}),
		);
	});
});

describe("weights", () => {
	it("keeps the default of what is not named", () => {
		expect(parseWeights("history=1, wechat=0.5")).toEqual({ ...defaultWeights, history: 1, wechat: 0.5 });
		expect(readWeights('{"residency": 9}')).toEqual({ ...defaultWeights, residency: 9 });
	});

	it.each(["histroy=5", "history=much", "history=-1", "history=1=2", "history", "history=Infinity"])(
		"refuses %s, and says what to write",
		(typed) => {
			expect(thrown(() => parseWeights(typed))).toMatchObject({
				code: "usage",
				hint: { en: expect.stringMatching(/\w/) },
			});
		},
	);

	it("refuses a file that holds none, and weights that are all 0", () => {
		for (const content of ["[1]", "history=5", "null"]) expect(thrown(() => readWeights(content)).code).toBe("usage");
		const none = criteria.map((criterion) => `${criterion}=0`).join(",");
		expect(thrown(() => parseWeights(none)).code).toBe("usage");
	});
});

function thrown(work: () => unknown) {
	try {
		work();
	} catch (error) {
		if (isAppError(error)) return error;
		throw error;
	}
	throw new Error("nothing was thrown");
}
