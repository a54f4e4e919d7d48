import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { TeamId, WorkspaceId } from "../../src/model/index.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { runInside } from "./in-process.js";

let cwd: string;
let chatwoot: ChatwootDouble;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: Date.now });
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const run = archive.startRun("backup");
	for (const entity of sampleWorkspace(6, 2)) archive.putEntity(entity);
	archive.finishRun(run.id, "done", {});
	archive.close();
	chatwoot = await startChatwootDouble();
});
afterEach(async () => {
	await chatwoot.close();
	await rm(cwd, { recursive: true, force: true });
});

const uncrisp = (...argv: string[]) => runInside(argv, { cwd, env: chatwoot.env });
const to = ["--to", "chatwoot"] as const;
const messages = () => chatwoot.data.messages.filter(({ content }) => /^message \d/.test(String(content)));

describe("plan", () => {
	it("writes every form it is asked for, private, and none when it fails", async () => {
		const forms = ["out", "html", "markdown", "comment", "csv", "ndjson"];
		const asked = forms.flatMap((form) => [`--${form}`, `${form}.file`]);
		expect(await uncrisp("plan", ...to, ...asked, "--only", "nonsense")).toMatchObject({ code: 64 });
		for (const form of forms) expect(existsSync(join(cwd, `${form}.file`)), form).toBe(false);

		const ended = await uncrisp("plan", ...to, ...asked, "--json");
		expect(ended.code, ended.stderr).toBe(0);
		for (const form of forms) expect(statSync(join(cwd, `${form}.file`)).mode & 0o777, form).toBe(0o600);
		const { plan } = ended.events().at(-1) as { plan: { actions: Record<string, number> } };
		const changes = readFileSync(join(cwd, "ndjson.file"), "utf8").trim().split("\n");
		const created = changes.map((line) => JSON.parse(line)).filter(({ action }) => action === "create");
		expect(created).toHaveLength(plan.actions.create!);
		expect(readFileSync(join(cwd, "csv.file"), "utf8").trim().split("\r\n")).toHaveLength(changes.length + 1);
		expect(readFileSync(join(cwd, "csv.file"), "utf8")).not.toContain("message 1");
		expect(readFileSync(join(cwd, "comment.file"), "utf8")).toContain("Import plan");
	});

	it("sends nothing, and without --refresh needs no connection", async () => {
		await chatwoot.close();
		expect(await uncrisp("plan", ...to)).toMatchObject({ code: 0 });
		expect(await uncrisp("plan", ...to, "--refresh")).not.toMatchObject({ code: 0 });
		chatwoot = await startChatwootDouble();
	});

	it("with --refresh names what was changed and deleted in the target by hand", async () => {
		expect(await uncrisp("import", ...to, "--yes")).toMatchObject({ code: 0 });
		const [conversation] = chatwoot.data.conversations;
		const changed = messages().find((one) => one.conversation_id !== conversation?.id)!;
		changed.content = "somebody wrote something else";
		chatwoot.data.messages = chatwoot.data.messages.filter((one) => one.conversation_id !== conversation?.id);
		const writes = chatwoot.server.requests.filter(({ method }) => method !== "GET").length;

		const ended = await uncrisp("plan", ...to, "--refresh", "--json", "--markdown", "plan.md");
		expect(ended.code, ended.stderr).toBe(0);
		const { plan } = ended.events().at(-1) as { plan: { changes: boolean; drift: Record<string, unknown> } };
		expect(plan.drift).toMatchObject({ changedCount: 1, deletedCount: 3, unreadable: 0 });
		expect(plan.drift.changed).toEqual([{ key: expect.stringContaining("message:"), fields: ["content"] }]);
		expect(plan.changes).toBe(false);
		expect(readFileSync(join(cwd, "plan.md"), "utf8")).toContain("Changed in the target since the import");
		expect(chatwoot.server.requests.filter(({ method }) => method !== "GET")).toHaveLength(writes);
	});

	it("says in Chinese which part it is about", async () => {
		const ended = await uncrisp("plan", ...to, "--conversations", "2", "--sample", "--lang", "zh-CN");
		expect(ended.stdout).toContain("抽样 2 个会话");
	});

	it.each([
		[["--since", "yesterday"], "--since"],
		[["--since", "2025-02-30"], "--since"],
		[["--conversations", "0"], "--conversations"],
		[["--sample"], "--sample needs"],
		[["--only", "contacts"], "Did you mean contact?"],
	])("refuses %j", async (argv, words) => {
		const ended = await uncrisp("plan", ...to, ...argv);
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain(words);
	});
});

describe("import", () => {
	it("of a part first, then of everything, ends as if it had been one", async () => {
		const part = await uncrisp("import", ...to, "--yes", "--conversations", "2", "--json");
		expect(part.code, part.stderr).toBe(0);
		expect(chatwoot.data.conversations).toHaveLength(2);
		expect(chatwoot.data.contacts).toHaveLength(2);
		expect(await uncrisp("verify", "--against", "chatwoot")).toMatchObject({ code: 5 });
		expect(await uncrisp("verify", "--against", "chatwoot", "--imported")).toMatchObject({ code: 0 });

		expect(await uncrisp("import", ...to, "--yes")).toMatchObject({ code: 0 });
		expect(chatwoot.data.conversations).toHaveLength(6);
		expect(messages()).toHaveLength(12);
		expect(await uncrisp("verify", "--against", "chatwoot")).toMatchObject({ code: 0 });
		const samples = await Promise.all(
			["1/3", "2/3", "3/3"].map((sample) => uncrisp("verify", "--against", "chatwoot", "--sample", sample, "--json")),
		);
		const checked = samples.map((each) => each.events().at(-1) as { status: string; checked: number });
		const whole = (await uncrisp("verify", "--against", "chatwoot", "--json")).events().at(-1) as { checked: number };
		expect(checked.map(({ status }) => status)).toEqual(["same", "same", "same"]);
		expect(checked.reduce((sum, each) => sum + each.checked, 0)).toBe(whole.checked);
		for (const each of checked) expect(each.checked).toBeLessThan(whole.checked);
	});

	it("of a saved plan takes no other part, and goes on after a limit of requests", async () => {
		expect(await uncrisp("plan", ...to, "--out", "plan.json", "--conversations", "3")).toMatchObject({ code: 0 });
		expect(await uncrisp("import", ...to, "--plan", "plan.json", "--since", "2020-01-01")).toMatchObject({ code: 64 });
		expect(await uncrisp("import", ...to, "--plan", "plan.json", "--limit-requests", "9")).toMatchObject({ code: 4 });
		expect(await uncrisp("import", ...to, "--plan", "plan.json")).toMatchObject({ code: 0 });
		expect(chatwoot.data.conversations).toHaveLength(3);
		expect(messages()).toHaveLength(6);
		expect(await uncrisp("import", ...to, "--yes")).toMatchObject({ code: 0 });
		const stale = await uncrisp("import", ...to, "--plan", "plan.json");
		expect(stale).toMatchObject({ code: 1 });
		expect(stale.stderr).toContain("The saved plan no longer holds");
	});

	it("refuses a decision that names nobody there, and says who is probably meant", async () => {
		chatwoot.data.agents.push({ id: 41, name: "Ada", email: "ada@shop.example" });
		await writeFile(
			join(cwd, "identities.csv"),
			"kind,source_id,source_name,source_email,target_id,decision\nagent,agent1,Ada,ada@shop.example,4100,map\n",
		);
		for (const argv of [
			["plan", ...to, "--refresh"],
			["import", ...to, "--yes"],
		]) {
			const ended = await uncrisp(...argv);
			expect(ended.code).toBe(64);
			expect(ended.stderr).toContain("41 (Ada)");
		}
		expect(chatwoot.data.contacts).toEqual([]);
	});

	it("proposes by e-mail whom it finds there, and asks again only for those still open", async () => {
		expect(await uncrisp("plan", ...to)).toMatchObject({ code: 0 });
		const file = () => readFileSync(join(cwd, "identities.csv"), "utf8");
		expect(file()).toContain("agent,agent1,Ada,ada@shop.example,,map");
		chatwoot.data.agents.push({ id: 41, name: "Somebody", email: "ADA@shop.example" });
		const ended = await uncrisp("plan", ...to, "--refresh", "--json");
		expect(file()).toContain("agent,agent1,Ada,ada@shop.example,41,map");
		expect(ended.events().at(-1)).toMatchObject({ plan: { unmappedAgents: [] } });
	});

	it("never proposes a team that the import itself made, so that after an undo the way is free", async () => {
		const archive = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: Date.now });
		archive.putEntity({ kind: "team", id: TeamId.parse("t1"), name: "Returns", agentIds: [] });
		archive.close();
		expect(await uncrisp("import", ...to, "--yes")).toMatchObject({ code: 0 });
		expect(chatwoot.data.teams).toHaveLength(1);
		expect(await uncrisp("plan", ...to, "--refresh")).toMatchObject({ code: 0 });
		expect(readFileSync(join(cwd, "identities.csv"), "utf8")).toContain("team,t1,Returns,,,map");
		expect(await uncrisp("undo", ...to, "--yes")).toMatchObject({ code: 0 });
		expect(await uncrisp("import", ...to, "--yes")).toMatchObject({ code: 0 });
	});
});

describe("verify", () => {
	it("lists differences by conversation, without what was said", async () => {
		await uncrisp("import", ...to, "--yes");
		const { conversation_id: of } = messages()[0]!;
		for (const message of messages().filter(({ conversation_id: id }) => id === of)) message.content = "tampered";
		const ended = await uncrisp("verify", "--against", "chatwoot");
		expect(ended.code).toBe(5);
		expect(ended.stderr).toMatch(/conversation:session_\d: 2 differ \(content\)\n/);
		expect(ended.stderr).not.toContain("tampered");
	});
});
