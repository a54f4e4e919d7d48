import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../../src/crisp/double/crisp-double.js";
import { generateWorkspace } from "../../src/crisp/double/generate.js";
import { lines, run, temporaryFolder } from "./command.js";
import { crispEnvironment, doubleMessages } from "./kill.js";

/* What customers may write, in every place where they may write it: kept exactly in the archive, harmless wherever it is shown. */

const hostile =
	'=HYPERLINK("http://x.example")<img src=x onerror=alert(1)>\u001b]0;owned\u0007\u001b[2J\u0000nul\ud800half | `md` [l](javascript:alert(1)) \u202eturned {{ 7 | times: 7 }}';
const path = "../../etc/passwd";
const large = `${"x".repeat(100_000)}界`;
/** What no terminal, HTML or Markdown page may get: commands, and marks that turn the reading direction. */
const commands = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

let crisp: CrispDouble;
let chatwoot: ChatwootDouble;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let hostileSession: string;
let deletedSession: string;
beforeAll(async () => {
	const content = generateWorkspace({ conversations: 6, messages: 20, contacts: 4, seed: 5 });
	content.website.name = hostile;
	crisp = await startCrispDouble({ workspace: content });
	chatwoot = await startChatwootDouble();
	folder = await temporaryFolder();
	const { workspace } = crisp;
	const data = { [hostile]: hostile, [path]: path };
	for (const { peopleId } of content.contacts) {
		const person = { nickname: hostile, description: hostile };
		workspace.updateContact(peopleId, { person, company: { name: hostile }, segments: [hostile, path], data });
	}
	const { sessionId } = workspace.addConversation({ nickname: hostile, segments: [hostile, path], data });
	hostileSession = sessionId;
	const file = { url: `${crisp.filesUrl}${path}`, type: "image/png\r\nx: y" };
	for (const message of [
		{ content: hostile },
		{ content: large },
		{ type: "note", from: "operator", content: hostile, user: { nickname: hostile, user_id: hostile } },
		{ type: "file", content: { ...file, name: path } },
		{ type: "file", content: { ...file, name: hostile } },
		{ type: "never-heard-of", content: { deep: [{ [hostile]: hostile }] } },
		{ type: "field", content: { id: hostile, text: hostile, value: hostile, explain: hostile } },
		{ type: "event", content: { namespace: hostile } },
	])
		workspace.addMessage(sessionId, message as Parameters<typeof workspace.addMessage>[1]);
	// One conversation is deleted between the list and its messages.
	deletedSession = workspace.addConversation({ messages: [{ content: "soon gone" }] }).sessionId;
	crisp.server.faults.add({
		match: (_, at) => {
			if (at.includes("/messages") && workspace.conversation(deletedSession))
				workspace.deleteConversation(deletedSession);
			return false;
		},
	});
});
afterAll(async () => {
	await crisp.close();
	await chatwoot.close();
	await folder[Symbol.asyncDispose]();
});

const uncrisp = async (...args: string[]) => {
	const env = { ...crispEnvironment(crisp), ...chatwoot.env };
	const ended = await run(args, { cwd: folder.path, env });
	expect(ended.stderr).not.toMatch(commands);
	return ended;
};
const read = (name: string) => readFile(join(folder.path, name), "utf8");

describe("hostile content", () => {
	it("is backed up exactly as it came; what was deleted half-way is marked gone and nothing else is missing", async () => {
		const backup = await uncrisp("backup");
		expect(backup.code, backup.stderr).toBe(0);
		const { stdout } = await uncrisp("export", "--records");
		const records = lines<{ resource: string; id: string; gone: boolean; raw: { content: unknown } }>(stdout);
		const here = records.filter(({ resource, gone }) => resource === "message" && !gone);
		expect(here.map(({ id }) => id).sort()).toEqual(doubleMessages(crisp).sort());
		const { messages } = crisp.workspace.conversation(hostileSession)!;
		for (let n = 0; n < messages.length; n += 1) {
			const { fingerprint, content } = messages.at(n);
			const sent = JSON.parse(JSON.stringify(content));
			expect(here.find(({ id }) => id === `${hostileSession}/${fingerprint}`)?.raw.content).toEqual(sent);
		}
		const deleted = records.filter(({ id }) => id.startsWith(deletedSession));
		expect(deleted.map(({ resource, gone }) => [resource, gone])).toEqual([["conversation", true]]);
		// Tags and field names are ids too: what cannot stand in a database column is not taken for gone.
		expect(records.filter(({ resource, gone }) => gone && !/^(conversation|message)$/.test(resource))).toEqual([]);
		expect((await uncrisp("verify")).code).toBe(0);
	});

	it("commands no terminal, starts no formula, breaks out of no page, and names no file", async () => {
		const csv = await uncrisp("export", "--format", "csv", "--out", "csv");
		expect(csv.code, csv.stderr).toBe(0);
		for (const name of await readdir(join(folder.path, "csv")))
			expect(await read(join("csv", name)), name).not.toMatch(/(?:^\ufeff?|\r\n|(?<=[^"]),)"?[=+@]/);
		const outputs = ["--html", "plan.html", "--markdown", "plan.md", "--out", "plan.json"];
		const plan = await uncrisp("plan", "--to", "chatwoot", ...outputs);
		expect(plan.code, plan.stderr).toBe(0);
		const html = await read("plan.html");
		expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
		expect(html).not.toMatch(/<(?:img|script|iframe)/);
		const markdown = await read("plan.md");
		expect(markdown).not.toMatch(/<img|(?<!\\)\]\(javascript:/);
		const status = await uncrisp("status");
		for (const text of [plan.stdout, status.stdout, html, markdown]) expect(text).not.toMatch(commands);
		const files = await readdir(join(folder.path, "crisp-archive"), { recursive: true });
		expect(files.filter((name) => /passwd|owned/.test(name))).toEqual([]);
	});

	it("arrives in the target once, and the plan before and after says so", async () => {
		const detailed = ["plan", "--to", "chatwoot", "--detailed-exitcode"];
		expect((await uncrisp(...detailed)).code).toBe(2);
		const imported = await uncrisp("import", "--to", "chatwoot", "--plan", "plan.json");
		expect(imported.code, imported.stderr).toBe(0);
		expect((await uncrisp(...detailed)).code).toBe(0);
		expect((await uncrisp("verify", "--against", "chatwoot")).code).toBe(0);
		const texts = chatwoot.data.messages.map(({ content }) => String(content));
		expect(texts.filter((text) => text.includes(large))).toHaveLength(1);
	});

	it("and everything else that was written is for its owner's eyes only", async () => {
		const names = await readdir(folder.path, { recursive: true, withFileTypes: true });
		expect(names.map(({ name }) => name)).toEqual(
			expect.arrayContaining(["archive.sqlite", "plan.html", "plan.md", "plan.json", "identities.csv", "contact.csv"]),
		);
		for (const entry of names) {
			const { mode } = await stat(join(entry.parentPath, entry.name));
			expect((mode & 0o777).toString(8), entry.name).toBe(entry.isDirectory() ? "700" : "600");
		}
	});
});
