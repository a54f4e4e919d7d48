import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Archive } from "./archive.js";
import { archiveError } from "./archive-error.js";
import { copyDatabase, temporaryFolder } from "./copy-archive.js";
import { FileStore } from "./file-store.js";
import { databaseName } from "./open-archive.js";
import { Sqlite } from "./sqlite.js";
import { createSqliteArchive } from "./sqlite-archive.js";

/**
 * A temporary copy of an archive whose records are as they stood when a run had ended; the archive itself is only read. Its entities
 * are still today's: the caller makes them anew from the records. Needs as much free space in the archive's folder as the database
 * takes; `close` removes it. What is known of files, the ledger, the list of what is not exported have no past: they are today's.
 */
export async function rewindArchive(path: string, runId: number, options: { now(): number }): Promise<Archive> {
	const original = resolve(path);
	const folder = temporaryFolder(original);
	const remove = () => rmSync(folder, { recursive: true, force: true });
	try {
		const copy = join(folder, databaseName);
		await copyDatabase(join(original, databaseName), copy);
		const db = new Sqlite(copy, { readonly: false });
		// Nobody misses it after a power cut.
		db.exec("PRAGMA synchronous = OFF");
		db.transaction(() => rewind(db, runId));
		const files = new FileStore(original, { readonly: true });
		const archive = createSqliteArchive({ path: original, db, files, now: options.now, release: () => undefined });
		return {
			...archive,
			close() {
				archive.close();
				remove();
			},
		};
	} catch (error) {
		remove();
		throw archiveError(error, original);
	}
}

/** The same rule as `records({ asOfRun })`: see `pastSelect` there. Hashes are left as they are: nobody checks a copy. */
function rewind(db: Sqlite, runId: number): void {
	db.run(
		`UPDATE records SET gone_run = CASE WHEN gone_run <= ?1 THEN gone_run
			ELSE (SELECT a.gone_run FROM record_absences a WHERE a.record_pk = records.pk AND a.gone_run <= ?1 AND a.back_run > ?1) END
		WHERE gone_run > ?1 OR pk IN (SELECT record_pk FROM record_absences WHERE back_run > ?1)`,
		runId,
	);
	db.run(
		`UPDATE records SET raw = v.raw, run_id = v.run_id FROM record_versions v
		WHERE records.run_id > ?1 AND v.record_pk = records.pk AND v.run_id <= ?1 AND v.until_run > ?1`,
		runId,
	);
	db.run("DELETE FROM record_versions WHERE until_run > ?", runId);
	db.run("DELETE FROM record_absences WHERE back_run > ?", runId);
	db.run("DELETE FROM records WHERE run_id > ?", runId);
	db.run("DELETE FROM outcomes WHERE run_id > ?", runId);
	db.run("DELETE FROM runs WHERE id > ?", runId);
}
