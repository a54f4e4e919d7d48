import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pLimit from "p-limit";
import { Agent, request } from "undici";

/**
 * `npm run bench`: ratios against references in the same run, so that they travel between machines.
 * The Crisp double runs in a process of its own and answers each request after 50 ms, like a far server.
 */
const latencyMs = 50;
/** Requests side by side: as many as an eager user allows, and a modest number. */
const atATime = [20, 8];
const size = { conversations: 2000, messages: 30_000, contacts: 300 };

interface Source {
	child: ChildProcess;
	apiUrl: string;
	websiteId: string;
	fileHost: string;
	identifier: string;
	key: string;
	tier: string;
}
interface Walk {
	seconds: number;
	requests: number;
	messages: number;
}

/** What the sheet's list names, below the workspace: single objects, then short lists with their empty last page. */
const objects = [
	"",
	"/settings",
	"/operators/list",
	"/availability/status",
	"/availability/operators",
	"/verify/settings",
	"/people/stats",
	"/helpdesk",
	"/helpdesk/settings",
	"/helpdesk/history/changes/1",
];
const shortLists = [
	"/inboxes/list",
	"/teams/list",
	"/conversations/suggest/segments",
	"/conversations/suggest/data",
	"/people/suggest/segments",
	"/people/suggest/data",
	"/people/suggest/events",
	"/helpdesk/redirections",
];

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "uncrisp-bench-"));
const rows: [string, string, string][] = [];

/** `npm run bench -- large`: also what takes minutes, the nightly run on 50,000 conversations and a million messages. */
const large = process.argv.includes("large");

try {
	for (const concurrency of atATime) {
		const source = await startSource(size, latencyMs);
		const bare = await bareLoop(source, concurrency);
		const archive = join(folder, `by ${concurrency}`);
		const first = await backup(source, archive, concurrency);
		row(
			`${concurrency} at a time: bare undici loop, lists overlapped, stores nothing`,
			`${bare.seconds.toFixed(2)} s`,
			`1.00 (${bare.requests} requests)`,
		);
		row(
			`${concurrency} at a time: uncrisp backup, stores everything`,
			`${first.seconds.toFixed(2)} s`,
			`${(first.seconds / bare.seconds).toFixed(2)} x the bare loop, start-up included; SQLite ${(first.sqliteShare * 100).toFixed(0)} % of it`,
		);
		if (concurrency === atATime[0]) {
			const official = await officialClientLoop(source, 100);
			const second = await backup(source, archive, concurrency);
			row(
				"official client in a loop",
				`${official.seconds.toFixed(2)} s`,
				`${(official.seconds / first.seconds).toFixed(1)} x uncrisp (100 conversations, scaled)`,
			);
			row(
				"requests of the first backup",
				String(first.requests),
				`${bare.requests} by the sheet's arithmetic; ${first.requests - bare.requests} to prove once that a 200 means the start, to list ahead, and the closing pass`,
			);
			row("requests of a backup without changes", String(second.requests), `${second.seconds.toFixed(2)} s`);
		}
		source.child.disconnect();
	}

	await underLimit(100);
	if (large) await nightly({ conversations: 50_000, messages: 50_000, contacts: 500 });

	const small = await memory({ conversations: 200, messages: 10_000, contacts: 30 }, "b");
	const big = await memory({ conversations: 2000, messages: 100_000, contacts: 300 }, "c");
	row("peak memory at 10,000 messages", `${small.megabytes.toFixed(0)} MB`, `${small.seconds.toFixed(1)} s`);
	row(
		"peak memory at 100,000 messages",
		`${big.megabytes.toFixed(0)} MB`,
		`${(big.megabytes / small.megabytes).toFixed(2)} x, ${big.seconds.toFixed(1)} s`,
	);

	if (large) {
		const million = await memory({ conversations: 20_000, messages: 1_000_000, contacts: 3000 }, "d");
		row(
			"peak memory at 1,000,000 messages",
			`${million.megabytes.toFixed(0)} MB`,
			`${(million.megabytes / big.megabytes).toFixed(2)} x that at 100,000, ${million.seconds.toFixed(0)} s`,
		);
	}

	const inserts = rawInserts(200_000);
	row("raw SQLite inserts (40 rows a transaction)", `${Math.round(inserts).toLocaleString("en")} rows/s`, "reference");
	row(
		"archive: record, entity, search index",
		`${Math.round(100_000 / big.seconds).toLocaleString("en")} messages/s`,
		`${((100_000 / big.seconds / inserts) * 100).toFixed(0)} % of it, HTTP included`,
	);
	const speed = await detection();
	row(
		"reading every character of chat messages once",
		`${perSecond(speed.reference)} messages/s`,
		"reference, one core",
	);
	row(
		"detect: personal information in them",
		`${perSecond(speed.detect)} messages/s`,
		`${(speed.reference / speed.detect).toFixed(0)} x the time of it`,
	);
	print();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Messages a second on one core: `detect` beside a loop that only looks at every character, over everyday chat and hits. */
async function detection(): Promise<{ detect: number; reference: number }> {
	const { detect } = await import("../../src/compliance/detect/detect.js");
	const { generateCorpus } = await import("../compliance/detect/generate.js");
	const messages = generateCorpus(1, 4).map((each) => each.text);
	const read = (text: string) => {
		let sum = 0;
		for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
		return sum;
	};
	const rate = (work: (text: string) => unknown) => {
		for (let round = 0; round < 5; round += 1) for (const text of messages) work(text);
		const begun = process.cpuUsage();
		let done = 0;
		while (process.cpuUsage(begun).user < 1_000_000) {
			for (const text of messages) work(text);
			done += messages.length;
		}
		return done / (process.cpuUsage(begun).user / 1e6);
	};
	return { detect: rate(detect), reference: rate(read) };
}

function perSecond(value: number): string {
	return Math.round(value).toLocaleString("en");
}

async function startSource(of: typeof size, latency: number, allowed = 0): Promise<Source> {
	const script = join(import.meta.dirname, "crisp-double-process.ts");
	const args = [
		"--import",
		"tsx",
		script,
		...[of.conversations, of.messages, of.contacts, latency, allowed].map(String),
	];
	const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit", "ipc"] });
	let line = "";
	for await (const chunk of child.stdout as NodeJS.ReadableStream) {
		line += chunk;
		if (line.includes("\n")) break;
	}
	return { child, ...JSON.parse(line) };
}

/**
 * The fastest a client could be: the sheet's list of requests for a full export (5.1), the list of pages' tree for the folders
 * added, everything overlapped that one answer does not need from another, parsed and thrown away. Its count is the arithmetic minimum.
 */
async function bareLoop(source: Source, concurrency: number): Promise<Walk> {
	const dispatcher = new Agent({ connections: concurrency });
	const headers = {
		authorization: `Basic ${Buffer.from(`${source.identifier}:${source.key}`).toString("base64")}`,
		"x-crisp-tier": source.tier,
	};
	const limit = pLimit(concurrency);
	let requests = 0;
	let messages = 0;
	const get = (path: string) =>
		limit(async () => {
			requests += 1;
			const answer = await request(`${source.apiUrl}${path}`, { dispatcher, headers });
			return { status: answer.statusCode, data: ((await answer.body.json()) as { data: Json[] }).data };
		});
	/** Each item is worked on as soon as its page is there. */
	const list = async (path: string, query = "", work?: (item: Json) => Promise<unknown>) => {
		const under: Promise<unknown>[] = [];
		for (let page = 1; ; page += 1) {
			const { data } = await get(`${path}/${page}${query}`);
			if (data.length === 0) break;
			if (work) under.push(...data.map(work));
		}
		await Promise.all(under);
	};
	const site = `/website/${source.websiteId}`;
	const desk = `${site}/helpdesk`;
	const articles = (locale: unknown, type: string) =>
		list(`${desk}/page/list/${locale}/${type}`, "", async ({ tree_path }) => {
			const path = String(tree_path).split("/").map(encodeURIComponent).join("/");
			await Promise.all(["content", "metadata"].map((part) => get(`${desk}/tree/${part}/${locale}/${type}/${path}`)));
		});
	const conversation = async ({ session_id }: Json) => {
		for (let before = ""; ; ) {
			const { status, data } = await get(`${site}/conversation/${session_id}/messages${before}`);
			messages += data.length;
			if (status === 200 || data.length === 0) break;
			before = `?timestamp_before=${data[0]?.timestamp}`;
		}
	};
	const started = performance.now();
	await Promise.all([
		...objects.map((path) => get(site + path)),
		get(`/plans/subscription/${source.websiteId}`),
		...shortLists.map((path) => list(site + path)),
		list(`${site}/campaigns/templates`, "", ({ template_id }) => get(`${site}/campaigns/template/${template_id}`)),
		list(`${desk}/locales`, "", async ({ locale, statistics }) => {
			const used = Object.entries(statistics as Record<string, Record<string, number>>);
			for (const [type] of used.filter(([, counts]) => Object.values(counts).some((count) => count > 0))) {
				await Promise.all([list(`${desk}/tree/list/${locale}/${type}`), articles(locale, type)]);
			}
		}),
		list(`${site}/conversations`, "?per_page=50&order_date_created=1&include_empty=1", conversation),
		list(`${site}/people/profiles`, "?per_page=50", ({ people_id }) => get(`${site}/people/data/${people_id}`)),
	]);
	const seconds = (performance.now() - started) / 1000;
	await dispatcher.close();
	return { seconds, requests, messages };
}

type Json = Record<string, unknown>;

/** The obvious script: one call after the other with the official client. */
async function officialClientLoop(source: Source, conversations: number): Promise<Walk> {
	const { Crisp } = createRequire(import.meta.url)("crisp-api") as { Crisp: new () => OfficialClient };
	const client = new Crisp();
	client.authenticateTier(source.tier, source.identifier, source.key);
	client.setRestHost(new URL(source.apiUrl).origin);
	const started = performance.now();
	let requests = 0;
	let messages = 0;
	const sessions: string[] = [];
	for (let page = 1; sessions.length < conversations; page += 1) {
		requests += 1;
		for (const { session_id } of await client.website.listConversations(source.websiteId, page))
			sessions.push(session_id);
	}
	for (const session of sessions.slice(0, conversations)) {
		for (let before: number | undefined; ; ) {
			requests += 1;
			const batch = await client.website.getMessagesInConversation(source.websiteId, session, before);
			messages += batch.length;
			if (batch.length < 40) break;
			before = batch[0]?.timestamp;
		}
	}
	const seconds = ((performance.now() - started) / 1000) * (size.conversations / conversations);
	return { seconds, requests, messages };
}

interface OfficialClient {
	authenticateTier(tier: string, identifier: string, key: string): void;
	setRestHost(host: string): void;
	website: {
		listConversations(website: string, page: number): Promise<{ session_id: string }[]>;
		getMessagesInConversation(website: string, session: string, before?: number): Promise<{ timestamp: number }[]>;
	};
}

/** The command itself, in its own process: start-up counts, and its peak memory is its own. */
async function backup(
	source: Source,
	archive: string,
	concurrency = 8,
): Promise<{ seconds: number; requests: number; megabytes: number; sqliteShare: number }> {
	const measured = join(folder, "measured.json");
	const started = performance.now();
	const child = spawn(
		process.execPath,
		[
			"--require",
			join(import.meta.dirname, "measure-hook.cjs"),
			join(root, "dist/src/cli/main.js"),
			"backup",
			"--json",
			"--skip-files",
			"--archive",
			archive,
			"--concurrency",
			String(concurrency),
			"--daily-budget",
			"1000000",
		],
		{
			cwd: folder,
			stdio: ["ignore", "pipe", "pipe"],
			env: {
				PATH: process.env.PATH ?? "",
				MEASURED: measured,
				CRISP_WEBSITE_ID: source.websiteId,
				CRISP_IDENTIFIER: source.identifier,
				CRISP_KEY: source.key,
				CRISP_TIER: source.tier,
				CRISP_API_URL: source.apiUrl,
			},
		},
	);
	let out = "";
	let err = "";
	child.stdout.on("data", (chunk) => {
		out += chunk;
	});
	child.stderr.on("data", (chunk) => {
		err += chunk;
	});
	const [status] = await once(child, "close");
	const seconds = (performance.now() - started) / 1000;
	if (status !== 0) throw new Error(`backup ended with ${status}: ${err.slice(-500)} ${out.slice(-500)}`);
	const summary = JSON.parse(out.trim().split("\n").at(-1) ?? "{}");
	const requests = summary.requests ?? summary.summary?.requests ?? summary.backup?.requests;
	const { kilobytes, sqliteMs } = JSON.parse(readFileSync(measured, "utf8"));
	return { seconds, requests, megabytes: kilobytes / 1024, sqliteShare: sqliteMs / 1000 / seconds };
}

async function memory(of: typeof size, name: string): Promise<{ seconds: number; megabytes: number }> {
	const source = await startSource(of, 0);
	const result = await backup(source, join(folder, name));
	source.child.disconnect();
	return result;
}

/** Against a server that allows `allowed` requests and says 429 with Retry-After beyond. */
async function underLimit(allowed: number): Promise<void> {
	const source = await startSource({ conversations: 1000, messages: 15_000, contacts: 100 }, 20, allowed);
	const result = await backup(source, join(folder, "limited"));
	source.child.send("count");
	const [seen] = await once(source.child, "message");
	source.child.disconnect();
	const { requests, refused, early } = seen as { requests: number; refused: number; early: number };
	// A second's worth lies in the bucket when the run begins.
	const floor = (result.requests - allowed) / allowed;
	row(
		`a server that allows ${allowed} requests a second`,
		`${result.seconds.toFixed(2)} s`,
		`${(floor / result.seconds).toFixed(2)} of the allowed rate, start-up included; ${requests} answered, ${refused} refused, ${early} sent while told to wait`,
	);
}

async function nightly(of: typeof size): Promise<void> {
	const source = await startSource(of, 0);
	const archive = join(folder, "nightly");
	const first = await backup(source, archive);
	const second = await backup(source, archive);
	source.child.disconnect();
	row(
		`a night without changes, ${of.conversations.toLocaleString("en")} conversations`,
		`${second.requests} requests`,
		`${second.seconds.toFixed(2)} s (the first backup: ${first.requests} requests, ${first.seconds.toFixed(0)} s)`,
	);
}

function rawInserts(count: number): number {
	const { DatabaseSync } = createRequire(import.meta.url)(
		"@photostructure/sqlite",
	) as typeof import("@photostructure/sqlite");
	const database = new DatabaseSync(join(folder, "raw.sqlite"));
	database.exec(
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE message(id TEXT PRIMARY KEY, parent TEXT, raw TEXT)",
	);
	const insert = database.prepare("INSERT INTO message VALUES(?,?,?)");
	const raw = JSON.stringify({ type: "text", content: "x".repeat(400) });
	const started = performance.now();
	for (let n = 0; n < count; n += 40) {
		database.exec("BEGIN");
		for (let i = n; i < n + 40; i += 1) insert.run(`session/${i}`, "session", raw);
		database.exec("COMMIT");
	}
	const rate = count / ((performance.now() - started) / 1000);
	database.close();
	return rate;
}

function row(what: string, figure: string, ratio: string): void {
	rows.push([what, figure, ratio]);
	process.stderr.write(`${what}: ${figure} (${ratio})\n`);
}

/** A Markdown table, as the README shows it. */
function print(): void {
	process.stdout.write("| What | Figure | Compared |\n|---|---|---|\n");
	for (const cells of rows) process.stdout.write(`| ${cells.join(" | ")} |\n`);
}
