import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { WorkspaceId } from "../../src/model/index.js";
import { email, mei, phone, plant, planted, plantedLeft, session } from "../archive/planted-person.js";
import { runInside } from "./in-process.js";
import { uncrisp } from "./spawned.js";

let cwd: string;
let chatwoot: ChatwootDouble;

beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	chatwoot = await startChatwootDouble();
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	await plant(archive);
	archive.putEntity({ kind: "workspace", id: WorkspaceId.parse("w1"), name: "Shop", contactPoints: {}, settings: {} });
	archive.close();
});
afterEach(async () => {
	await chatwoot.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...args: string[]) => runInside(args, { cwd, env: chatwoot.env });

const left = () => plantedLeft(join(cwd, "crisp-archive"));

function remoteSession(): string[] {
	return JSON.stringify(chatwoot.data.conversations).includes(session) ? [session] : [];
}

describe("forget", () => {
	it("previews in both languages, names nothing but ids, and changes nothing", async () => {
		const before = left();
		for (const lang of ["en", "zh-CN"]) {
			const shown = await run("forget", email, "--lang", lang, "--pseudonymise");
			expect(shown.code).toBe(0);
			expect(shown.stderr).toContain(mei);
			expect(shown.stderr).toContain("--yes");
			expect(shown.stderr).toContain("remote-conversation");
			for (const secret of [planted.email, planted.name, planted.digits, planted.words])
				expect((shown.stderr + shown.stdout).toLowerCase()).not.toContain(secret);
		}
		expect(left()).toEqual(before);
	});

	it("with --yes erases, and the same command again has nothing to do", async () => {
		const done = await run("forget", phone, "--yes", "--json", "--reason", "consent");
		expect(done.code).toBe(0);
		expect(done.events().at(-1)).toMatchObject({
			status: "done",
			wiped: true,
			tombstone: { way: "erase", reason: "consent" },
		});
		expect(left()).toEqual([]);
		const again = await run("forget", email, "--json");
		expect(again.code).toBe(0);
		expect(again.events().at(-1)).toMatchObject({ status: "forgotten", wipe: false });
		const verified = await run("verify", "--json");
		expect(verified.code).toBe(0);
	});

	it("finds nobody by an unknown name, which is nothing to do", async () => {
		const nobody = await run("forget", "nobody@shop.example", "--yes", "--json");
		expect(nobody.code).toBe(0);
		expect(nobody.events().at(-1)).toMatchObject({ status: "nobody" });
	});

	it("refuses wrong use and a missing archive with the table's codes", async () => {
		expect((await run("forget")).code).toBe(64);
		expect((await run("forget", email, "--erase", "--pseudonymise")).code).toBe(64);
		expect((await run("forget", email, "--reason", "because")).code).toBe(64);
		expect((await run("forget", email, "--at-target")).code).toBe(64);
		expect((await run("forget", email, "--archive", "./none")).code).toBe(10);
	});

	it("is locked out while another run writes", async () => {
		const archive = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: () => Date.now() });
		expect((await run("forget", email, "--yes")).code).toBe(11);
		archive.close();
	});

	it("after a kill behind the commit, the same command wipes the rest", async () => {
		const killed = await uncrisp(["forget", email, "--yes", "--json"], {
			cwd,
			onStdout: (soFar, kill) => {
				if (soFar.includes('"type":"forgotten"')) kill("SIGKILL");
			},
		});
		// The process may have been quicker than the signal; either way the second run ends clean.
		expect([null, 0]).toContain(killed.code);
		expect((await run("forget", email, "--yes")).code).toBe(0);
		expect(left()).toEqual([]);
	});

	it("removes at the target what an import created there, of this person only", async () => {
		expect((await run("import", "--to", "chatwoot", "--yes")).code).toBe(0);
		const before = chatwoot.data.conversations.length;
		expect(remoteSession()).toEqual([session]);
		const preview = await run("forget", email, "--at-target", "--to", "chatwoot");
		expect(preview.stderr).toMatch(/--at-target removes [1-9]/);
		expect(chatwoot.data.conversations.length).toBe(before);
		// First here alone; the tombstone leads to what is left there.
		expect((await run("forget", email, "--yes")).code).toBe(0);
		const done = await run("forget", email, "--yes", "--at-target", "--to", "chatwoot", "--json");
		expect(done.events().at(-1)).toMatchObject({ status: "done", undone: { failed: 0 } });
		expect(done.code).toBe(0);
		expect(remoteSession()).toEqual([]);
		expect(chatwoot.data.conversations.length).toBe(before - 2);
		expect(JSON.stringify(chatwoot.data.contacts)).not.toContain(planted.email);
		const plan = await run("plan", "--to", "chatwoot", "--json");
		expect(plan.code).toBe(0);
		expect(left()).toEqual([]);
	});
});
