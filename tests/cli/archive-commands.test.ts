import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { ContactId, WorkspaceId } from "../../src/model/index.js";
import { contact, conversation, message, rawMessage } from "../archive/sample-entities.js";
import { uncrisp } from "./spawned.js";

const session = "session_00000000-0000-4000-8000-000000000001";
let cwd: string;
let chatwoot: ChatwootDouble;

beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	chatwoot = await startChatwootDouble();
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const run = archive.startRun("backup");
	archive.transaction(() => {
		archive.putEntity(
			{ kind: "workspace", id: WorkspaceId.parse("w1"), name: "Shop", contactPoints: {}, settings: {} },
			{ runId: run.id },
		);
		archive.putRecord({ resource: "website", id: "w1", raw: { name: "Shop" }, runId: run.id });
		archive.putEntity(contact("c1", { name: "=cmd()" }), { runId: run.id });
		archive.putRecord({ resource: "contact", id: "c1", raw: { people_id: "c1" }, runId: run.id });
		archive.putEntity(conversation(session, { contactId: ContactId.parse("c1") }), { runId: run.id });
		archive.putRecord({ resource: "conversation", id: session, raw: { session_id: session }, runId: run.id });
		for (const n of [1, 2, 3]) {
			archive.putRecord({
				resource: "message",
				id: `${session}/${n}`,
				parent: session,
				raw: rawMessage(session, n),
				runId: run.id,
			});
			archive.putEntity(message(session, n), { runId: run.id });
		}
	});
	archive.finishRun(run.id, "done", {});
	archive.close();
});
afterEach(async () => {
	await chatwoot.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...args: string[]) => uncrisp(args, { cwd, env: chatwoot.env });
const writes = () => chatwoot.server.requests.filter(({ method }) => method !== "GET" && method !== "HEAD").length;

describe("status", () => {
	it("tells what the archive holds, as text and as one summary", async () => {
		const text = await run("status");
		expect(text.code).toBe(0);
		expect(text.stdout).toContain("w1");
		expect(text.stdout).toMatch(/message +3/);
		const json = await run("status", "--json");
		expect(json.events()).toHaveLength(1);
		expect(json.events()[0]).toMatchObject({ type: "summary", workspaceId: "w1", exitCode: 0 });
	});
});

describe("export", () => {
	it("writes one entity a line on stdout, kind and id first, and nothing else", async () => {
		const ended = await run("export", "--kind", "message");
		expect(ended.stdout.trimEnd().split("\n")).toHaveLength(3);
		expect(ended.stdout).toMatch(/^\{"kind":"message","id":"session_/);
		expect(ended.stderr).toBe("");
	});

	it("writes records as Crisp sent them", async () => {
		const [first] = (await run("export", "--records", "--kind", "message")).events();
		expect(Object.keys(first ?? {})).toEqual(["resource", "id", "parent", "gone", "raw"]);
		expect(first).toMatchObject({ resource: "message", parent: session, raw: rawMessage(session, 1) });
	});

	it("writes one private CSV a kind, in which no cell starts a formula", async () => {
		const ended = await run("export", "--format", "csv", "--out", "sheets");
		expect(ended).toMatchObject({ code: 0, stdout: "" });
		expect((await readdir(join(cwd, "sheets"))).sort()).toEqual([
			"contact.csv",
			"conversation.csv",
			"message.csv",
			"workspace.csv",
		]);
		const path = join(cwd, "sheets", "contact.csv");
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect(await readFile(path, "utf8")).not.toMatch(/(^|,)"?=cmd/m);
	});

	it("refuses an unknown kind with a suggestion", async () => {
		const ended = await run("export", "--kind", "mesage");
		expect(ended).toMatchObject({ code: 64, stdout: "" });
		expect(ended.stderr).toContain("Did you mean message?");
	});
});

describe("plan, import, verify, undo", () => {
	it("plans without sending anything: text on stdout, exit 2 only when asked for", async () => {
		const plan = await run("plan", "--to", "chatwoot", "--html", "plan.html", "--markdown", "plan.md");
		expect(plan.code, plan.stderr).toBe(0);
		expect(plan.stdout).toContain("Chatwoot");
		expect((await stat(join(cwd, "plan.html"))).mode & 0o777).toBe(0o600);
		expect(await readFile(join(cwd, "plan.md"), "utf8")).toContain("#");
		expect((await run("plan", "--to", "chatwoot", "--detailed-exitcode")).code).toBe(2);
		expect(chatwoot.server.requests).toEqual([]);
	});

	it("imports a saved plan without a terminal, once, verifies it and takes it back", async () => {
		expect((await run("plan", "--to", "chatwoot", "--out", "plan.json")).code).toBe(0);
		const imported = await run("import", "--to", "chatwoot", "--plan", "plan.json", "--json");
		expect(imported.code, imported.stderr).toBe(0);
		expect(imported.events().at(-1)).toMatchObject({ type: "summary", status: "done", failed: 0, doubt: 0 });
		expect(chatwoot.data.conversations).toHaveLength(1);

		const verified = await run("verify", "--against", "chatwoot", "--json");
		expect(verified.code, verified.stderr).toBe(0);
		expect(verified.events().at(-1)).toMatchObject({ status: "same" });

		const before = writes();
		const again = await run("import", "--to", "chatwoot", "--yes", "--json");
		expect(again.code, again.stderr).toBe(0);
		expect(writes()).toBe(before);
		expect((await run("plan", "--to", "chatwoot", "--detailed-exitcode")).code).toBe(0);

		// What this plan did is no reason to refuse it: it goes on where it was, and there is nothing left.
		const same = await run("import", "--to", "chatwoot", "--plan", "plan.json", "--json");
		expect(same.code, same.stderr).toBe(0);
		expect(writes()).toBe(before);

		const preview = await run("undo", "--to", "chatwoot");
		expect(preview.code).toBe(0);
		expect(preview.stderr).toContain("--yes");
		expect(writes()).toBe(before);
		const undone = await run("undo", "--to", "chatwoot", "--yes");
		expect(undone.code, undone.stderr).toBe(0);
		expect(chatwoot.data.conversations).toHaveLength(0);
		const stale = await run("import", "--to", "chatwoot", "--plan", "plan.json", "--json");
		expect(stale.events().at(-1)).toMatchObject({ exitCode: 1, error: { code: "plan-stale" } });
	});

	it("finds with exit 5 what somebody removed in the target", async () => {
		await run("import", "--to", "chatwoot", "--yes");
		chatwoot.data.conversations.splice(0);
		const verified = await run("verify", "--against", "chatwoot");
		expect(verified.code).toBe(5);
		expect(verified.stderr).toContain("missing");
	});

	it("ends with 12 when the target refuses the token, and shows it nowhere", async () => {
		const env = { ...chatwoot.env, CHATWOOT_API_TOKEN: "wrong-token-value" };
		const ended = await uncrisp(["import", "--to", "chatwoot", "--yes", "--json", "--verbose"], { cwd, env });
		expect(ended.code, ended.stderr).toBe(12);
		expect(`${ended.stdout}${ended.stderr}`).not.toContain("wrong-token-value");
	});

	it("verifies the archive itself", async () => {
		const ended = await run("verify");
		expect(ended.code, ended.stderr).toBe(0);
	});
});
