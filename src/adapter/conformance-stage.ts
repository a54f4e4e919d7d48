import type { HttpFactory } from "../http/http-client.js";
import { createHttpFactory } from "../http/http-factory.js";
import type { RunContext } from "../model/index.js";
import type { Samples } from "./conformance-samples.js";
import type { ConformanceSubject, ConformanceVendor } from "./conformance-vendor.js";
import type { FileRef, Target, TargetIo } from "./contract.js";

/** A vendor and everything needed to connect to it, with a clock that never makes anybody wait and a log that is kept. */
export interface Stage<Config> {
	vendor: ConformanceVendor<Config>;
	/** Everything that was logged or reported. */
	said: string[];
	/** `imported`: what the ledger holds, where there is one. */
	connect(imported?: TargetIo["imported"]): Promise<Target>;
	close(): Promise<void>;
}

export async function openStage<Config>(
	subject: ConformanceSubject<Config>,
	start: () => Promise<ConformanceVendor<Config>>,
	samples: Samples,
): Promise<Stage<Config>> {
	const vendor = await start();
	const said: string[] = [];
	const http: HttpFactory = createHttpFactory();
	const abort = new AbortController();
	let nowMs = Date.UTC(2026, 0, 1);
	const say = (...words: unknown[]) => said.push(words.map((word) => JSON.stringify(word) ?? "").join(" "));
	const run: RunContext = {
		clock: {
			now: () => nowMs,
			sleep: async (ms, signal) => {
				signal?.throwIfAborted();
				nowMs += ms;
			},
		},
		log: { debug: say, warn: say },
		signal: abort.signal,
		random: seeded(42),
		report: say,
	};
	const io: TargetIo = {
		http,
		run,
		language: "en",
		workspaceId: "mkworkspaceid",
		openFile: async (file: FileRef) => {
			const bytes = samples.files.get(file.sha256);
			if (!bytes) throw new Error("the file is not in the archive");
			return new Blob([new Uint8Array(bytes)], { type: file.mimeType });
		},
	};
	return {
		vendor,
		said,
		connect: (imported) =>
			(vendor.adapter ?? subject.adapter).connect(vendor.config, { ...io, ...(imported && { imported }) }),
		close: async () => {
			await http.close();
			await vendor.close();
		},
	};
}

/** Mulberry32: small, repeatable. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
