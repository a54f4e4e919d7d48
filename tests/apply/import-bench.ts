import { createMemoryAdapter, type MemoryConfig, type MemoryOptions } from "../../adapters/memory/adapter.js";
import { MemoryRemote } from "../../adapters/memory/memory-remote.js";
import type { Adapter } from "../../src/adapter/contract.js";
import type { ImportOptions } from "../../src/apply/import-options.js";
import type { Archive } from "../../src/archive/archive.js";
import type { HttpFactory } from "../../src/http/http-client.js";
import type { Clock, Progress, RunContext } from "../../src/model/index.js";
import { silentLog } from "../../src/model/index.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { summarisePlan } from "../../src/plan/summarise.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";

/** A clock that jumps: sleeping takes no time but is remembered. */
export function jumpingClock(): Clock & { slept: number[] } {
	let now = 1_800_000_000_000;
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		async sleep(ms, signal) {
			signal?.throwIfAborted();
			slept.push(ms);
			now += ms;
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}

/** mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function testRun(more: Partial<RunContext> = {}): RunContext & { reported: Progress[] } {
	const reported: Progress[] = [];
	return {
		clock: jumpingClock(),
		log: silentLog,
		signal: new AbortController().signal,
		random: seeded(1),
		report: (event) => void reported.push(event),
		reported,
		...more,
	};
}

export const noHttp: HttpFactory = {
	client() {
		throw new Error("the memory adapter opens no connections");
	},
	secret() {},
	redact: (value) => value,
	close: async () => {},
};

export const config: MemoryConfig = { account: "test" };
export const account = "memory:test";

/** One archive, one imaginary vendor, and everything an import needs. */
export function importBench(archive: Archive, memory: MemoryOptions = {}) {
	const remote = memory.remote ?? new MemoryRemote();
	const adapter = createMemoryAdapter({ ...memory, remote });
	const options = (more: Partial<ImportOptions<MemoryConfig>> = {}): ImportOptions<MemoryConfig> => ({
		archive,
		adapter,
		config,
		http: noHttp,
		run: testRun(),
		language: "en",
		timeZone: "Asia/Shanghai",
		identities: [],
		...more,
	});
	return { remote, adapter, options };
}

/** What `uncrisp plan` would say now. */
export function planNow(archive: Archive, adapter: Adapter<MemoryConfig>) {
	const context = createTranslateContext(archive, { config, language: "en", timeZone: "UTC", identities: [] });
	const operations = planOperations({ archive, adapter, context, target: account });
	return summarisePlan(operations, { archive, adapter: adapter as Adapter, target: account, identities: [], nowMs: 0 });
}
