import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import type { ForgetWay } from "../../src/archive/person-store.js";
import { entitiesOfStored } from "../../src/backup/remap.js";
import {
	earlier,
	email,
	mei,
	other,
	others,
	phone,
	plant,
	planted,
	plantedLeft,
	session,
	visitor,
} from "./planted-person.js";
import { RawDatabase } from "./raw-database.js";
import { contact, message } from "./sample-entities.js";
import { errorCode, type TemporaryArchive, temporaryArchive } from "./temporary-archive.js";

let at: TemporaryArchive;
let archive: Archive;
beforeEach(async () => {
	at = temporaryArchive();
	archive = at.open();
	await plant(archive);
});

function forget(way: ForgetWay, typed = email) {
	const person = archive.people.find(typed);
	if (person === undefined) throw new Error("not found");
	const { id: runId } = archive.startRun("forget");
	const result = archive.people.forget(person, {
		way,
		reason: "request",
		runId,
		entitiesOf: entitiesOfStored(archive),
	});
	archive.finishRun(runId, "done", {});
	return result;
}

const left = () => plantedLeft(at.path);

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

describe("somebody whom only others name", () => {
	const junk = "junk.sender@elsewhere.example";
	const spam = {
		spam_id: "s1",
		type: "email",
		headers: { From: `Junk Sender <${junk}>` },
		content: { text: "Buy now" },
	};

	it("is found and forgotten, the spam mail of theirs as a whole, and does not come back", async () => {
		const { id: runId } = archive.startRun("backup");
		archive.transaction(() => {
			archive.putRecord({ resource: "spam", id: "s1", raw: spam, runId });
			archive.putRecord({
				resource: "message",
				id: `${others}/9`,
				parent: others,
				raw: { content: `what does ${junk} want from us?` },
				runId,
			});
			archive.putEntity(message(others, 9, { parts: [{ type: "text", text: `what does ${junk} want from us?` }] }));
		});
		archive.finishRun(runId, "done", {});
		expect(archive.people.find("somebody.else@elsewhere.example")).toBeUndefined();
		expect(archive.people.traces(archive.people.find(junk)!).records).toEqual({ spam: 1 });
		// The message, and the entity made of it.
		expect(forget("erase", junk).mentions).toBe(2);
		expect(archive.people.find(junk)).toBeUndefined();
		expect(archive.record("spam", "s1")).toBeUndefined();
		expect(JSON.stringify(archive.record("message", `${others}/9`))).not.toContain("junk.sender");
		expect(archive.people.forgotten({ resource: "spam", id: "s1", raw: spam })).toMatchObject({ way: "erase" });
		expect(archive.people.wipe()).toBe(true);
		expect(await problems()).toEqual([]);
	});

	it("is found by a number, and nobody is by an id or a number that stands nowhere", () => {
		expect(archive.people.find("139-0000-9998")).toBeUndefined();
		const { id: runId } = archive.startRun("backup");
		archive.putRecord({
			resource: "message",
			id: `${others}/9`,
			parent: others,
			raw: { content: "or 139 0000 9998" },
			runId,
		});
		expect(archive.people.find("139-0000-9998")).toMatchObject({ contactIds: [], conversationIds: [] });
	});
});

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

	it("by an address that stands on the list of a campaign alone, and forgets it there", () => {
		const { id: runId } = archive.startRun("backup");
		const raw = { people_id: "gone", email: "subscriber@planted.example" };
		archive.putRecord({ resource: "campaign-recipient", id: "campaign-1/z", parent: "campaign-1", raw, runId });
		expect(archive.people.find("Subscriber@planted.example")).toMatchObject({ contactIds: [], conversationIds: [] });
		forget("erase", "subscriber@planted.example");
		expect(archive.record("campaign-recipient", "campaign-1/z")).toBeUndefined();
		expect(archive.people.tombstone("subscriber@planted.example")).toBeDefined();
		expect(archive.people.forgotten({ resource: "campaign-recipient", id: "campaign-2/z", raw })).toBeDefined();
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
			"campaign-recipient": 1,
			"campaign-statistic": 1,
			contact: 1,
			"contact-data": 1,
			"contact-event": 1,
			conversation: 2,
			"conversation-page": 1,
			"handed-in-rating": 1,
			"helpdesk-feedback": 1,
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
			expect([...archive.entities("company")].map(({ name }) => name)).toEqual(["everybody ltd"]);
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
		expect(is("helpdesk-feedback", "en/a/9", { session: { session_id: session } })).toBe(true);
		expect(is("campaign-recipient", "campaign-2/x", { people_id: other, email: "ming@shop.example" })).toBe(false);
		expect(is("conversation", others, { people_id: other, meta: {} })).toBe(false);
	});
});
