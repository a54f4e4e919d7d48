import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { type Finished, lines, run, start, temporaryFolder } from "./command.js";
import { crispEnvironment, doubleMessages } from "./kill.js";

/* Everything of the issue's "Bad input" that a wrong account, network or signal does, as a user meets it: exit code, words, and what is kept. */

let crisp: CrispDouble;
let chatwoot: ChatwootDouble;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
	crisp = await startCrispDouble({
		tier: "plugin",
		workspace: generateWorkspace({ conversations: 8, messages: 40, contacts: 6, seed: 3 }),
	});
	chatwoot = await startChatwootDouble();
	folder = await temporaryFolder();
});
afterAll(async () => {
	await crisp.close();
	await chatwoot.close();
	await folder[Symbol.asyncDispose]();
});

const uncrisp = (args: string[], env: Record<string, string> = {}) =>
	run(args, { cwd: folder.path, env: { ...crispEnvironment(crisp), ...chatwoot.env, ...env } });
const summaryOf = (ended: Finished) => lines(ended.stdout).at(-1);

async function archiveIds(name: string, resource: string): Promise<string[]> {
	const { code, stdout, stderr } = await uncrisp(["export", "--records", "--kind", resource, "--archive", name]);
	expect(code, stderr).toBe(0);
	return lines<{ id: string }>(stdout)
		.map(({ id }) => id)
		.sort();
}

describe("a token", () => {
	it.each([
		["with a wrong key", { CRISP_KEY: "f".repeat(64) }, "refused the API token"],
		["of another tier", { CRISP_TIER: "website" }, "refused the API token"],
		["for another website", { CRISP_WEBSITE_ID: "00000000-0000-4000-8000-000000000000" }, "no such workspace"],
	])("%s ends with 12, says what to do and shows no key", async (name, env, words) => {
		const ended = await uncrisp(["backup", "--archive", `refused ${name}`, "--verbose"], env);
		expect(ended.code).toBe(12);
		expect(ended.stderr).toContain(words);
		expect(ended.stderr).toMatch(/^→ /m);
		expect(ended.stderr).not.toContain(crisp.credentials.key);
		expect(ended.stderr).not.toContain("ffffffff");
	});

	it("revoked in the middle ends with 12 and loses nothing of what was read; a good one goes on", async () => {
		let seen = 0;
		crisp.server.faults.add({
			kind: "status",
			status: 401,
			body: '{"error":true,"reason":"unauthorized","data":{}}',
			contentType: "application/json",
			match: (_, path) => path.includes("/messages") && ++seen > 3,
		});
		const revoked = await uncrisp(["backup", "--archive", "revoked"]);
		crisp.server.faults.clear();
		expect(revoked.code, revoked.stderr).toBe(12);
		const kept = await archiveIds("revoked", "message");
		expect(kept.length).toBeGreaterThan(0);
		const again = await uncrisp(["backup", "--archive", "revoked"]);
		expect(again.code, again.stderr).toBe(0);
		expect(await archiveIds("revoked", "message")).toEqual(doubleMessages(crisp).sort());
	});

	it("without a scope ends with 3, names resource and scope, and everything else is there", async () => {
		crisp.quirks.missingScopes = ["website:operators"];
		crisp.quirks.missingScopeReason = "token_scope_forbidden";
		const ended = await uncrisp(["backup", "--archive", "scope"]);
		crisp.quirks.missingScopes = [];
		expect(ended.code).toBe(3);
		expect(ended.stderr.replace(/\s+/g, " ")).toContain("agent: Crisp refused to give it to this token");
		expect(ended.stderr).toContain("website:operators");
		expect(ended.stderr).toContain("finished with gaps");
		const status = await uncrisp(["status", "--archive", "scope", "--json"]);
		expect(JSON.stringify(summaryOf(status))).toContain("website:operators");
		expect(await archiveIds("scope", "message")).toEqual(doubleMessages(crisp).sort());
	});

	it("of a Chatwoot agent ends with 12 before anything is sent", async () => {
		const token = { CHATWOOT_API_TOKEN: chatwoot.tokens.agent };
		const ended = await uncrisp(["import", "--to", "chatwoot", "--archive", "revoked", "--yes"], token);
		expect(ended.code).toBe(12);
		expect(ended.stderr).toContain("needs an administrator");
		expect(chatwoot.server.requests.every(({ method }) => method === "GET")).toBe(true);
	});

	it("of Chatwoot behind a proxy that drops underscored headers works; a wrong one gets the hint", async () => {
		chatwoot.quirks.dropUnderscores = true;
		const good = await uncrisp(["doctor", "--to", "chatwoot"]);
		const bad = await uncrisp(["doctor", "--to", "chatwoot"], { CHATWOOT_API_TOKEN: "wrong-token-value" });
		chatwoot.quirks.dropUnderscores = false;
		expect(good.code, good.stderr).toBe(0);
		expect(bad.code).toBe(12);
		expect(bad.stderr.replace(/\s+/g, " ")).toContain("it must pass `api-access-token`");
		expect(bad.stderr).not.toContain("wrong-token-value");
	});

	it("shows in no log, error, event or archive, in none of its forms, even when the server echoes it", async () => {
		const { identifier, key } = crisp.credentials;
		const pair = Buffer.from(`${identifier}:${key}`).toString("base64");
		const echo = `${key} ${pair} ${encodeURIComponent(`${key}/`)}`;
		crisp.server.faults.add({
			kind: "status",
			status: 400,
			body: JSON.stringify({ error: true, reason: echo, data: { message: echo } }),
			contentType: "application/json",
			match: (_, path) => path.endsWith("/people/stats"),
		});
		const ended = await uncrisp(["backup", "--archive", "echo", "--verbose", "--json"]);
		crisp.server.faults.clear();
		const { stdout } = await uncrisp(["status", "--archive", "echo", "--json"]);
		for (const form of [key, pair, pair.slice(20, 60)])
			expect(`${ended.stdout}${ended.stderr}${stdout}`).not.toContain(form);
		expect(summaryOf(ended)).toMatchObject({ error: { code: "remote-refused" } });
	});
});

describe("a proxy", () => {
	let proxy: Server;
	let answer = 407;
	beforeAll(async () => {
		proxy = createServer((_, response) => response.writeHead(answer).end());
		proxy.on("connect", (_, socket) => socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`));
		proxy.listen(0, "127.0.0.1");
		await once(proxy, "listening");
	});
	afterAll(() => proxy.close());

	it.each([407, 403])("that answers %i ends with 1, is named, and its password is not", async (status) => {
		answer = status;
		const { port } = proxy.address() as AddressInfo;
		const ended = await uncrisp(["backup", "--archive", "proxy", "--verbose"], {
			CRISP_API_URL: "https://api.crisp.example/v1",
			HTTPS_PROXY: `http://somebody:proxy-password@127.0.0.1:${port}`,
		});
		expect(ended.code).toBe(1);
		expect(ended.stderr).toContain(`The proxy 127.0.0.1:${port} did not let us reach api.crisp.example`);
		expect(ended.stderr).toContain("HTTPS_PROXY");
		expect(ended.stderr).not.toContain("proxy-password");
	});

	it("that is not there, and no network at all, end with 1 and the variable to look at", async () => {
		const [down, none] = await Promise.all([
			uncrisp(["doctor"], {
				CRISP_API_URL: "https://api.crisp.example/v1",
				HTTPS_PROXY: "http://somebody:proxy-password@127.0.0.1:9",
			}),
			uncrisp(["doctor"], { CRISP_API_URL: "http://127.0.0.1:9/v1" }),
		]);
		expect([down.code, none.code]).toEqual([1, 1]);
		expect(down.stderr).toContain("The proxy 127.0.0.1:9");
		expect(down.stderr).not.toContain("proxy-password");
		expect(none.stderr).toContain("No connection to 127.0.0.1:9");
		expect(none.stderr).toContain("HTTPS_PROXY");
	});
});

describe("signals", () => {
	it("end a backup with 130 and 143, once softly and twice at once, and the next run goes on", async () => {
		const args = ["backup", "--archive", "signals", "--json"];
		const once = await interrupted(args, crisp.server, { atRequest: 14, signal: "SIGINT", times: 1 });
		expect(once.code, once.stderr).toBe(130);
		expect(summaryOf(once)).toMatchObject({ exitCode: 130, ok: false, status: "stopped" });
		const twice = await interrupted(args, crisp.server, { atRequest: 14, signal: "SIGTERM", times: 2 });
		expect(twice.code, twice.stderr).toBe(143);
		expect(summaryOf(twice)).toMatchObject({ exitCode: 143, ok: false, error: { code: "terminated" } });
		const again = await uncrisp(["backup", "--archive", "signals"]);
		expect(again.code, again.stderr).toBe(0);
		expect(await archiveIds("signals", "message")).toEqual(doubleMessages(crisp).sort());
	});

	it("end an import with 130 and 143, once softly and twice at once, and nothing is sent twice", async () => {
		const args = ["import", "--to", "chatwoot", "--archive", "revoked", "--yes", "--json"];
		const twice = await interrupted(args, chatwoot.server, { atRequest: 25, signal: "SIGINT", times: 2 });
		expect(twice.code, twice.stderr).toBe(130);
		expect(summaryOf(twice)).toMatchObject({ exitCode: 130, ok: false, error: { code: "cancelled" } });
		const once = await interrupted(args, chatwoot.server, { atRequest: 25, signal: "SIGTERM", times: 1 });
		expect(once.code, once.stderr).toBe(143);
		expect(summaryOf(once)).toMatchObject({ exitCode: 143, ok: false, status: "stopped" });
		const finished = await uncrisp(args);
		expect(finished.code, finished.stderr).toBe(0);
		const ids = chatwoot.data.messages.flatMap(({ source_id: id }) => (id ? [id] : []));
		expect(new Set(ids).size).toBe(ids.length);
		const verified = await uncrisp(["verify", "--against", "chatwoot", "--archive", "revoked"]);
		expect(verified.code, verified.stderr).toBe(0);
	});

	/** Sends the signal when the n-th request comes, and the next ones while its answer is held back. */
	async function interrupted(
		args: string[],
		server: CrispDouble["server"],
		{ atRequest, signal, times }: { atRequest: number; signal: NodeJS.Signals; times: number },
	): Promise<Finished> {
		let seen = 0;
		const running = start(args, { cwd: folder.path, env: { ...crispEnvironment(crisp), ...chatwoot.env } });
		server.faults.add({
			latencyMs: 150,
			match: () => {
				seen += 1;
				if (seen < atRequest) return false;
				if (seen === atRequest) running.child.kill(signal);
				return true;
			},
		});
		if (times > 1) {
			// The first was heard when the command says so.
			running.child.stderr?.once("data", () => running.child.kill(signal));
		}
		const ended = await running.finished;
		server.faults.clear();
		return ended;
	}
});
