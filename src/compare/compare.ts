import type { Adapter, Manifest, ManualStep } from "../adapter/contract.js";
import type { Fact } from "../adapter/vendor.js";
import type { Archive } from "../archive/archive.js";
import type { Localized } from "../model/index.js";
import { lastBackupRun, workspaceOf } from "../plan/plan-state.js";
import { type Census, takeCensus, uniformCensus } from "./census.js";
import { channelsInUse, featuresInUse, type Score, scoresOf, type Weights } from "./criteria.js";
import { fateAt, type VendorFate } from "./fate.js";
import { type Flip, flipsOf, ranked } from "./rank.js";
import type { Sample } from "./sample.js";

/** A comparison of vendors, best first. Plain JSON, kept for `compare --since`. */
export interface Comparison {
	reportVersion: 1;
	createdAtMs: number;
	/** Absent: compared by facts and capabilities alone. */
	archive?: { workspaceId: string; workspaceName: string; runId?: number };
	sample?: Sample;
	weights: Weights;
	/** What the archive holds. */
	counts: {
		kinds: Census["kinds"];
		parts: Census["parts"];
		channels: Record<string, number>;
		languages: Record<string, number>;
		features: Record<string, number>;
		files: { count: number; bytes: number; types: Record<string, number>; absent: number };
	};
	vendors: VendorComparison[];
	/** Weights that would put the second first. Empty: none in reason does. */
	flips: Flip[];
}

export interface VendorComparison {
	id: string;
	name: Localized;
	kind: Manifest["kind"];
	version: string;
	summary: Localized;
	route?: Manifest["route"];
	time: Manifest["time"];
	/** 0 to 1. */
	total: number;
	scores: Score[];
	fate: VendorFate;
	facts: readonly Fact[];
	byHand: readonly ManualStep[];
}

export interface CompareOptions {
	adapters: readonly Adapter[];
	archive?: Archive | undefined;
	sample?: Sample | undefined;
	weights: Weights;
	nowMs: number;
	/** Called before each vendor. */
	progress?(vendor: Localized, done: number, total: number): void;
	signal?: AbortSignal;
}

/** Asks every vendor about this archive, or, without one, about one of everything. */
export function compareVendors(options: CompareOptions): Comparison {
	const { adapters, archive, sample, weights, signal } = options;
	const shared = { ...(sample && { sample }), ...(signal && { signal }) };
	const fileLimits = adapters.flatMap(({ manifest }) => manifest.limits.maxFileBytes ?? []);
	const census = archive === undefined ? uniformCensus() : takeCensus(archive, { ...shared, fileLimits });
	const vendors = adapters.map((adapter, index) => {
		options.progress?.(adapter.manifest.name, index, adapters.length);
		return vendorOf(adapter, census, { archive, ...shared });
	});
	const order = ranked(vendors, weights);
	const [first, second] = order;
	return {
		reportVersion: 1,
		createdAtMs: options.nowMs,
		...(archive && { archive: archiveOf(archive) }),
		...(sample && { sample }),
		weights,
		counts: countsOf(census),
		vendors: order,
		flips: first && second ? flipsOf(first, second, weights) : [],
	};
}

function vendorOf(
	adapter: Adapter,
	census: Census,
	options: { archive?: Archive | undefined; sample?: Sample; signal?: AbortSignal },
): Omit<VendorComparison, "total"> {
	const { id, name, kind, version, summary, route, time, facts, byHand } = adapter.manifest;
	const fate = fateAt({ adapter, census, ...options });
	return {
		id,
		name,
		kind,
		version,
		summary,
		...(route && { route }),
		time,
		scores: scoresOf(adapter, fate, census),
		fate,
		facts,
		byHand: byHand.filter(({ concerns }) => !concerns || concerns.some((each) => (census.kinds[each] ?? 0) > 0)),
	};
}

function archiveOf(archive: Archive): NonNullable<Comparison["archive"]> {
	const { id, name } = workspaceOf(archive);
	const runId = lastBackupRun(archive);
	return { workspaceId: id, workspaceName: name, ...(runId === undefined ? {} : { runId }) };
}

function countsOf(census: Census): Comparison["counts"] {
	const { kinds, parts, channels, languages, files } = census;
	const { count, bytes, types, absent } = files;
	return {
		kinds,
		parts,
		channels: Object.keys(channels).length === 0 ? {} : Object.fromEntries(channelsInUse(census)),
		languages,
		features: Object.fromEntries(featuresInUse(census)),
		files: { count, bytes, types, absent },
	};
}
