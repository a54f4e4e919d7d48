import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { RawDatabase } from "../archive/raw-database.js";
import { crispEnvironment } from "../e2e/kill.js";
import { runInside } from "./in-process.js";

let cwd: string;
let double: CrispDouble;
beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	const workspace = generateWorkspace({ conversations: 12, messages: 80, contacts: 8, seed: 4 });
	double = await startCrispDouble({ workspace });
	expect((await run("backup", "--skip-files")).code).toBe(0);
});
afterEach(async () => {
	await double.close();
	await rm(cwd, { recursive: true, force: true });
});

const run = (...argv: string[]) => runInside(argv, { cwd, env: crispEnvironment(double) });
const compare = (...more: string[]) => run("verify", "--against", "crisp", ...more);
const rowOf = (ended: Awaited<ReturnType<typeof run>>, resource: string) =>
	(ended.events().at(-1)?.rows as { resource: string }[] | undefined)?.find((row) => row.resource === resource);
const change = (sql: string) => {
	const db = new RawDatabase(join(cwd, "crisp-archive", "archive.sqlite"));
	db.exec(sql);
	db.close();
};
/** All tables but the count of requests and the lock. */
function contents(): string {
	const db = new RawDatabase(join(cwd, "crisp-archive", "archive.sqlite"));
	const tables = ["records", "record_versions", "runs", "facts", "conversations", "messages", "contacts", "entities"];
	const rows = tables.map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()));
	db.close();
	return rows.join("\n");
}

describe("verify --against crisp", () => {
	it("ends with 0 right after a backup, for about the price it names, from lists alone, writing nothing but the price", async () => {
		const before = contents();
		const [asked, messages] = [double.requestCount(), double.requestCount("/website/{w}/conversation/{s}/messages")];
		const ended = await compare("--json");
		expect(ended.code, ended.stdout).toBe(0);
		const summary = ended.events().at(-1) ?? {};
		const requests = double.requestCount() - asked;
		expect(summary).toMatchObject({ status: "same", requests });
		expect(requests).toBeLessThanOrEqual(Number(summary.estimateRequests));
		expect(requests).toBeGreaterThan(Number(summary.estimateRequests) / 3);
		expect(double.requestCount("/website/{w}/conversation/{s}/messages")).toBe(messages);
		expect(rowOf(ended, "contact")).toMatchObject({ source: 8, counter: 8, archive: 8 });
		expect(contents()).toBe(before);
		const archive = openArchive(join(cwd, "crisp-archive"), { mode: "read", now: () => Date.now() });
		expect(archive.requestsOn(new Date().toISOString().slice(0, 10))).toBe(double.requestCount());
		archive.close();
	});

	it("shows apart what came since the last backup, and that is no difference", async () => {
		const { workspace } = double;
		const [slot] = workspace.content.conversations;
		workspace.addConversation({});
		workspace.addMessage(slot?.sessionId ?? "", { content: "since", timestamp: Date.now() });
		const ended = await compare("--json");
		expect(ended.code, ended.stdout).toBe(0);
		expect(rowOf(ended, "conversation")).toMatchObject({ missing: 0, changed: 0, since: 2 });
		expect((await compare()).stderr).toContain("About ");
	});

	it("finds with exit 5 what is missing, changed and gone, and names it", async () => {
		const [contact, other] = double.workspace.content.contacts;
		change(
			`DELETE FROM records WHERE record_id = '${contact?.peopleId}';
			UPDATE records SET raw = replace(raw, '"email":"', '"email":"x') WHERE resource = 'contact' AND record_id = '${other?.peopleId}'`,
		);
		const [gone] = double.workspace.content.conversations;
		double.workspace.deleteConversation(gone?.sessionId ?? "");
		const ended = await compare("--json");
		expect(ended.code).toBe(5);
		expect(rowOf(ended, "contact")).toMatchObject({ missing: 1, changed: 1, gone: 0 });
		expect(rowOf(ended, "conversation")).toMatchObject({ missing: 0, gone: 1 });
		expect(ended.events().filter(({ type }) => type === "difference")).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ resource: "contact", id: contact?.peopleId, kind: "missing", since: false }),
				expect.objectContaining({ resource: "conversation", id: gone?.sessionId, kind: "gone" }),
			]),
		);
		expect((await compare("--lang", "zh-CN")).stderr).toContain("退出码 5");
	});

	it("misses nobody who was forgotten, names them nowhere, and takes what others' records say without them for the same", async () => {
		const { contacts, conversations } = double.workspace.content;
		const theirs = conversations.find(({ peopleId }) => peopleId !== undefined);
		const person = contacts.find(({ peopleId }) => peopleId === theirs?.peopleId);
		const other = conversations.find(({ peopleId }) => peopleId !== person?.peopleId);
		double.workspace.updateConversation(other?.sessionId ?? "", { meta: { subject: `about ${person?.email}` } });
		expect((await run("backup", "--skip-files")).code).toBe(0);
		expect((await run("forget", person?.peopleId ?? "", "--yes")).code).toBe(0);
		const ended = await compare("--json");
		expect(ended.code, ended.stdout).toBe(0);
		expect(rowOf(ended, "contact")).toMatchObject({ source: 8, archive: 7, missing: 0, forgotten: 1 });
		expect(rowOf(ended, "conversation")).toMatchObject({ missing: 0, changed: 0, since: 0 });
		expect(ended.stdout).not.toContain(person?.peopleId);
		expect((await compare()).stderr).toMatch(
			/contact +8 +7 .*\n(.*\n)*Left out, forgotten people: contact 1, conversation \d/,
		);
	});

	it("finds a newest message that the archive lacks", async () => {
		const slot = double.workspace.content.conversations.find(({ messages }) => messages.length > 1);
		const last = slot?.messages.at(slot.messages.length - 1).fingerprint;
		change(`DELETE FROM records WHERE record_id = '${slot?.sessionId}/${last}'`);
		const ended = await compare("--json");
		expect(ended.code).toBe(5);
		expect(rowOf(ended, "newest-message")).toMatchObject({ missing: 1 });
	});

	it("begins nothing that it may not pay: exit 4 without a request, also when the day is spent", async () => {
		const before = double.requestCount();
		const ended = await compare("--max-requests", "5", "--json");
		expect(ended.code).toBe(4);
		expect(ended.events().at(-1)).toMatchObject({ error: { code: "limit-reached" } });
		await writeFile(join(cwd, "uncrisp.config.json"), JSON.stringify({ dailyBudget: before + 5 }));
		const spent = await compare();
		expect(spent.code, spent.stderr).toBe(4);
		expect(double.requestCount()).toBe(before);
	});

	it("needs credentials for Crisp, and no adapter of that name", async () => {
		const ended = await runInside(["verify", "--against", "crisp"], { cwd });
		expect(ended.code).toBe(64);
		expect(ended.stderr).toContain("CRISP_KEY");
	});
});
