import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import type { ForgetWay } from "../../src/archive/person-store.js";
import { AttachmentId, ContactId, MessageId, WorkspaceId } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { contact, conversation, message, rawMessage } from "./sample-entities.js";
import { errorCode, type TemporaryArchive, temporaryArchive } from "./temporary-archive.js";

const mei = "7c0ffee0-0000-4000-8000-00000000beef";
const other = "7c0ffee0-0000-4000-8000-00000000cafe";
const session = "session_aaaaaaaa-0000-4000-8000-000000000001";
const visitor = "session_bbbbbbbb-0000-4000-8000-000000000002";
const others = "session_cccccccc-0000-4000-8000-000000000003";
const email = "Zhang.Meili@planted.example";
const earlier = "meili.before@planted.example";
const phone = "+86 139 0000 1234";
const words = "my tumbler arrived shattered 快递盒子压坏了";
/** What must not be left anywhere in the archive's folder. */
const planted = {
	email: "zhang.meili@planted.example",
	earlier,
	phone: "0000 1234",
	digits: "13900001234",
	name: "张美丽",
	latin: "Meili",
	words: "shattered",
	chinese: "快递盒子",
	custom: "VIP-77-CUSTOM",
	ip: "203.0.113.77",
	file: "PLANTED FILE BYTES",
	comment: "the courier was rude",
};

let at: TemporaryArchive;
let archive: Archive;
beforeEach(async () => {
	at = temporaryArchive();
	archive = at.open();
	await plant(archive);
});

async function plant(archive: Archive): Promise<void> {
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const { id: runId } = archive.startRun("backup");
	const own = await stored(archive, planted.file);
	const everybodys = await stored(archive, "price list");
	archive.transaction(() => {
		const put = (resource: string, id: string, raw: unknown, parent?: string) =>
			archive.putRecord({ resource, id, raw, runId, ...(parent === undefined ? {} : { parent }) });
		put("contact", mei, { people_id: mei, email: earlier, person: { nickname: "张美丽" } });
		put("contact", mei, { people_id: mei, email, person: { nickname: "张美丽 Meili", phone }, notepad: words });
		put("contact-data", mei, { data: { loyalty: planted.custom } });
		archive.putEntity(
			contact(mei, {
				name: "张美丽 Meili",
				identities: [
					{ type: "email", value: email },
					{ type: "phone", value: phone },
				],
				customFields: { loyalty: planted.custom },
			}),
			{ runId },
		);
		put("contact", other, { people_id: other, email: "ming@shop.example", person: { phone: "+86 139 0000 9999" } });
		archive.putEntity(contact(other), { runId });
		for (const [id, owner] of [
			[session, mei],
			[visitor, undefined],
			[others, other],
		] as const) {
			const meta = {
				nickname: owner === other ? "Ming Example" : "张美丽",
				email: owner === other ? "" : email,
				ip: planted.ip,
			};
			put("conversation", id, {
				session_id: id,
				people_id: owner,
				meta: owner === other ? { ip: "203.0.113.9" } : meta,
				preview_message: { excerpt: owner === other ? "hello" : words },
			});
			archive.putEntity(
				conversation(id, {
					contactId: ContactId.parse(owner ?? `email:${planted.email}`),
					...(owner === other ? {} : { ip: planted.ip }),
				}),
				{ runId },
			);
			for (const n of [1, 2, 3, 4]) {
				const content =
					owner === other
						? `forward it to ${email.toUpperCase()} or 139-0000-1234, not 139-0000-9999`
						: `${words} ${n}`;
				put(
					"message",
					`${id}/${n}`,
					rawMessage(id, n, { content, user: { user_id: id, nickname: owner === other ? "Ming Example" : "张美丽" } }),
					id,
				);
				const text = n % 2 === 0 ? content : `Dear Meili, order ${n} is on its way`;
				archive.putEntity(
					message(id, n, {
						parts: [{ type: "text", text: owner === other ? content : text }],
						author: { type: n % 2 === 0 ? "contact" : "agent" },
					}),
					{ runId },
				);
			}
		}
		for (const n of [1, 2, 3, 4])
			put("message", `${others}/${n}`, rawMessage(others, n, { content: `write to ${email}, please` }), others);
		archive.putEntity(
			contact(`email:${planted.email}`, { name: "张美丽", identities: [{ type: "email", value: email }] }),
			{ runId },
		);
		file(archive, own, `https://files.example/${session}/passport.pdf`, [session], runId);
		file(archive, everybodys, "https://files.example/prices.pdf", [session, others], runId);
		put("conversation-page", `${session}/1/a`, { page_url: `https://shop.example/?q=${words}` }, session);
		archive.putEntity(
			{ kind: "page-visit", id: `${session}/1/a`, conversationId: conversation(session).id, title: words },
			{ runId },
		);
		put("contact-event", `${mei}/1/a`, { text: words }, mei);
		archive.putEntity(
			{ kind: "contact-event", id: `${mei}/1/a`, contactId: ContactId.parse(mei), name: words, data: {} },
			{ runId },
		);
		put("handed-in-rating", "email:77/2026", {
			row: { Mail: email, Comment: planted.comment },
			columns: { email: "Mail" },
		});
		archive.putEntity(
			{
				kind: "rating",
				id: "email:77/2026",
				conversationId: conversation(session).id,
				stars: 2,
				comment: planted.comment,
			},
			{ runId },
		);
		archive.addOutcome(runId, { subject: "message", id: `${session}/9`, status: "skipped", reason: "time-invalid" });
		archive.addOutcome(runId, {
			subject: "contact",
			id: "x",
			status: "skipped",
			reason: "odd",
			text: { en: `see ${email}`, "zh-CN": email },
		});
		archive.setFact(`pending:0000:${session}`, { id: session });
		archive.setFact(`pending-data:${mei}`, true);
		archive.setFact("note", { about: `${email}` });
		archive.setFact("watermark", 5);
		for (const [key, source] of [
			[`contact:${mei}`, { kind: "contact", id: mei }],
			[`conversation:${session}`, { kind: "conversation", id: session }],
			[`message:${session}/2`, { kind: "message", id: `${session}/2` }],
			[`contact:email:${planted.email}`, { kind: "contact", id: `email:${planted.email}` }],
			[`contact:${other}`, { kind: "contact", id: other }],
		] as const) {
			archive.ledger.intend({ target: "t", key, kind: "x", lane: key, source, payloadHash: "h", runId });
			archive.ledger.done(
				"t",
				key,
				{ kind: "x", id: `remote-${source.kind}` },
				{ payloadHash: "h", existing: false, runId },
			);
		}
	});
	archive.finishRun(runId, "done", {});
}

async function stored(archive: Archive, content: string) {
	return archive.storeFile(
		(async function* () {
			yield Buffer.from(content);
		})(),
	);
}

function file(
	archive: Archive,
	bytes: { sha256: string; sizeBytes: number },
	url: string,
	sessions: string[],
	runId: number,
): void {
	const id = AttachmentId.parse(url);
	archive.addAttachment({ id, url, name: url.includes("passport") ? "passport Meili.pdf" : "prices.pdf" });
	archive.setAttachment(id, { state: "stored", ...bytes });
	for (const [index, one] of sessions.entries()) {
		const n = 10 + url.length + index;
		archive.putRecord({
			resource: "message",
			id: `${one}/${n}`,
			parent: one,
			raw: rawMessage(one, n, { content: { url } }),
			runId,
		});
		archive.putEntity(
			message(one, n, { id: MessageId.parse(`${one}/${n}`), parts: [{ type: "file", attachmentId: id, url }] }),
			{ runId },
		);
	}
}

function forget(way: ForgetWay, typed = email) {
	const person = archive.people.find(typed);
	if (person === undefined) throw new Error("not found");
	const { id: runId } = archive.startRun("forget");
	const result = archive.people.forget(person, { way, reason: "request", runId });
	archive.finishRun(runId, "done", {});
	return result;
}

/** Every byte below the archive's folder, as text. */
function everyByte(): string {
	return readdirSync(at.path, { recursive: true, encoding: "utf8", withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
		.join("\n");
}
const inBytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");
const left = () => {
	const bytes = everyByte().toLowerCase();
	return Object.entries({ ...planted, session, visitor, mei })
		.filter(([, text]) => bytes.includes(inBytes(text).toLowerCase()))
		.map(([name]) => name);
};

async function problems(): Promise<string[]> {
	const found: string[] = [];
	for await (const problem of archive.check()) found.push(`${problem.code} ${problem.resource} ${problem.id}`);
	return found;
}

/** Words of a full-text index, deleted ones too. */
function indexed(table: string): string[] {
	const db = new RawDatabase(join(at.path, "archive.sqlite"));
	try {
		db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '${table}', 'row')`);
		return db
			.prepare("SELECT term FROM temp.words")
			.all()
			.map((row: { term: string }) => row.term);
	} finally {
		db.close();
	}
}

describe("finding a person", () => {
	it.each([
		["an e-mail address in any case", "  ZHANG.MEILI@planted.example "],
		["an address the profile had before", earlier],
		["a phone number however written", "0086 (139) 0000-1234"],
		["a people id", mei],
		["a session id", session],
		["a visitor", `visitor:${session}`],
		["the session that knew only the address", visitor],
	])("by %s", (_, typed) => {
		const person = archive.people.find(typed);
		expect(person?.contactIds.sort()).toEqual([mei, `email:${planted.email}`].sort());
		expect(person?.conversationIds.sort()).toEqual([session, visitor].sort());
		expect(person?.names).toContain("张美丽 Meili");
	});

	it("finds nobody by a name that nobody has", () => {
		for (const typed of ["nobody@planted.example", "13900001235", "session_x", "", "%", "1"])
			expect(archive.people.find(typed)).toBeUndefined();
	});

	it("refuses a phone number that two people share", () => {
		archive.putEntity(
			contact("c9", {
				identities: [
					{ type: "email", value: "li@shop.example" },
					{ type: "phone", value: phone },
				],
			}),
		);
		expect(errorCode(() => archive.people.find(phone))).toBe("usage");
	});
});

describe("forgetting a person", () => {
	it("counts beforehand what would go, and changes nothing", () => {
		const person = archive.people.find(email);
		if (person === undefined) throw new Error("not found");
		const traces = archive.people.traces(person);
		expect(traces.records).toEqual({
			contact: 1,
			"contact-data": 1,
			"contact-event": 1,
			conversation: 2,
			"conversation-page": 1,
			"handed-in-rating": 1,
			message: 10,
		});
		expect(traces).toMatchObject({ versions: 1, files: { going: 1, staying: 1, bytes: planted.file.length } });
		expect(traces.entities).toMatchObject({ contact: 2, conversation: 2, message: 10, rating: 1, "page-visit": 1 });
		expect(traces.ledger).toEqual([{ target: "t", entries: 4 }]);
		expect(archive.people.find(email)).toEqual(person);
	});

	it.each(["erase", "pseudonymise"] as const)(
		"%s: no byte of the person is left, and the archive is sound",
		async (way) => {
			const before = left();
			expect(before).toEqual(
				Object.keys({ ...planted, session, visitor, mei }).filter((name) => !["digits"].includes(name)),
			);
			forget(way);
			expect(archive.people.wipe()).toBe(true);
			archive.close();
			expect(left()).toEqual([]);
			for (const table of ["messages_fts", "contacts_fts", "entities_fts", "conversations_fts"])
				expect(indexed(table).filter((term) => ["meili", "shattered", "快", "planted", "张"].includes(term))).toEqual(
					[],
				);
			archive = at.open("write");
			expect(await problems()).toEqual([]);
			expect(archive.people.find(email)).toBeUndefined();
			expect(archive.search("shattered")).toEqual([]);
			expect(archive.ledger.entry("t", `contact:${other}`)?.ref?.id).toBe("remote-contact");
			expect([...archive.ledger.entries("t")].filter(({ source }) => source.id.startsWith("forgotten:"))).toHaveLength(
				4,
			);
			expect(archive.countEntities("message", { parent: others })).toBe(5);
			expect(archive.entity("message", `${others}/2`)?.parts[0]).toMatchObject({
				text: "forward it to [forgotten] or [forgotten], not 139-0000-9999",
			});
			expect(archive.fact("watermark")).toBe(5);
			expect(archive.fact("note")).toEqual({ about: "[forgotten]" });
			expect([...archive.facts("pending")]).toEqual([]);
			expect([...archive.attachments()].map(({ url }) => url)).toEqual(["https://files.example/prices.pdf"]);
		},
	);

	it("pseudonymised, the skeleton of the conversations stays for statistics", () => {
		forget("pseudonymise");
		const conversations = [...archive.entities("conversation")].filter(({ id }) => id !== others);
		expect(conversations).toHaveLength(2);
		expect(archive.countEntities("message")).toBe(10 + 5);
		const [first] = conversations;
		if (first === undefined) throw new Error("nothing was kept");
		expect(archive.entity("contact", first.contactId)).toMatchObject({ identities: [], customFields: {} });
		const texts = [...archive.messages(first.id)].map((one) => one.parts[0]);
		expect(texts).toContainEqual({ type: "text", text: "Dear [forgotten], order 1 is on its way" });
		expect(texts).toContainEqual({ type: "text", text: "[forgotten]" });
		expect([...archive.entities("rating")]).toMatchObject([{ stars: 2 }]);
		expect(JSON.stringify([...archive.entities("rating")])).not.toContain("rude");
	});

	it("leaves everything as it was when the process dies before the commit", () => {
		expect(() =>
			archive.transaction(() => {
				forget("erase");
				throw new Error("killed");
			}),
		).toThrow("killed");
		expect(archive.people.tombstone(email)).toBeUndefined();
		expect(archive.people.needsWipe()).toBe(false);
		expect(archive.people.find(email)?.conversationIds).toHaveLength(2);
	});

	it("is finished by the next wipe when the process dies behind the commit, also while somebody reads", () => {
		forget("erase");
		archive.close();
		archive = at.open("write");
		expect(archive.people.needsWipe()).toBe(true);
		const reader = new RawDatabase(join(at.path, "archive.sqlite"));
		reader.exec("BEGIN; SELECT count(*) FROM records");
		expect(archive.people.wipe()).toBe(false);
		expect(archive.people.needsWipe()).toBe(true);
		reader.close();
		expect(archive.people.wipe()).toBe(true);
		expect(archive.people.needsWipe()).toBe(false);
		archive.close();
		expect(left()).toEqual([]);
	});
});

describe("a tombstone", () => {
	it("knows the person by each name, and says nothing of them", () => {
		const { tombstone } = forget("erase");
		for (const typed of [email, earlier, phone, mei, session, visitor])
			expect(archive.people.tombstone(typed)).toEqual(tombstone);
		expect(archive.people.tombstone("ming@shop.example")).toBeUndefined();
		expect(Object.keys(tombstone).sort()).toEqual(["atMs", "id", "reason", "way"]);
	});

	it("recognises records of the person, not of somebody who shares the phone", () => {
		forget("erase");
		const is = (resource: string, id: string, raw: unknown, parent?: string) =>
			archive.people.forgotten({ resource, id, raw, ...(parent === undefined ? {} : { parent }) }) !== undefined;
		expect(is("contact", mei, {})).toBe(true);
		expect(is("contact", "new", { email: "zhang.meili@PLANTED.example" })).toBe(true);
		expect(is("contact", "new", { person: { phone: "13900001234" } })).toBe(true);
		expect(is("contact", "new", { email: "li@shop.example", person: { phone: "13900001234" } })).toBe(false);
		expect(is("message", `${session}/77`, {}, session)).toBe(true);
		expect(is("contact-event", `${mei}/1`, {})).toBe(true);
		expect(is("conversation", "session_new", { meta: { email } })).toBe(true);
		expect(is("conversation", "session_new", { people_id: mei })).toBe(true);
		expect(is("conversation", others, { people_id: other, meta: {} })).toBe(false);
	});
});
