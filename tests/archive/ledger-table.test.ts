import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { errorCode, temporaryArchive } from "./temporary-archive.js";

function intend(archive: Archive, key: string, payloadHash = "h1", runId = 1): void {
	archive.ledger.intend({
		target: "chatwoot:1",
		key,
		kind: "contact.create",
		lane: "contacts",
		source: { kind: "contact", id: key },
		payloadHash,
		runId,
	});
}

const ref = { kind: "contact", id: "77", url: "https://desk.example/77" };
const done = { payloadHash: "h1", existing: false, runId: 1 };

describe("the ledger", () => {
	it("holds an intention, then what became of it", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({
			state: "intended",
			payloadHash: "h1",
			existing: false,
		});
		expect(archive.ledger.entry("chatwoot:1", "a")?.ref).toBeUndefined();
		archive.ledger.done("chatwoot:1", "a", ref, done);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({
			state: "done",
			ref,
			source: { kind: "contact", id: "a" },
		});
		expect(archive.ledger.entry("chatwoot:2", "a")).toBeUndefined();
		expect(archive.ledger.targets()).toEqual(["chatwoot:1"]);
	});

	it("keeps what exists there while an update is intended, and goes back to it when that had no effect", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		archive.ledger.done("chatwoot:1", "a", ref, { ...done, existing: true });
		intend(archive, "a", "h2", 2);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({ state: "intended", payloadHash: "h2", ref });
		archive.ledger.withdraw("chatwoot:1", "a");
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({
			state: "done",
			payloadHash: "h1",
			ref,
			existing: true,
		});
	});

	it("forgets a first intention that had no effect, but remembers that it moved", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		const before = archive.ledger.revision("chatwoot:1");
		archive.ledger.withdraw("chatwoot:1", "a");
		expect(archive.ledger.entry("chatwoot:1", "a")).toBeUndefined();
		expect(archive.ledger.revision("chatwoot:1")).toBeGreaterThan(before);
	});

	it("keeps the reason of doubt and failure, and loses it with the next attempt", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		archive.ledger.doubt("chatwoot:1", "a", "answer-lost", 1);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({ state: "doubt", reason: "answer-lost" });
		intend(archive, "a", "h1", 2);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({ state: "intended", runId: 2 });
		expect(archive.ledger.entry("chatwoot:1", "a")?.reason).toBeUndefined();
		archive.ledger.failed("chatwoot:1", "a", "refused", 2);
		expect(archive.ledger.counts("chatwoot:1")).toEqual({ intended: 0, done: 0, doubt: 0, failed: 1, reverted: 0 });
	});

	it("still knows what to undo when the update of a thing that exists failed", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		archive.ledger.done("chatwoot:1", "a", ref, done);
		intend(archive, "a", "h2");
		archive.ledger.failed("chatwoot:1", "a", "refused", 2);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({ state: "failed", ref });
	});

	it("has no ref any more once reverted, and creates anew after that", () => {
		const archive = temporaryArchive().open();
		intend(archive, "a");
		archive.ledger.done("chatwoot:1", "a", ref, done);
		archive.ledger.reverted("chatwoot:1", "a", 2);
		expect(archive.ledger.entry("chatwoot:1", "a")).toMatchObject({ state: "reverted" });
		expect(archive.ledger.entry("chatwoot:1", "a")?.ref).toBeUndefined();
		intend(archive, "a", "h1", 3);
		archive.ledger.withdraw("chatwoot:1", "a");
		expect(archive.ledger.entry("chatwoot:1", "a")).toBeUndefined();
	});

	it("walks in the order of creation and back, an update keeping its place", () => {
		const archive = temporaryArchive().open();
		for (const key of ["a", "b", "c"]) {
			intend(archive, key);
			archive.ledger.done("chatwoot:1", key, ref, done);
		}
		intend(archive, "a", "h2", 2);
		intend(archive, "d", "h1", 2);
		const keys = (filter?: Parameters<Archive["ledger"]["entries"]>[1]) =>
			[...archive.ledger.entries("chatwoot:1", filter)].map((entry) => entry.key);
		expect(keys()).toEqual(["a", "b", "c", "d"]);
		expect(keys({ order: "reverse" })).toEqual(["d", "c", "b", "a"]);
		expect(keys({ state: "intended" })).toEqual(["a", "d"]);
		expect(keys({ state: "done", order: "reverse" })).toEqual(["c", "b"]);
		expect([...archive.ledger.entries("nobody")]).toEqual([]);
	});

	it("walks every entry once while the loop writes results and new entries", () => {
		const archive = temporaryArchive().open();
		archive.transaction(() => {
			for (let n = 0; n < 1200; n += 1) intend(archive, `k${n}`);
		});
		const seen: string[] = [];
		for (const entry of archive.ledger.entries("chatwoot:1")) {
			seen.push(entry.key);
			if (seen.length % 2 === 0) archive.ledger.done("chatwoot:1", entry.key, ref, done);
			else intend(archive, entry.key, "again", 2);
			if (seen.length % 100 === 0) intend(archive, `new-${seen.length}`);
		}
		expect(seen).toHaveLength(1200);
		expect(new Set(seen).size).toBe(1200);
	});

	it("changes its revision with every write, per target", () => {
		const archive = temporaryArchive().open();
		const revisions = [archive.ledger.revision("chatwoot:1")];
		const step = (work: () => void) => {
			work();
			revisions.push(archive.ledger.revision("chatwoot:1"));
		};
		step(() => intend(archive, "a"));
		step(() => archive.ledger.doubt("chatwoot:1", "a", "lost", 1));
		step(() => archive.ledger.done("chatwoot:1", "a", ref, done));
		step(() => archive.ledger.reverted("chatwoot:1", "a", 1));
		expect(new Set(revisions).size).toBe(5);
		expect(archive.ledger.revision("other")).toBe(0);
	});

	it("refuses a result that was never intended", () => {
		const archive = temporaryArchive().open();
		expect(errorCode(() => archive.ledger.done("chatwoot:1", "x", ref, done))).toBe("bug");
		expect(archive.ledger.revision("chatwoot:1")).toBe(0);
	});
});
