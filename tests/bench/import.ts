import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { request } from "undici";
import { chatwoot } from "../../adapters/chatwoot/adapter.js";
import { liveHelperChat } from "../../adapters/live-helper-chat/adapter.js";
import type { Adapter } from "../../src/adapter/contract.js";
import { settingsOf } from "../../src/adapter/setting.js";
import { runImport } from "../../src/apply/import.js";
import type { ImportSummary } from "../../src/apply/import-options.js";
import type { Archive } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { createHttpFactory } from "../../src/http/http-factory.js";
import { silentLog, systemClock } from "../../src/model/index.js";
import { countingMessages } from "../../src/plan/message-tally.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { summarisePlan } from "../../src/plan/summarise.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { startBackedDouble } from "../adapters/chatwoot/backed-double.js";
import { postgresPrograms, startPostgres } from "../adapters/chatwoot/postgres.js";
import { config, importBench } from "../apply/import-bench.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";

/**
 * Plan and import against what they could be at best: reading the same rows and doing nothing with them; requests times latency over
 * what may go side by side. `LARGE=1` plans a million messages; otherwise a tenth of that. `ONLY=plan`, `import` or `bulk`: that part.
 * Says processor time as well as wall time: on a machine with other work the second is somebody else's figure. Runs compiled, as
 * users do: a loader that compiles on the way writes every function's name down whenever it is made, which costs a plan a tenth.
 */
const messages = process.env.LARGE === "1" ? 1_000_000 : 100_000;
const perConversation = 50;
const latencyMs = 50;
const urls: Record<string, string> = { chatwoot: "CHATWOOT_BASE_URL", "live-helper-chat": "LIVE_HELPER_CHAT_BASE_URL" };
const folder = mkdtempSync(join(tmpdir(), "uncrisp-bench-"));
const run = {
	clock: systemClock,
	log: silentLog,
	signal: new AbortController().signal,
	random: Math.random,
	report() {},
};

try {
	const wanted = (part: string) => (process.env.ONLY ?? part) === part;
	if (wanted("plan")) await plans();
	if (wanted("import")) await importing();
	if (wanted("bulk")) await bulkRoute(join(folder, "bulk"));
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function plans(): Promise<void> {
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

/**
 * Each adapter at its own number of lanes; what it could be at best is its requests, or operations, times latency over lanes. Latency
 * is what a bare loop sees in the same run: a timer of 50 ms takes longer, and so does a server that answers after it.
 */
async function importing(): Promise<void> {
	// As many conversations as take about half a minute each: what an import asks before it begins is a second, however much follows.
	const archives = { memory: filled("memory", 240), chatwoot: filled("chatwoot", 120), other: filled("other", 960) };
	const lanes = 8;
	const bench = importBench(archives.memory.archive, { latencyMs, lanes });
	const memory = await clocked(() => runImport(bench.options({ run })));
	const timer = await roundTrip(lanes, () => new Promise((resolve) => setTimeout(resolve, latencyMs)));
	report("memory", archives.memory, memory, memory.summary.created, lanes, timer);

	for (const adapter of [chatwoot, liveHelperChat] as unknown as Adapter[]) {
		const { id, limits } = adapter.manifest;
		const from = adapter.manifest.id === "chatwoot" ? archives.chatwoot : archives.other;
		const double = await startDoubleProcess(id);
		const http = createHttpFactory();
		const config = readConfig(adapter, double.env);
		const { archive } = from;
		const options = { archive, adapter, config, http, run, identities: [], language: "en", timeZone: "UTC" } as const;
		const bare = await roundTrip(limits.lanes, async () =>
			(await request(double.env[urls[id] ?? ""] ?? "")).body.dump(),
		);
		const before = await double.requests();
		const result = await clocked(() => runImport(options));
		report(id, from, result, (await double.requests()) - before, limits.lanes, bare);
		await http.close();
		double.close();
	}
	for (const { archive } of Object.values(archives)) archive.close();

	function filled(name: string, conversations: number) {
		const path = join(folder, `import-${name}`);
		const perTalk = 12;
		fill(path, conversations, perTalk);
		return { archive: openArchive(path, { mode: "write", now: Date.now }), messages: conversations * perTalk };
	}

	function report(
		id: string,
		{ messages }: { messages: number },
		{ summary, wall }: Clocked,
		steps: number,
		side: number,
		each: number,
	): void {
		const least = (steps * each) / side;
		row(
			`import of ${summary.created} operations, ${id}`,
			`${(wall / 1000).toFixed(1)} s, ${Math.round((messages * 1000) / wall)} messages a second`,
			`${(wall / least).toFixed(2)} x ${steps} requests × ${each.toFixed(1)} ms ÷ ${side}`,
		);
	}
}

/** Milliseconds that one call takes when as many as `side` of them are under way. */
async function roundTrip(side: number, call: () => Promise<unknown>): Promise<number> {
	const loop = async (rounds: number) => {
		const started = performance.now();
		const lane = async () => {
			for (let n = 0; n < rounds; n += 1) await call();
		};
		await Promise.all(Array.from({ length: side }, lane));
		return (performance.now() - started) / rounds;
	};
	await loop(20);
	return await loop(100);
}

/** Chatwoot's other route, into a PostgreSQL of this machine; what the tables' own speed would allow is COPY alone. */
async function bulkRoute(path: string): Promise<void> {
	const programs = postgresPrograms();
	if (programs === undefined) return row("import into Chatwoot's database", "no PostgreSQL here", "");
	const conversations = 2500;
	const each = 20;
	fill(path, conversations, each);
	const archive = openArchive(path, { mode: "write", now: Date.now });
	const server = await startPostgres(programs);
	const client = new pg.Client({ connectionString: server.url });
	await client.connect();
	const double = await startBackedDouble(client, { oneWay: true });
	const http = createHttpFactory();
	const config = readConfig(chatwoot as unknown as Adapter, {
		...double.env,
		CHATWOOT_DATABASE: server.url,
		CHATWOOT_BULK: "yes",
	});
	const options = { archive, adapter: chatwoot as unknown as Adapter, config, http, run, identities: [] } as const;
	const { wall, summary } = await clocked(() => runImport({ ...options, language: "en", timeZone: "UTC" }));
	const started = performance.now();
	await client.query("CREATE TABLE copied (LIKE messages INCLUDING ALL); INSERT INTO copied SELECT * FROM messages");
	const alone = performance.now() - started;
	row(
		`import of ${summary.created} operations, chatwoot's database`,
		`${(wall / 1000).toFixed(1)} s, ${Math.round((conversations * each * 1000) / wall)} messages a second`,
		`${(wall / alone).toFixed(0)} x copying the rows inside PostgreSQL; original times included`,
	);
	await http.close();
	await double.close();
	await client.end();
	await server.close();
	archive.close();
}

interface Clocked {
	summary: ImportSummary;
	wall: number;
}
async function clocked(work: () => Promise<ImportSummary>): Promise<Clocked> {
	const started = performance.now();
	const summary = await work();
	if (summary.status !== "done") throw new Error(`the import ended ${summary.status}`);
	return { summary, wall: performance.now() - started };
}

async function startDoubleProcess(vendor: string) {
	const script = join(import.meta.dirname, "target-double-process.js");
	const child = fork(script, [vendor, String(latencyMs)], {
		stdio: ["ignore", "pipe", "inherit", "ipc"],
	});
	const [line] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), "line")) as [string];
	return {
		env: JSON.parse(line) as Record<string, string>,
		async requests(): Promise<number> {
			child.send("count");
			const [count] = (await once(child, "message")) as [number];
			return count;
		},
		close: () => child.disconnect(),
	};
}

function readConfig(adapter: Adapter, env: Record<string, string>): never {
	const fields = settingsOf(adapter.config);
	const given = fields.map(({ key, env: name }) => [key, env[name]]).filter(([, value]) => value !== undefined);
	return adapter.config.parse(Object.fromEntries(given)) as never;
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
