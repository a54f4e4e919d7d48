import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetSnapshots } from "../../src/remote/forget.js";
import { newSnapshotId, snapshotKey, snapshotTimeMs } from "../../src/remote/layout.js";
import { pushArchive } from "../../src/remote/push.js";
import { takeRemoteLock } from "../../src/remote/remote-lock.js";
import { restoreArchive } from "../../src/remote/restore.js";
import { applyRetention } from "../../src/remote/retention.js";
import { s3Address } from "../../src/remote/s3-address.js";
import { s3Store } from "../../src/remote/s3-store.js";
import { contentOf, createStage, fillArchive, type Stage } from "./stage.js";

const id = (time: string) => `${time}000Z-00000000`;

describe("retention", () => {
	it("keeps the newest of each of the newest days, weeks and months", () => {
		const ids = [
			"20260901T030000",
			"20260930T030000",
			"20261031T030000",
			"20261115T030000",
			"20261122T030000",
			"20261123T030000",
			"20261124T030000",
			"20261124T150000",
		].map(id);
		const { keep, remove } = applyRetention(ids, { daily: 2, weekly: 2, monthly: 3 });
		expect(Object.fromEntries(keep.map((kept) => [kept.id, kept.reasons]))).toEqual({
			[id("20260930T030000")]: ["monthly"],
			[id("20261031T030000")]: ["monthly"],
			[id("20261122T030000")]: ["weekly"],
			[id("20261123T030000")]: ["daily"],
			[id("20261124T150000")]: ["newest", "daily", "weekly", "monthly"],
		});
		expect(remove).toEqual([id("20260901T030000"), id("20261115T030000"), id("20261124T030000")]);
	});

	it("counts a week from Monday, across a new year", () => {
		const ids = ["20261228T000000", "20270103T235959", "20270104T000000"].map(id);
		expect(applyRetention(ids, { weekly: 2 }).remove).toEqual([id("20261228T000000")]);
	});

	it("is not misled by clocks that differ a little, and does not follow one that is far off", () => {
		const noon = Date.UTC(2026, 10, 24, 12);
		const first = newSnapshotId(noon, undefined);
		expect(first).toMatch(/^20261124T120000000Z-[0-9a-f]{8}$/);
		expect(snapshotTimeMs(first)).toBe(noon);
		expect(newSnapshotId(noon - 5000, first) > first).toBe(true);
		expect(snapshotTimeMs(newSnapshotId(noon - 86_400_000, first))).toBe(noon - 86_400_000);
	});

	it("never forgets the newest, whatever the rule", () => {
		expect(applyRetention([id("20260101T000000")], {})).toMatchObject({ remove: [] });
		expect(applyRetention([], { daily: 1 })).toEqual({ keep: [], remove: [] });
	});
});

describe("forget", () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await createStage();
		await fillArchive(stage.path("archive"), { messages: 10, files: ["kept"] });
		await fillArchive(stage.path("old"), { messages: 300, files: ["kept", "old"] });
	});
	afterAll(() => stage.close());
	const storeOf = (prefix: string) => {
		const options = stage.options(prefix);
		return s3Store(s3Address(options.location), options);
	};
	const keysOf = async (prefix: string) => {
		const keys: string[] = [];
		for await (const { key } of storeOf(prefix).list("")) keys.push(key);
		return keys.sort();
	};

	/** A place with an old snapshot and a new one, which share a file, and with something of somebody else. */
	async function twoSnapshots(prefix: string): Promise<{ old: string; newest: string }> {
		const options = stage.options(prefix);
		const store = storeOf(prefix);
		const { snapshot } = await pushArchive(stage.path("old"), options);
		const old = id("20250101T000000");
		await store.put(snapshotKey(old), (await store.get(snapshotKey(snapshot))) ?? new Uint8Array());
		await store.delete(snapshotKey(snapshot));
		await store.put("files/photo.jpg", Buffer.from("mine"));
		await store.put("letter.txt", Buffer.from("mine"));
		const { snapshot: newest } = await pushArchive(stage.path("archive"), options);
		return { old, newest };
	}

	it("previews, then removes old snapshots and what only they name, and nothing of others", async () => {
		const { old, newest } = await twoSnapshots("forget");
		const options = { ...stage.options("forget"), retention: { daily: 1 }, perform: false };
		const before = await keysOf("forget");
		const preview = await forgetSnapshots(options);
		expect(preview).toMatchObject({ status: "preview", remove: [old], keep: [{ id: newest }] });
		expect(preview.objects).toBeGreaterThan(1);
		expect(preview.bytes).toBeGreaterThan(1000);
		expect(await keysOf("forget")).toEqual(before);
		const done = await forgetSnapshots({ ...options, perform: true });
		expect({ ...done, status: "preview" }).toEqual(preview);
		const after = await keysOf("forget");
		expect(after).toHaveLength(before.length - 1 - preview.objects);
		expect(after).toEqual(expect.arrayContaining(["files/photo.jpg", "letter.txt", "uncrisp.json"]));
		await restoreArchive(stage.path("kept"), { ...stage.options("forget"), files: true });
		expect(contentOf(stage.path("kept"))).toEqual(contentOf(stage.path("archive")));
		expect(await forgetSnapshots({ ...options, perform: true })).toMatchObject({ remove: [], objects: 0 });
	});

	it("removes nothing while a push is under way, and a push waits for a forget", async () => {
		await twoSnapshots("busy");
		const options = { ...stage.options("busy"), retention: { daily: 1 }, perform: true };
		const store = storeOf("busy");
		const before = await keysOf("busy");
		const push = await takeRemoteLock(store, "push", options.run);
		await expect(forgetSnapshots(options)).rejects.toMatchObject({ code: "archive-locked" });
		// Pushes only add, so they do not mind each other.
		await pushArchive(stage.path("archive"), options);
		await push.release();
		const forget = await takeRemoteLock(store, "forget", options.run);
		await expect(pushArchive(stage.path("archive"), options)).rejects.toMatchObject({ code: "archive-locked" });
		await forget.release();
		expect(await keysOf("busy")).toEqual(expect.arrayContaining(before));
		expect((await keysOf("busy")).filter((key) => key.startsWith("locks/"))).toEqual([]);
	});

	it("stops before anything is removed when a kept snapshot cannot be read", async () => {
		const { newest } = await twoSnapshots("unreadable");
		await storeOf("unreadable").put(snapshotKey(newest), Buffer.from("torn"));
		const before = await keysOf("unreadable");
		const options = { ...stage.options("unreadable"), retention: { daily: 1 }, perform: true };
		await expect(forgetSnapshots(options)).rejects.toMatchObject({ code: "archive-damaged" });
		expect(await keysOf("unreadable")).toEqual(before);
	});
});
