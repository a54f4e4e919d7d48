import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Sqlite } from "../../src/archive/sqlite.js";
import { walkJson } from "../../src/archive/walk-json.js";

const rows = 1200;

const walk = { table: "t", where: [], values: [], order: ["at", "pk"] };

describe("walking the values of an archive that another process writes to", () => {
	let folder: string;
	let writer: Sqlite;
	let reader: Sqlite;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "uncrisp-walk-"));
		writer = new Sqlite(join(folder, "a.sqlite"), { readonly: false });
		writer.exec(
			"PRAGMA journal_mode = WAL; CREATE TABLE t (pk INTEGER PRIMARY KEY, at INTEGER, json TEXT); CREATE INDEX i ON t (at)",
		);
		writer.transaction(() => {
			for (let n = 1; n <= rows; n += 1) writer.run("INSERT INTO t VALUES (?, ?, ?)", n, n, `{"n":${n}}`);
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
		let reads = 0;
		const meanwhile = new Proxy(reader, {
			get(target, name) {
				const value: unknown = Reflect.get(target, name, target);
				if (typeof value !== "function") return value;
				return (...given: unknown[]) => {
					const result: unknown = value.apply(name === "reading" ? meanwhile : target, given);
					// The first look is not what counts where there is more.
					if (name === "get" && ++reads === 2) {
						const last = JSON.parse(`[${(result as { list: string }).list}]`).at(-1) as { n: number };
						writer.run(sql, last.n);
					}
					return result;
				};
			},
		});
		const seen = new Set([...walkJson<{ n: number }>(meanwhile, "a", walk)].map(({ n }) => n));
		expect(reads).toBeGreaterThan(2);
		expect(seen.size).toBe(rows);
	});

	it.each([
		["is no JSON", '{"n":'],
		["is more than one value", '{"n":3},{"n":4}'],
		["is none", null],
	])("says that the archive is damaged where a value %s", (_, json) => {
		writer.run("UPDATE t SET json = ? WHERE pk = 3", json);
		expect(() => [...walkJson(reader, "a", walk)]).toThrow(/damaged/);
	});

	it("lets its caller change what it walks", () => {
		let seen = 0;
		for (const { n } of walkJson<{ n: number }>(writer, "a", walk)) {
			writer.run("DELETE FROM t WHERE pk = ?", n);
			seen += 1;
		}
		expect(seen).toBe(rows);
	});
});
