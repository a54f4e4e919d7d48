import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { runImport } from "../../src/apply/import.js";
import type { Archive } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { silentLog, systemClock } from "../../src/model/index.js";
import { countingMessages } from "../../src/plan/message-tally.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { summarisePlan } from "../../src/plan/summarise.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { config, importBench } from "../apply/import-bench.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";

/**
 * Plan and import against what they could be at best: reading the same rows and doing nothing with them; operations times latency over
 * what may go side by side. `LARGE=1` plans a million messages; otherwise a tenth of that. Says processor time as well as wall time: on a
 * machine with other work the second is somebody else's figure.
 */
const messages = process.env.LARGE === "1" ? 1_000_000 : 100_000;
const perConversation = 50;
const latencyMs = 50;
const folder = mkdtempSync(join(tmpdir(), "uncrisp-bench-"));
const run = {
	clock: systemClock,
	log: silentLog,
	signal: new AbortController().signal,
	random: Math.random,
	report() {},
};

try {
	const small = await planning(messages / 10);
	const big = await planning(messages);
	row("plan, messages", "1 : 10", `${messages / 10} and ${messages}`);
	row(
		"reading and parsing them alone",
		`${perSecond(big.messages, big.reading)} a second`,
		"reference, processor time",
	);
	row("plan of them for memory", `${perSecond(big.messages, big.plan)} a second`, ratio(big.reading, big.plan));
	row("the same, wall", `${perSecond(big.messages, big.planWall)} a second`, "");
	row(
		"plan of them for Chatwoot",
		`${perSecond(big.messages, big.chatwoot)} a second`,
		ratio(big.reading, big.chatwoot),
	);
	row("plan when nothing changed", `${perSecond(big.messages, big.unchanged)} a second`, `${big.calls} requests`);
	row(
		"peak memory of a plan",
		`${big.megabytes.toFixed(0)} MB`,
		`${(big.megabytes / small.megabytes).toFixed(2)} x that of a tenth`,
	);
	await importing();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function planning(count: number) {
	const path = join(folder, `plan-${count}`);
	fill(path, count / perConversation, perConversation);
	const memory = importBench(openArchive(path, { mode: "read", now: Date.now }));
	const archive = memory.options().archive;
	const reading = timed(() => {
		let parts = 0;
		for (const { id } of archive.entities("conversation", { order: "activity" }))
			for (const message of archive.messages(id)) parts += message.parts.length;
		return parts;
	});
	let megabytes = 0;
	const plan = (adapter: typeof memory.adapter, account: string, settings: object) => {
		globalThis.gc?.();
		const translate = createTranslateContext(archive, {
			adapter,
			config: settings,
			language: "en",
			timeZone: "Asia/Shanghai",
			identities: [],
		});
		const { context, tally } = countingMessages(translate);
		let seen = 0;
		function* watched() {
			for (const planned of planOperations({ archive, adapter, context, target: account })) {
				if (++seen % 5000 === 0) megabytes = Math.max(megabytes, process.memoryUsage().rss / 1e6);
				yield planned;
			}
		}
		const options = { archive, adapter: adapter as never, target: account, identities: [], nowMs: 0, messages: tally };
		return summarisePlan(watched(), options);
	};
	const fresh = timed(() => plan(memory.adapter, "memory:bench", config));
	const forChatwoot = timed(() => plan(chatwoot as never, "chatwoot:bench", {}));
	const peak = megabytes;
	archive.close();

	const written = openArchive(path, { mode: "write", now: Date.now });
	remember(written, memory.adapter);
	written.close();
	const again = importBench(openArchive(path, { mode: "read", now: Date.now }), { remote: memory.remote });
	const unchanged = timed(() => {
		const reread = again.options().archive;
		const context = createTranslateContext(reread, {
			adapter: memory.adapter,
			config,
			language: "en",
			timeZone: "Asia/Shanghai",
			identities: [],
		});
		const operations = planOperations({ archive: reread, adapter: memory.adapter, context, target: "memory:bench" });
		const { changes } = summarisePlan(operations, {
			archive: reread,
			adapter: memory.adapter as never,
			target: "memory:bench",
			identities: [],
			nowMs: 0,
		});
		if (changes) throw new Error("the plan is not unchanged");
	});
	again.options().archive.close();
	const calls = Object.values(memory.remote.calls).reduce((sum, each) => sum + each, 0);
	return {
		messages: count,
		reading: reading.cpu,
		plan: fresh.cpu,
		planWall: fresh.wall,
		chatwoot: forChatwoot.cpu,
		unchanged: unchanged.cpu,
		megabytes: peak,
		calls,
	};
}

/** An archive with so many conversations of a kind. */
function fill(path: string, conversations: number, each: number): void {
	const archive = openArchive(path, { mode: "create", now: Date.now });
	const backup = archive.startRun("backup");
	for (const entity of sampleWorkspace(0, 0)) archive.putEntity(entity);
	for (let from = 1; from <= conversations; from += 20)
		archive.transaction(() => {
			for (let n = from; n < from + 20 && n <= conversations; n += 1) {
				archive.putEntity(sampleContact(n));
				archive.putEntity(sampleConversation(n));
				for (let m = 1; m <= each; m += 1) archive.putEntity(sampleMessage(n, m));
			}
		});
	archive.finishRun(backup.id, "done", {});
	archive.close();
}

/** As if everything had been imported. */
function remember(archive: Archive, adapter: ReturnType<typeof importBench>["adapter"]): void {
	const { id: runId } = archive.startRun("import", "memory:bench");
	const context = createTranslateContext(archive, {
		adapter,
		config,
		language: "en",
		timeZone: "Asia/Shanghai",
		identities: [],
	});
	archive.transaction(() => {
		for (const { operation, payloadHash } of planOperations({ archive, adapter, context, target: "memory:bench" })) {
			if (operation.kind === "skip") continue;
			const { key, kind, lane, source } = operation;
			archive.ledger.intend({ target: "memory:bench", key, kind, lane, source, payloadHash, runId });
			archive.ledger.done("memory:bench", key, { kind, id: key }, { payloadHash, existing: false, runId });
		}
	});
}

async function importing(): Promise<void> {
	const path = join(folder, "import");
	fill(path, 120, 10);
	const lanes = 8;
	const forMemory = openArchive(path, { mode: "write", now: Date.now });
	const bench = importBench(forMemory, { latencyMs, lanes });
	const started = performance.now();
	const summary = await runImport(bench.options({ run }));
	const wall = performance.now() - started;
	const floor = (summary.created * latencyMs) / lanes;
	row(
		`import of ${summary.created} operations, memory`,
		`${(wall / 1000).toFixed(1)} s`,
		`${(wall / floor).toFixed(2)} x operations × ${latencyMs} ms ÷ ${lanes}`,
	);

	const double = await startChatwootDouble();
	double.server.latencyMs = latencyMs;
	const http = createHttpFactory();
	const { baseUrl, accountId, apiToken } = double;
	const settings = chatwoot.config.parse({ baseUrl, accountId, apiToken }) as never;
	const began = performance.now();
	const options = {
		archive: forMemory,
		adapter: chatwoot,
		config: settings,
		http,
		run,
		language: "en",
		timeZone: "UTC",
	} as const;
	const moved = await runImport({ ...options, identities: [] });
	const took = performance.now() - began;
	const requests = double.server.requests.length;
	const least = (requests * latencyMs) / chatwoot.manifest.limits.lanes;
	row(
		`import of ${moved.created} operations, Chatwoot over HTTP`,
		`${(took / 1000).toFixed(1)} s`,
		`${(took / least).toFixed(2)} x its ${requests} requests × ${latencyMs} ms ÷ ${chatwoot.manifest.limits.lanes}`,
	);
	await http.close();
	await double.close();
	forMemory.close();
}

function timed(work: () => unknown): { cpu: number; wall: number } {
	const [cpu, wall] = [process.cpuUsage(), performance.now()];
	work();
	const { user, system } = process.cpuUsage(cpu);
	return { cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1000 };
}

function perSecond(count: number, seconds: number): string {
	return Math.round(count / seconds).toLocaleString("en");
}

function ratio(reading: number, plan: number): string {
	return `${(plan / reading).toFixed(1)} x the reading`;
}

function row(what: string, figure: string, compared: string): void {
	process.stdout.write(`| ${what} | ${figure} | ${compared} |\n`);
}
