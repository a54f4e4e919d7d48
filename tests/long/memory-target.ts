import { resolve } from "node:path";
import { expect } from "vitest";
import { MemoryRemote } from "../../adapters/memory/memory-remote.js";
import { memoryTarget } from "../../adapters/memory/target.js";
import type { Operation, Refs, RemoteRef } from "../../src/adapter/contract.js";
import type { CrispDouble } from "../../src/crisp/double/crisp-double.js";
import { startDouble } from "../../src/http/double-server.js";
import { silentLog, systemClock } from "../../src/model/index.js";
import { doubleMessages } from "../e2e/kill.js";
import type { KillTarget } from "../e2e/kill-imports.js";

interface Asked {
	batch: Operation[];
	operation: Operation;
	ref: RemoteRef;
}

/** The memory vendor behind HTTP: `memory-over-http.mjs` is its adapter. Files are named by hash there, never sent. */
export async function memoryOverHttp(crisp: CrispDouble, latencyMs = 0): Promise<KillTarget> {
	const remote = new MemoryRemote();
	const signal = new AbortController().signal;
	const run = { clock: systemClock, log: silentLog, signal, random: Math.random, report() {} };
	const nothing = {
		client: () => Promise.reject(),
		secret() {},
		redact: (text: string) => text,
		close: async () => {},
	};
	const openFile = async () => new Blob([]);
	const io = { http: nothing as never, run, openFile, language: "en" as const, workspaceId: "w" };
	const target = memoryTarget({ remote }, io);
	// The adapter has resolved them.
	const refs: Refs = { get: (key) => ({ kind: "resolved", id: key }) };
	const answers: Record<string, (asked: Asked) => Promise<unknown>> = {
		perform: ({ batch }) => target.perform(batch, refs),
		update: ({ operation, ref }) => target.update!(operation, ref, refs),
		locate: ({ operation }) => target.locate(operation, refs),
		read: ({ operation, ref }) => target.read!(ref, operation, refs),
		revert: ({ ref }) => target.revert!(ref, { key: "", kind: "" }),
	};
	const server = await startDouble(async (request) => {
		const answer = answers[new URL(request.url).pathname.slice(1)];
		return Response.json({ result: await answer?.((await request.json()) as Asked) });
	});
	server.latencyMs = latencyMs;
	return {
		name: resolve(import.meta.dirname, "memory-over-http.mjs"),
		env: { MEMORY_URL: server.url },
		server,
		check() {
			expect(remote.duplicates).toEqual([]);
			const messages = remote.order.filter((key) => key.startsWith("message:")).map((key) => key.slice(8));
			expect(messages.sort()).toEqual(doubleMessages(crisp).sort());
		},
		close: () => server.close(),
	};
}
