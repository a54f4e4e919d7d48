import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { TagId } from "../../src/model/index.js";
import { contact, conversation, message } from "./sample-entities.js";
import { temporaryArchive } from "./temporary-archive.js";

function put(archive: Archive, runId: number, id: string, raw: unknown, parent?: string, resource = "contact") {
	return archive.putRecord({ resource, id, raw, runId, ...(parent === undefined ? {} : { parent }) });
}

describe("a record", () => {
	it("comes back exactly as it was put, NUL, half surrogates and unknown fields included", () => {
		const archive = temporaryArchive().open();
		fc.assert(
			fc.property(fc.json(), fc.string({ unit: "binary" }), (json, name) => {
				const raw = { ...{ any: JSON.parse(json) }, name: `${name}\0\ud800 end` };
				put(archive, 1, "one", raw);
				expect(archive.record("contact", "one")?.raw).toEqual(raw);
			}),
			{ seed: 20261124, numRuns: 200 },
		);
	});

	it("says whether it was created, updated or unchanged, and keeps what it was", () => {
		const archive = temporaryArchive().open();
		expect(put(archive, 1, "a", { name: "Ann" })).toBe("created");
		expect(put(archive, 2, "a", { name: "Ann" })).toBe("unchanged");
		expect(put(archive, 3, "a", { name: "Anna" })).toBe("updated");
		expect(archive.record("contact", "a")).toMatchObject({ raw: { name: "Anna" }, runId: 3, gone: false });
		expect(archive.resources()).toEqual([{ resource: "contact", records: 1, gone: 0, versions: 1 }]);
		expect([...archive.records({ asOfRun: 2 })].map((record) => record.raw)).toEqual([{ name: "Ann" }]);
	});

	it("does not count a change of a volatile field as a version", () => {
		const archive = temporaryArchive().open();
		const record = { resource: "conversation", id: "s", volatile: ["active"] };
		expect(archive.putRecord({ ...record, runId: 1, raw: { state: "open", active: { now: true } } })).toBe("created");
		expect(archive.putRecord({ ...record, runId: 2, raw: { state: "open", active: { now: false } } })).toBe(
			"unchanged",
		);
		expect(archive.putRecord({ ...record, runId: 2, raw: { state: "done", active: { now: false } } })).toBe("updated");
	});

	it("may be put twice in one run", () => {
		const archive = temporaryArchive().open();
		expect(put(archive, 1, "a", { v: 1 })).toBe("created");
		expect(put(archive, 1, "a", { v: 1 })).toBe("repeated");
		expect(put(archive, 1, "a", { v: 2 })).toBe("updated");
		expect([...archive.records({ asOfRun: 1 })].map((record) => record.raw)).toEqual([{ v: 2 }]);
	});

	it("is gone when a run did not see it, and its entity with it, but is never deleted", () => {
		const archive = temporaryArchive().open();
		for (const id of ["a", "b"]) {
			put(archive, 1, id, { id });
			archive.putEntity(contact(id));
		}
		put(archive, 2, "a", { id: "a" });
		expect(archive.markUnseenGone("contact", 2)).toBe(1);
		expect(archive.markUnseenGone("contact", 2)).toBe(0);
		expect([...archive.records()].map((record) => record.id)).toEqual(["a"]);
		expect([...archive.records({ includeGone: true })].map((record) => [record.id, record.gone])).toEqual([
			["a", false],
			["b", true],
		]);
		expect(archive.isEntityGone("contact", "b")).toBe(true);
		expect(archive.countEntities("contact")).toBe(1);
		expect(archive.countEntities("contact", { includeGone: true })).toBe(2);
		expect(archive.countRecords("contact")).toBe(1);
		expect(archive.countRecords("contact", { includeGone: true })).toBe(2);
		expect(archive.entity("contact", "b")?.id).toBe("b");
	});

	it("marks only the unseen children of one parent when a parent is named", () => {
		const archive = temporaryArchive().open();
		for (const session of ["s1", "s2"])
			for (const n of [1, 2]) put(archive, 1, `${session}/${n}`, { n }, session, "message");
		put(archive, 2, "s1/1", { n: 1 }, "s1", "message");
		expect(archive.markUnseenGone("message", 2, "s1")).toBe(1);
		expect(archive.countRecords("message", { parent: "s1" })).toBe(1);
		expect(archive.countRecords("message", { parent: "s2" })).toBe(2);
	});

	it("is back when the source has it again, also when nothing changed", () => {
		const archive = temporaryArchive().open();
		put(archive, 1, "a", { v: 1 });
		archive.putEntity(contact("a"));
		archive.markGone("contact", "a", 2);
		expect(archive.record("contact", "a")?.gone).toBe(true);
		expect(put(archive, 3, "a", { v: 1 })).toBe("updated");
		expect(archive.record("contact", "a")?.gone).toBe(false);
		expect(archive.isEntityGone("contact", "a")).toBe(false);
		expect([1, 2, 3].map((asOfRun) => [...archive.records({ asOfRun })].length)).toEqual([1, 0, 1]);
		expect([...archive.records({ asOfRun: 2, includeGone: true })].map((record) => record.gone)).toEqual([true]);
	});

	it("takes its messages and visitor along when it is a conversation, both ways", () => {
		const archive = temporaryArchive().open();
		put(archive, 1, "s", { state: "open" }, undefined, "conversation");
		archive.putEntity(conversation("s"));
		archive.putEntity(contact("visitor:s", { type: "visitor" }));
		for (const n of [1, 2]) {
			put(archive, 1, `s/${n}`, { n }, "s", "message");
			archive.putEntity(message("s", n));
		}
		archive.markGone("message", "s/2", 2);
		archive.markGone("conversation", "s", 3);
		expect(archive.countEntities("message")).toBe(0);
		expect(archive.isEntityGone("contact", "visitor:s")).toBe(true);
		put(archive, 4, "s", { state: "open" }, undefined, "conversation");
		expect([...archive.entities("message")].map((one) => one.fingerprint)).toEqual(["1"]);
		expect(archive.isEntityGone("contact", "visitor:s")).toBe(false);
	});

	it("keeps a tag while either contacts or conversations still use it", () => {
		const archive = temporaryArchive().open();
		for (const resource of ["contact-segment", "conversation-segment"])
			put(archive, 1, "vip", { segment: "vip" }, undefined, resource);
		archive.putEntity({ kind: "tag", id: TagId.parse("vip"), name: "vip" });
		archive.markGone("contact-segment", "vip", 2);
		expect(archive.isEntityGone("tag", "vip")).toBe(false);
		archive.markGone("conversation-segment", "vip", 2);
		expect(archive.isEntityGone("tag", "vip")).toBe(true);
	});

	it("does not bring an entity back only because it is mapped again", () => {
		const archive = temporaryArchive().open();
		put(archive, 1, "a", { v: 1 });
		archive.putEntity(contact("a"));
		archive.markGone("contact", "a", 2);
		archive.putEntity(contact("a", { name: "A better map" }));
		expect(archive.isEntityGone("contact", "a")).toBe(true);
		expect(archive.entity("contact", "a")?.name).toBe("A better map");
	});
});

describe("reading as of a run", () => {
	it("shows exactly what the archive held when that run had ended, whatever came later", () => {
		const step = fc.record({
			id: fc.constantFrom("a", "b", "c"),
			action: fc.constantFrom("put", "put", "gone"),
			value: fc.integer({ min: 0, max: 2 }),
		});
		fc.assert(
			fc.property(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 6 }), (history) => {
				const archive = at.open();
				try {
					round += 1;
					const prefix = `r${round}`;
					const now = new Map<string, { value: number; gone: boolean }>();
					const states: Map<string, { value: number; gone: boolean }>[] = [];
					for (const [index, steps] of history.entries()) {
						for (const { id, action, value } of steps) {
							if (action === "put") {
								archive.putRecord({ resource: prefix, id, raw: { value }, runId: index + 1 });
								now.set(id, { value, gone: false });
							} else {
								archive.markGone(prefix, id, index + 1);
								const known = now.get(id);
								if (known !== undefined) now.set(id, { ...known, gone: true });
							}
						}
						states.push(structuredClone(now));
					}
					for (const [index, state] of states.entries()) {
						const seen = new Map(
							[...archive.records({ resource: prefix, asOfRun: index + 1, includeGone: true })].map((record) => [
								record.id,
								{ value: (record.raw as { value: number }).value, gone: record.gone },
							]),
						);
						expect(new Map([...seen].sort())).toEqual(new Map([...state].sort()));
					}
				} finally {
					archive.close();
				}
			}),
			{ seed: 7, numRuns: 60 },
		);
	});
	const at = temporaryArchive();
	let round = 0;
});

describe("reading records", () => {
	it("streams in batches and stays right when the loop writes", () => {
		const archive = temporaryArchive().open();
		archive.transaction(() => {
			for (let n = 0; n < 1500; n += 1) put(archive, 1, `id-${String(n).padStart(5, "0")}`, { n });
		});
		let seen = 0;
		for (const record of archive.records({ resource: "contact" })) {
			put(archive, 2, record.id, { n: "changed" });
			seen += 1;
		}
		expect(seen).toBe(1500);
		expect(archive.resources()[0]?.versions).toBe(1500);
		let all = 0;
		for (const record of archive.records()) {
			if (all % 2 === 0) archive.markGone("contact", record.id, 3);
			all += 1;
		}
		expect(all).toBe(1500);
		expect(archive.countRecords("contact")).toBe(750);
	});

	it("reads by resource and parent", () => {
		const archive = temporaryArchive().open();
		put(archive, 1, "s1/1", {}, "s1", "message");
		put(archive, 1, "s2/1", {}, "s2", "message");
		put(archive, 1, "s1", {}, undefined, "conversation");
		const ids = (filter: Parameters<Archive["records"]>[0]) => [...archive.records(filter)].map((record) => record.id);
		expect(ids({ parent: "s1" })).toEqual(["s1/1"]);
		expect(ids({ resource: "message" })).toEqual(["s1/1", "s2/1"]);
		expect(ids({ resource: "message", parent: "s2" })).toEqual(["s2/1"]);
		expect(ids({}).sort()).toEqual(["s1", "s1/1", "s2/1"]);
	});
});
