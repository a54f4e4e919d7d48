import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Sqlite } from "../../src/archive/sqlite.js";
import { walkRows } from "../../src/archive/walk-rows.js";

const rows = 1200;

describe("walking the rows of an archive that another process writes to", () => {
	let folder: string;
	let writer: Sqlite;
	let reader: Sqlite;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "uncrisp-walk-"));
		writer = new Sqlite(join(folder, "a.sqlite"), { readonly: false });
		writer.exec(
			"PRAGMA journal_mode = WAL; CREATE TABLE t (pk INTEGER PRIMARY KEY, at INTEGER); CREATE INDEX i ON t (at)",
		);
		writer.transaction(() => {
			for (let n = 1; n <= rows; n += 1) writer.run("INSERT INTO t VALUES (?, ?)", n, n);
		});
		reader = new Sqlite(join(folder, "a.sqlite"), { readonly: true });
	});
	afterEach(() => {
		reader.close();
		writer.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it.each([
		["deletes", "DELETE FROM t WHERE pk = ?"],
		["moves to the end", "UPDATE t SET at = 100000 WHERE pk = ?"],
	])("misses none when it %s the last row of a batch as soon as that was read", (_, sql) => {
		let written = false;
		const meanwhile = new Proxy(reader, {
			get(target, name) {
				const value: unknown = Reflect.get(target, name, target);
				if (typeof value !== "function") return value;
				return (...given: unknown[]) => {
					const result: unknown = value.apply(name === "reading" ? meanwhile : target, given);
					if (name === "batch" && !written) {
						written = true;
						const { rows: batch } = result as { rows: { pk: number }[] };
						writer.run(sql, batch.at(-1)?.pk ?? 0);
					}
					return result;
				};
			},
		});
		const walk = { select: "SELECT pk FROM t", keyed: "t", where: [], values: [], order: ["at", "pk"] };
		const seen = new Set([...walkRows<{ pk: number }>(meanwhile, walk)].map(({ pk }) => pk));
		expect(written).toBe(true);
		expect(seen.size).toBe(rows);
	});
});
