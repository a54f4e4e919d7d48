import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { archiveError } from "../../src/archive/archive-error.js";
import { EntityTable } from "../../src/archive/entity-table.js";
import { FactTable } from "../../src/archive/fact-table.js";
import { Quarantine } from "../../src/archive/quarantine.js";
import { RecordTable } from "../../src/archive/record-table.js";
import { migrate } from "../../src/archive/schema/schema.js";
import { Sqlite } from "../../src/archive/sqlite.js";
import { AppError } from "../../src/model/index.js";
import { RawDatabase } from "./raw-database.js";
import { message, rawMessage } from "./sample-entities.js";
import { errorCode, temporaryArchive } from "./temporary-archive.js";

describe("a full disk", () => {
	it("stops with disk-full, keeps every page before it whole and nothing of the page in flight", () => {
		const at = temporaryArchive();
		at.open().close();
		const path = join(at.path, "archive.sqlite");
		const db = new Sqlite(path, { readonly: false });
		migrate(db);
		db.exec("PRAGMA max_page_count = 120");
		const entities = new EntityTable(db, path);
		const records = new RecordTable(db, path, entities, new Quarantine(db, new FactTable(db, path)));
		let pages = 0;
		const code = errorCode(() => {
			for (;;) {
				db.transaction(() => {
					for (let n = 0; n < 40; n += 1) {
						records.putRecord({
							resource: "message",
							id: `s${pages}/${n}`,
							parent: `s${pages}`,
							raw: rawMessage("s", n),
							runId: 1,
						});
						entities.putEntity(message(`s${pages}`, n));
					}
				});
				pages += 1;
			}
		});
		expect(code).toBe("disk-full");
		expect(pages).toBeGreaterThan(0);
		expect(records.countRecords("message")).toBe(pages * 40);
		expect(entities.countEntities("message")).toBe(pages * 40);
		db.close();
		const check = new RawDatabase(path);
		expect(check.prepare("PRAGMA integrity_check").get().integrity_check).toBe("ok");
		check.close();
		expect(at.open("write").countRecords("message")).toBe(pages * 40);
	});

	it("does not let a caller that swallows it write on outside the transaction", () => {
		const at = temporaryArchive();
		at.open().close();
		const path = join(at.path, "archive.sqlite");
		const db = new Sqlite(path, { readonly: false });
		const facts = () => db.get<{ n: number }>("SELECT count(*) AS n FROM facts")?.n;
		const before = facts();
		db.exec("PRAGMA max_page_count = 100");
		const code = errorCode(() =>
			db.transaction(() => {
				for (let n = 0; n < 400; n += 1) {
					try {
						db.run("INSERT INTO facts (key, value) VALUES (?, ?)", `k${n}`, "x".repeat(3000));
					} catch {
						// A careless caller.
					}
				}
			}),
		);
		expect(code).toBe("disk-full");
		expect(facts()).toBe(before);
		db.close();
	});

	it("is told apart from other trouble of the file system", () => {
		const failure = (code: string) => archiveError(Object.assign(new Error(code), { code }), "/x");
		expect(failure("ENOSPC")).toMatchObject({ code: "disk-full" });
		expect(failure("EDQUOT")).toMatchObject({ code: "disk-full" });
		expect(failure("EACCES")).toMatchObject({ code: "file" });
		const bug = new TypeError("x is not a function");
		expect(archiveError(bug, "/x")).toBe(bug);
		expect(failure("ENOSPC")).toBeInstanceOf(AppError);
	});
});
