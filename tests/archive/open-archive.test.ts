import {
	closeSync,
	cpSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/open-archive.js";
import { applicationId } from "../../src/archive/schema/schema.js";
import { Sqlite } from "../../src/archive/sqlite.js";
import { isAppError } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { conversation, message, rawMessage } from "./sample-entities.js";
import { errorCode, temporaryArchive } from "./temporary-archive.js";

const now = () => 1_700_000_000_000;

describe("opening an archive", () => {
	it("makes a folder that only its owner can read", () => {
		const at = temporaryArchive();
		at.open();
		expect(statSync(at.path).mode & 0o777).toBe(0o700);
		for (const name of ["archive.sqlite", "archive.sqlite-wal"]) {
			expect(statSync(join(at.path, name)).mode & 0o777, name).toBe(0o600);
		}
		expect(statSync(join(at.path, "files")).mode & 0o777).toBe(0o700);
	});

	it("opens what is there when asked to create it, and keeps it", () => {
		const at = temporaryArchive();
		const first = at.open();
		first.setFact("cursor", { page: 3 });
		first.close();
		expect(at.open("create").fact("cursor")).toEqual({ page: 3 });
	});

	it("says that there is no archive when the folder is missing or empty", () => {
		const at = temporaryArchive();
		expect(errorCode(() => at.open("read"))).toBe("archive-missing");
		expect(errorCode(() => at.open("write"))).toBe("archive-missing");
		mkdirSync(at.path);
		expect(errorCode(() => at.open("read"))).toBe("archive-missing");
		writeFileSync(join(at.path, ".DS_Store"), "");
		expect(errorCode(() => at.open("write"))).toBe("archive-missing");
		expect(at.open("create").readonly).toBe(false);
	});

	it("goes on with a creation that was cut short", () => {
		const at = temporaryArchive();
		mkdirSync(at.path);
		writeFileSync(join(at.path, "archive.sqlite"), "");
		expect(errorCode(() => at.open("read"))).toBe("archive-missing");
		expect(errorCode(() => at.open("write"))).toBe("archive-missing");
		expect(at.open("create").runs()).toEqual([]);
	});

	it("touches neither a folder with other things nor a file", () => {
		const at = temporaryArchive();
		mkdirSync(at.path);
		writeFileSync(join(at.path, "thesis.txt"), "mine");
		for (const mode of ["create", "write", "read"] as const) {
			expect(
				errorCode(() => at.open(mode)),
				mode,
			).toBe("archive-foreign");
		}
		rmSync(at.path, { recursive: true });
		writeFileSync(at.path, "a file");
		for (const mode of ["create", "write", "read"] as const) {
			expect(
				errorCode(() => at.open(mode)),
				mode,
			).toBe("archive-foreign");
		}
		expect(readFileSync(at.path, "utf8")).toBe("a file");
	});

	it("does not touch a database of another program", () => {
		const at = temporaryArchive();
		mkdirSync(at.path);
		const file = join(at.path, "archive.sqlite");
		const other = new RawDatabase(file);
		other.exec("CREATE TABLE theirs (a)");
		other.close();
		const before = readFileSync(file);
		for (const mode of ["create", "write", "read"] as const) {
			expect(
				errorCode(() => at.open(mode)),
				mode,
			).toBe("archive-foreign");
		}
		expect(readFileSync(file).equals(before)).toBe(true);
	});

	it("does not touch an archive of a newer version and says how to go on", () => {
		const at = temporaryArchive();
		at.open().close();
		const file = join(at.path, "archive.sqlite");
		const db = new RawDatabase(file);
		db.exec("PRAGMA user_version = 999");
		db.close();
		for (const mode of ["create", "write", "read"] as const) {
			expect(
				errorCode(() => at.open(mode)),
				mode,
			).toBe("archive-newer");
		}
		try {
			at.open("read");
		} catch (error) {
			expect(isAppError(error) && error.hint?.["zh-CN"]).toContain("升级");
		}
	});

	it.each([0, 20, 100])("reports an archive whose first page is overwritten from byte %i on as damaged", (from) => {
		const at = temporaryArchive();
		fill(at.open());
		overwrite(join(at.path, "archive.sqlite"), from, 300);
		expect(errorCode(() => at.open("read").countRecords("message"))).toBe("archive-damaged");
		expect(errorCode(() => at.open("write").countRecords("message"))).toBe("archive-damaged");
	});

	it("reports an archive that lost its second half as damaged, not as smaller", () => {
		const at = temporaryArchive();
		fill(at.open());
		const file = join(at.path, "archive.sqlite");
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
		expect(
			errorCode(() => {
				for (const _ of at.open("read").records());
			}),
		).toBe("archive-damaged");
	});

	it("has what, why and a hint in both languages for every way to fail", () => {
		const at = temporaryArchive();
		try {
			openArchive(at.path, { mode: "read", now });
			expect.unreachable();
		} catch (error) {
			if (!isAppError(error)) throw error;
			expect(error.what["zh-CN"]).not.toBe(error.what.en);
			expect(error.hint?.["zh-CN"]).toContain("uncrisp backup");
		}
	});

	it("reads while another writes, and sees only what was committed", () => {
		const at = temporaryArchive();
		const writer = at.open();
		writer.setFact("n", 1);
		const reader = at.open("read");
		writer.transaction(() => {
			writer.setFact("n", 2);
			expect(reader.fact("n")).toBe(1);
		});
		expect(reader.fact("n")).toBe(2);
		expect(errorCode(() => reader.setFact("n", 3))).toBe("bug");
	});
});

describe("a transaction", () => {
	it("leaves nothing behind when it throws", () => {
		const archive = temporaryArchive().open();
		expect(() =>
			archive.transaction(() => {
				archive.setFact("cursor", 1);
				archive.putEntity(message("session_1", 1));
				throw new Error("no");
			}),
		).toThrow("no");
		expect(archive.fact("cursor")).toBeUndefined();
		expect(archive.countEntities("message")).toBe(0);
		expect(archive.search("parcel")).toEqual([]);
	});

	it("joins the outer one, and a nested one that fails undoes only itself", () => {
		const archive = temporaryArchive().open();
		archive.transaction(() => {
			archive.setFact("outer", 1);
			expect(() =>
				archive.transaction(() => {
					archive.setFact("inner", 1);
					throw new Error("inner");
				}),
			).toThrow("inner");
		});
		expect(archive.fact("outer")).toBe(1);
		expect(archive.fact("inner")).toBeUndefined();
	});

	it("refuses asynchronous work, which would run outside it", () => {
		const archive = temporaryArchive().open();
		expect(errorCode(() => archive.transaction(async () => archive.setFact("late", 1)))).toBe("bug");
		expect(archive.fact("late")).toBeUndefined();
	});
});

function fill(archive: ReturnType<typeof openArchive>): void {
	const run = archive.startRun("backup");
	archive.transaction(() => {
		archive.putEntity(conversation("session_1"));
		for (let n = 0; n < 500; n += 1) {
			archive.putRecord({
				resource: "message",
				id: `session_1/${n}`,
				parent: "session_1",
				raw: rawMessage("session_1", n),
				runId: run.id,
			});
			archive.putEntity(message("session_1", n));
		}
	});
	archive.close();
}

function overwrite(file: string, from: number, length: number): void {
	const handle = openSync(file, "r+");
	writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
	closeSync(handle);
}

describe("the format", () => {
	it("is brought forward when an older archive is opened, also only to read", () => {
		const at = temporaryArchive();
		mkdirSync(at.path);
		const db = new RawDatabase(join(at.path, "archive.sqlite"));
		db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 0`);
		db.close();
		expect(at.open("read").runs()).toEqual([]);
		expect(at.open("write").startRun("backup").id).toBe(1);
	});

	it("is read without a file beside it where nobody can write, whatever the folder is called", () => {
		const at = temporaryArchive();
		const archive = at.open();
		archive.setFact("n", 1);
		archive.close();
		const odd = join(at.path, "100% of #1? 归档");
		mkdirSync(odd);
		cpSync(join(at.path, "archive.sqlite"), join(odd, "archive.sqlite"));
		const db = new Sqlite(join(odd, "archive.sqlite"), { readonly: true, immutable: true });
		expect(db.get<{ value: string }>("SELECT value FROM facts WHERE key = 'n'")?.value).toBe("1");
		expect(readdirSync(odd)).toEqual(["archive.sqlite"]);
		db.close();
	});
});
