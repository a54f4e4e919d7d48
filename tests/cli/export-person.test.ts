import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { Entity, MessageId } from "../../src/model/index.js";
import { email, mei, others, plant, planted, session, visitor } from "../archive/planted-person.js";
import { conversation, message } from "../archive/sample-entities.js";
import { runInside } from "./in-process.js";

let cwd: string;

beforeEach(async () => {
	cwd = await mkdtemp(join(tmpdir(), "uncrisp-test-"));
	const archive = openArchive(join(cwd, "crisp-archive"), { mode: "create", now: () => Date.now() });
	await plant(archive);
	const change = { contactId: archive.entity("conversation", session)?.contactId };
	archive.putEntity({
		...conversation(session, change.contactId === undefined ? {} : { contactId: change.contactId }),
		participants: [
			{ type: "email", target: "boss@elsewhere.example" },
			{ type: "email", target: email },
		],
	});
	archive.putEntity(
		message(session, 5, {
			id: MessageId.parse(`${session}/5`),
			direction: "internal",
			author: { type: "agent", name: "Li", avatarUrl: "https://files.example/li.png" },
			parts: [{ type: "note", text: "<b>Asked</b> for a refund,\ncopy to li@team.example" }],
		}),
	);
	archive.close();
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const run = (...args: string[]) => runInside(args, { cwd });
const text = (...path: string[]) => readFile(join(cwd, ...path), "utf8");

describe("export --person", () => {
	it("writes a folder with the data, a page, a manifest and the files, for its owner only", async () => {
		const done = await run("export", "--person", email, "--out", "mei", "--json");
		expect(done.code).toBe(0);
		expect(done.events().at(-1)).toMatchObject({
			status: "done",
			counts: { conversations: 2, messages: 11, internalNotes: 1, files: 2 },
		});
		expect((await stat(join(cwd, "mei"))).mode & 0o777).toBe(0o700);
		expect((await readdir(join(cwd, "mei"))).sort()).toEqual(["files", "manifest.json", "person.html", "person.json"]);
		for (const name of await readdir(join(cwd, "mei"), { recursive: true })) {
			const there = await stat(join(cwd, "mei", name));
			expect(there.mode & 0o777).toBe(there.isDirectory() ? 0o700 : 0o600);
		}
		expect(await text("mei", "person.html")).toContain("person.json");
		const manifest = JSON.parse(await text("mei", "manifest.json"));
		const own = manifest.files.find(({ path }: { path: string }) => path.endsWith(".pdf"));
		expect(manifest.files).toHaveLength(2);
		expect(await text("mei", own.path)).not.toBe("");
		expect(manifest.notMasked.join()).toContain("Names and phone numbers of other people inside texts");
		expect(await text("mei", "person.html")).toContain("Not masked");
		expect(JSON.stringify(manifest)).toContain("Earlier versions of records that changed since (1)");
	});

	it("holds model entities of this person only, others masked", async () => {
		await run("export", "--person", mei, "--out", "mei.json");
		const data = JSON.parse(await text("mei.json"));
		const { messages: _, ...first } = data.conversations.find(({ id }: { id: string }) => id === session);
		const entities = [first, ...data.contacts, ...data.ratings, ...data.events, ...data.pageVisits];
		const messages = data.conversations.flatMap((each: { messages: unknown[] }) => each.messages);
		for (const entity of [...entities, ...messages]) expect(Entity.safeParse(entity).error).toBeUndefined();
		expect(data.conversations.map(({ id }: { id: string }) => id).sort()).toEqual([session, visitor].sort());
		expect(first.participants.map(({ target }: { target: string }) => target)).toEqual(["[masked]", email]);
		const json = JSON.stringify(data);
		for (const held of [planted.custom, planted.words, planted.name, planted.comment, email])
			expect(json).toContain(held);
		for (const foreign of [others, "ming@shop.example", "boss@elsewhere.example", "li@team.example", "li.png"])
			expect(json).not.toContain(foreign);
		const note = messages.find(({ direction }: { direction: string }) => direction === "internal");
		expect(note.author).toEqual({ type: "agent", name: "Li" });
		expect(note.parts[0].text).toContain("copy to [masked]");
	});

	it("holds what forget counts and no entity shows: campaigns, subscriptions, feedback", async () => {
		const archive = openArchive(join(cwd, "crisp-archive"), { mode: "write", now: () => Date.now() });
		archive.transaction(() => {
			const { id: runId } = archive.startRun("backup");
			const put = (resource: string, id: string, raw: unknown, parent: string) =>
				archive.putRecord({ resource, id, raw, runId, parent });
			put("contact-subscription", mei, { email: false, by: "boss@elsewhere.example" }, mei);
			put("contact-campaign", `${mei}/c1`, { campaign_id: "c1", name: "Spring sale" }, mei);
			put("campaign-recipient", "campaign-1/list", { email: "only@list.example" }, "campaign-1");
		});
		archive.close();
		await run("export", "--person", mei, "--out", "mei");
		const { records } = JSON.parse(await text("mei", "person.json"));
		expect(records.map(({ resource }: { resource: string }) => resource).sort()).toEqual([
			"campaign-recipient",
			"campaign-statistic",
			"contact-campaign",
			"contact-subscription",
			"helpdesk-feedback",
		]);
		expect(JSON.stringify(records)).toContain(planted.comment);
		expect(JSON.stringify(records)).toContain('"by":"[masked]"');
		for (const shown of ["Spring sale", planted.comment]) expect(await text("mei", "person.html")).toContain(shown);
		const manifest = JSON.parse(await text("mei", "manifest.json"));
		expect(manifest.counts.records).toBe(5);
		expect(manifest.included.join()).toContain("contact-subscription 1");
		const listed = await run("export", "--person", "only@list.example", "--out", "list.json", "--json");
		expect(listed.events().at(-1)).toMatchObject({ status: "done", counts: { contacts: 0, records: 1 } });
		expect(await text("list.json")).toContain("only@list.example");
	});

	it("the page reads in both languages, marks internal notes and runs nothing", async () => {
		for (const [lang, words] of [
			["en", ["internal note", "What is in and what is not", "Names and phone numbers of other people"]],
			["zh-CN", ["内部备注", "包含与未包含的内容", "他人的姓名和电话"]],
		] as const) {
			const { stderr } = await run("export", "--person", email, "--out", `${lang}.html`, "--lang", lang);
			expect(stderr).toMatch(/are not masked|未遮盖/);
			const page = await text(`${lang}.html`);
			for (const word of words) expect(page).toContain(word);
			expect(page).toContain("&lt;b&gt;Asked&lt;/b&gt;");
			expect(page).toContain("default-src &#39;none&#39;");
			expect(page).not.toContain("person.json");
			if (lang === "zh-CN") expect(page).not.toMatch(/>(true|false|person|visitor|pending|open|resolved)</);
			expect(page).not.toMatch(/<script|src=|href=/);
			expect(page).not.toContain("boss@elsewhere.example");
		}
	});

	it("nobody is an answer; wrong use is not", async () => {
		const nobody = await run("export", "--person", "nobody@shop.example", "--out", "none", "--json");
		expect(nobody.code).toBe(0);
		expect(nobody.events().at(-1)).toMatchObject({ status: "nobody" });
		expect(await readdir(cwd)).not.toContain("none");
		expect((await run("export", "--person", email)).code).toBe(64);
		const both = await run("export", "--person", email, "--as-of", "1", "--out", "none");
		expect(both).toMatchObject({ code: 64, stderr: expect.stringContaining("--person and --as-of exclude") });
		expect((await run("export", "--person", email, "--out", "x", "--records")).code).toBe(64);
		await run("export", "--person", email, "--out", "mei");
		expect((await run("export", "--person", email, "--out", "mei")).code).toBe(64);
		await run("forget", email, "--yes");
		const gone = await run("export", "--person", email, "--out", "later", "--json");
		expect(gone.events().at(-1)).toMatchObject({ status: "forgotten" });
	});
});
