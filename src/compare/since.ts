import { AppError, type Localized, text } from "../model/index.js";
import type { Comparison, VendorComparison } from "./compare.js";

/** What is different from an earlier comparison, for a job that asks every month. */
export interface Changes {
	sinceMs: number;
	/** Vendors that came or went. */
	added: { id: string; name: Localized }[];
	removed: { id: string; name: Localized }[];
	/** Those in both whose place, score or facts moved, in the order of now. */
	moved: VendorChange[];
	/** Weights are not what they were: scores moved for that, too. */
	weightsChanged: boolean;
}

export interface VendorChange {
	id: string;
	name: Localized;
	place: { before: number; now: number };
	total: { before: number; now: number };
	/** Facts that were not there, or not so. */
	facts: { topic: string; text: Localized }[];
	/** Facts that are no longer there. */
	factsGone: { topic: string; text: Localized }[];
}

export function changesSince(before: Comparison, now: Comparison): Changes {
	const places = (comparison: Comparison) =>
		new Map(comparison.vendors.map((vendor, index) => [vendor.id, { vendor, place: index + 1 }]));
	const then = places(before);
	const today = places(now);
	const named = ({ id, name }: VendorComparison) => ({ id, name });
	return {
		sinceMs: before.createdAtMs,
		added: now.vendors.filter(({ id }) => !then.has(id)).map(named),
		removed: before.vendors.filter(({ id }) => !today.has(id)).map(named),
		moved: now.vendors.flatMap((vendor, index) => {
			const earlier = then.get(vendor.id);
			if (earlier === undefined) return [];
			const change: VendorChange = {
				...named(vendor),
				place: { before: earlier.place, now: index + 1 },
				total: { before: earlier.vendor.total, now: vendor.total },
				facts: factsBeyond(vendor, earlier.vendor),
				factsGone: factsBeyond(earlier.vendor, vendor),
			};
			return isStill(change) ? [] : [change];
		}),
		weightsChanged: JSON.stringify(before.weights) !== JSON.stringify(now.weights),
	};
}

/** Reads a saved comparison. Throws AppError `usage`. */
export function readComparison(content: string): Comparison {
	let parsed: Partial<Comparison> | undefined;
	try {
		parsed = JSON.parse(content);
	} catch {
		parsed = undefined;
	}
	if (parsed?.reportVersion !== 1 || !Array.isArray(parsed.vendors)) {
		throw new AppError("usage", {
			what: text("That file is no saved comparison of this version", "该文件不是此版本保存的对比结果"),
			hint: text("Save one with: uncrisp compare --save compare.json", "请先保存：uncrisp compare --save compare.json"),
		});
	}
	return parsed as Comparison;
}

function factsBeyond(one: VendorComparison, other: VendorComparison): VendorChange["facts"] {
	const known = new Set(other.facts.map(({ topic, text }) => `${topic} ${text.en}`));
	return one.facts
		.filter(({ topic, text }) => !known.has(`${topic} ${text.en}`))
		.map(({ topic, text }) => ({ topic, text }));
}

function isStill({ place, total, facts, factsGone }: VendorChange): boolean {
	return (
		place.before === place.now && Math.abs(total.before - total.now) < 0.0005 && facts.length + factsGone.length === 0
	);
}
