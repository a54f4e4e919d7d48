import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.js";
import { AttachmentId } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { contact, conversation, message, rawMessage } from "./sample-entities.js";
import { temporaryArchive } from "./temporary-archive.js";

async function problems(archive: Archive, sample?: { n: number; of: number }): Promise<string[]> {
	const found: string[] = [];
	for await (const { code, resource, id } of archive.check(sample === undefined ? {} : { sample })) {
		found.push([code, resource, id].filter((part) => part !== undefined).join(" "));
	}
	return found.sort();
}

async function fill(archive: Archive, files = 3): Promise<string[]> {
	const run = archive.startRun("backup");
	archive.transaction(() => {
		archive.putRecord({
			resource: "conversation",
			id: "s",
			raw: { a: 1, active: 2 },
			runId: run.id,
			volatile: ["active"],
		});
		archive.putEntity(conversation("s"));
		archive.putEntity(contact("visitor:s", { type: "visitor" }));
		for (let n = 0; n < 20; n += 1) {
			archive.putRecord({ resource: "message", id: `s/${n}`, parent: "s", raw: rawMessage("s", n), runId: run.id });
			archive.putEntity(message("s", n));
		}
	});
	const hashes: string[] = [];
	for (let n = 0; n < files; n += 1) {
		const id = AttachmentId.parse(`https://files.example/${n}`);
		archive.addAttachment({ id, url: id });
		const stored = await archive.storeFile(
			(async function* () {
				yield Buffer.from(`file ${n}`);
			})(),
		);
		archive.setAttachment(id, { state: "stored", ...stored });
		hashes.push(stored.sha256);
	}
	return hashes;
}

describe("check", () => {
	it("finds nothing in an archive that is whole", async () => {
		const archive = temporaryArchive().open();
		await fill(archive);
		expect(await problems(archive)).toEqual([]);
	});

	it("finds files that are missing, changed, cut, of a wrong size or of nobody", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		const [gone = "", changed = "", cut = "", size = ""] = await fill(archive, 4);
		rmSync(archive.filePath(gone) ?? "");
		writeFileSync(archive.filePath(changed) ?? "", "evil 1");
		writeFileSync(archive.filePath(cut) ?? "", "");
		archive.setAttachment(AttachmentId.parse("https://files.example/3"), { sizeBytes: 5 });
		mkdirSync(join(at.path, "files", "zz"));
		writeFileSync(join(at.path, "files", "zz", "note.txt"), "");
		writeFileSync(join(at.path, "files", size.slice(0, 2), "f".repeat(64)), "");
		expect(await problems(archive)).toEqual([
			"file-damaged attachment https://files.example/1",
			"file-damaged attachment https://files.example/2",
			"file-missing attachment https://files.example/0",
			"file-size attachment https://files.example/3",
			`stray-file ${size.slice(0, 2)}/${"f".repeat(64)}`,
			"stray-file zz/note.txt",
		]);
	});

	it("reads every file exactly once over the nights of a rotation", async () => {
		const archive = temporaryArchive().open();
		const hashes = await fill(archive, 30);
		for (const sha256 of hashes) writeFileSync(archive.filePath(sha256) ?? "", "damaged");
		const nights: string[][] = [];
		for (let n = 1; n <= 4; n += 1) nights.push(await problems(archive, { n, of: 4 }));
		expect(nights.every((night) => night.length < 30)).toBe(true);
		expect(nights.flat()).toHaveLength(30);
		expect(new Set(nights.flat()).size).toBe(30);
		expect(await problems(archive, { n: 2, of: 4 })).toEqual(nights[1]);
		await expect(problems(archive, { n: 5, of: 4 })).rejects.toMatchObject({ code: "usage" });
		await expect(problems(archive, { n: 0, of: 4 })).rejects.toMatchObject({ code: "usage" });
	});

	it("finds messages without a conversation, entities without a record and records without an entity", async () => {
		const archive = temporaryArchive().open();
		await fill(archive);
		archive.putEntity(message("nowhere", 1));
		archive.putEntity(contact("made-up"));
		archive.putEntity(contact("email:a@b.example"));
		archive.removeEntity("message", "s/3");
		expect(await problems(archive)).toEqual([
			"entity-without-record contact made-up",
			"entity-without-record message nowhere/1",
			"orphan-message message nowhere/1",
			"record-without-entity message s/3",
		]);
	});

	it("finds a record whose bytes changed on the disk, which SQLite's own check does not see", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		await fill(archive);
		archive.putRecord({ resource: "plan", id: "w", raw: { plan: "NEEDLE-IN-THE-HAY" }, runId: 1 });
		archive.close();
		const file = join(at.path, "archive.sqlite");
		const bytes = readFileSync(file);
		const position = bytes.indexOf("NEEDLE-IN-THE-HAY");
		expect(position).toBeGreaterThan(0);
		bytes.write("NEEDLE-IN-THE-HEY", position);
		writeFileSync(file, bytes);
		const db = new RawDatabase(file);
		expect(db.prepare("PRAGMA integrity_check").get().integrity_check).toBe("ok");
		db.close();
		expect(await problems(at.open("read"))).toEqual(["record-damaged plan w"]);
	});

	it("reports a broken database instead of stopping at it", async () => {
		const at = temporaryArchive();
		const archive = at.open();
		await fill(archive);
		archive.close();
		const file = join(at.path, "archive.sqlite");
		const bytes = readFileSync(file);
		const db = new RawDatabase(file);
		const { rootpage } = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'messages'").get();
		db.close();
		bytes.fill(0xa5, (rootpage - 1) * 4096, rootpage * 4096);
		writeFileSync(file, bytes);
		const found = await problems(at.open("read"));
		expect(found.some((problem) => problem.startsWith("database-damaged"))).toBe(true);
	});

	it("stops when it is told to", async () => {
		const archive = temporaryArchive().open();
		await fill(archive);
		await expect(
			(async () => {
				for await (const _ of archive.check({ signal: AbortSignal.abort(new Error("stop")) }));
			})(),
		).rejects.toThrow("stop");
	});
});
