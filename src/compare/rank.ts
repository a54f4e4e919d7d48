import { type Criterion, criteria, type Score, type Weights } from "./criteria.js";

export interface Ranked {
	id: string;
	scores: readonly Score[];
}

/** Weighted mean of the scores, 0 to 1: the sum of weight times score, divided by the sum of the weights. */
export function totalOf(scores: readonly Score[], weights: Weights): number {
	let sum = 0;
	let whole = 0;
	for (const { criterion, value } of scores) {
		sum += weights[criterion] * value;
		whole += weights[criterion];
	}
	return whole === 0 ? 0 : sum / whole;
}

/** Best first; equal totals in the order of their names, so that the same input gives the same order. */
export function ranked<T extends Ranked>(vendors: readonly T[], weights: Weights): (T & { total: number })[] {
	return vendors
		.map((vendor) => ({ ...vendor, total: totalOf(vendor.scores, weights) }))
		.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
}

/** At which weight of one criterion, all others as they are, the second would draw level with the first. */
export interface Flip {
	criterion: Criterion;
	from: number;
	to: number;
}

/** Weights at which first and second place change, nearest first. Weights beyond `highest` are nobody's. */
export function flipsOf(first: Ranked, second: Ranked, weights: Weights, highest = 20): Flip[] {
	const difference = new Map(
		criteria.map((criterion) => [criterion, scoreFor(first, criterion) - scoreFor(second, criterion)]),
	);
	const lead = criteria.reduce((sum, criterion) => sum + weights[criterion] * (difference.get(criterion) ?? 0), 0);
	const flips: Flip[] = [];
	for (const criterion of criteria) {
		const by = difference.get(criterion) ?? 0;
		if (Math.abs(by) < 1e-9) continue;
		const from = weights[criterion];
		const to = from - lead / by;
		if (to >= 0 && to <= highest) flips.push({ criterion, from, to });
	}
	return flips.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

function scoreFor({ scores }: Ranked, criterion: Criterion): number {
	return scores.find((score) => score.criterion === criterion)?.value ?? 0;
}
