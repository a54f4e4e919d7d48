import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArticleId, AttachmentId, ContactId, ConversationId, type Entity, TagId } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { contact, conversation, message } from "./sample-entities.js";
import { temporaryArchive } from "./temporary-archive.js";

describe("an entity", () => {
	it("comes back exactly as it was put, whatever stands in its texts", () => {
		const archive = temporaryArchive().open();
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
				const put = message("session_1", 1, {
					parts: [{ type: "text", text: `${one}\0${other}\udc00` }],
					author: { type: "contact", name: `${other}\0tail` },
					properties: { [other]: one },
				});
				archive.putEntity(put);
				expect(archive.entity("message", put.id)).toEqual(put);
				expect([...archive.messages(ConversationId.parse("session_1"))]).toEqual([put]);
			}),
			{ seed: 41, numRuns: 300 },
		);
	});

	it("of any kind is found, listed, counted and removed", () => {
		const archive = temporaryArchive().open();
		const entities: Entity[] = [
			contact("c"),
			conversation("s"),
			message("s", 1),
			{ kind: "tag", id: TagId.parse("vip \0 客户"), name: "vip" },
			{
				kind: "attachment",
				id: AttachmentId.parse("https://files.example/a"),
				url: "https://files.example/a",
				state: "pending",
			},
			{ kind: "canned-reply", id: "hi", shortcut: "!hi", text: "Hello there" },
		];
		for (const entity of entities) archive.putEntity(entity, { runId: 1 });
		for (const entity of entities) {
			expect(archive.entity(entity.kind, entity.id)).toEqual(entity);
			expect([...archive.entities(entity.kind)]).toEqual([entity]);
			expect(archive.countEntities(entity.kind)).toBe(1);
			archive.removeEntity(entity.kind, entity.id);
			expect(archive.entity(entity.kind, entity.id)).toBeUndefined();
			expect(archive.countEntities(entity.kind)).toBe(0);
		}
		expect(archive.search("Hello")).toEqual([]);
	});

	it("is replaced by a later one with the same id, in the full text too", () => {
		const archive = temporaryArchive().open();
		archive.putEntity(message("s", 1, { parts: [{ type: "text", text: "about apples" }] }));
		archive.putEntity(message("s", 1, { parts: [{ type: "text", text: "about pears" }], edited: true }));
		expect(archive.countEntities("message")).toBe(1);
		expect(archive.search("apples")).toEqual([]);
		expect(archive.search("pears")).toHaveLength(1);
		archive.putEntity(message("s", 1, { parts: [{ type: "text", text: "" }] }));
		expect(archive.search("pears")).toEqual([]);
	});
});

describe("messages", () => {
	it("come in time order, the ones of one millisecond in the order they were put, ones without a time first", () => {
		const archive = temporaryArchive().open();
		const times = [5, 3, 3, 9, undefined, 1];
		for (const [n, sentAtMs] of times.entries()) {
			const { sentAtMs: _, ...timeless } = message("s", n);
			archive.putEntity(sentAtMs === undefined ? timeless : { ...timeless, sentAtMs });
		}
		const order = () => [...archive.messages(ConversationId.parse("s"))].map((one) => one.fingerprint);
		expect(order()).toEqual(["4", "5", "1", "2", "0", "3"]);
		archive.putEntity(message("s", 1, { sentAtMs: 3, edited: true }));
		expect(order()).toEqual(["4", "5", "1", "2", "0", "3"]);
	});

	it("of a conversation longer than a batch come all, once, while the loop writes to them", () => {
		const archive = temporaryArchive().open();
		archive.transaction(() => {
			for (let n = 0; n < 1300; n += 1) archive.putEntity(message("s", n, { sentAtMs: n % 7 }));
			for (let n = 0; n < 10; n += 1) archive.putEntity(message("t", n));
		});
		const seen = new Set<string>();
		for (const one of archive.messages(ConversationId.parse("s"))) {
			expect(seen.has(one.id)).toBe(false);
			seen.add(one.id);
			archive.putEntity({ ...one, edited: true });
		}
		expect(seen.size).toBe(1300);
		expect([...archive.entities("message")]).toHaveLength(1310);
		expect(archive.countEntities("message", { parent: "t" })).toBe(10);
	});

	it("of huge size do not pile up in one batch", () => {
		const archive = temporaryArchive().open();
		const big = "x".repeat(1_000_000);
		for (let n = 0; n < 12; n += 1) archive.putEntity(message("s", n, { parts: [{ type: "text", text: big }] }));
		expect([...archive.messages(ConversationId.parse("s"))].map((one) => one.fingerprint)).toEqual(
			Array.from({ length: 12 }, (_, n) => String(n)),
		);
	});
});

describe("conversations", () => {
	it("come by last activity, oldest first, when asked so", () => {
		const archive = temporaryArchive().open();
		for (const [id, updatedAtMs] of [
			["a", 30],
			["b", 10],
			["c", 20],
		] as const)
			archive.putEntity(conversation(id, { updatedAtMs }));
		archive.setEntityGone("conversation", "c", true);
		expect([...archive.entities("conversation", { order: "activity" })].map((one) => one.id)).toEqual(["b", "a"]);
		expect(
			[...archive.entities("conversation", { order: "activity", includeGone: true })].map((one) => one.id),
		).toEqual(["b", "c", "a"]);
		expect([...archive.entities("conversation")].map((one) => one.id)).toEqual(["a", "b"]);
	});
});

describe("another SQLite tool", () => {
	it("reads plain columns, ISO times and the views, with marks for what plain text cannot hold", () => {
		const at = temporaryArchive();
		const archive = at.open();
		archive.putEntity(contact("p", { name: "陈晓 \0 Chen\ud800" }));
		archive.putEntity(conversation("s", { contactId: ContactId.parse("p"), subject: "Refund" }));
		archive.putEntity(
			message("s", 1, { parts: [{ type: "note", text: "call back" }], sentAtMs: Date.UTC(2026, 0, 2, 3, 4, 5) }),
		);
		archive.putEntity({
			kind: "article",
			id: ArticleId.parse("en/articles/x"),
			locale: "en",
			contentType: "articles",
			path: "x",
			title: "Returns",
			markdown: "# Returns",
			imageIds: [],
			status: "published",
			hidden: false,
			featured: false,
			order: 0,
		});
		archive.close();
		const db = new RawDatabase(join(at.path, "archive.sqlite"), { readOnly: true });
		try {
			expect({ ...db.prepare("SELECT name, email FROM contacts").get() }).toEqual({
				name: "陈晓 ␀ Chen\ufffd",
				email: "ming@shop.example",
			});
			expect({ ...db.prepare("SELECT contact_name, messages, subject FROM v_conversations").get() }).toEqual({
				contact_name: "陈晓 ␀ Chen\ufffd",
				messages: 1,
				subject: "Refund",
			});
			expect({ ...db.prepare("SELECT sent_at, text, types FROM v_messages").get() }).toEqual({
				sent_at: "2026-01-02T03:04:05.000Z",
				text: "call back",
				types: "note",
			});
			expect(db.prepare("SELECT title FROM v_articles").get().title).toBe("Returns");
			expect(db.prepare("SELECT count(*) AS n FROM messages_fts WHERE messages_fts MATCH 'call'").get().n).toBe(1);
		} finally {
			db.close();
		}
	});
});
