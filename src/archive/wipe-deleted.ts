import { allRows } from "./entity-rows.js";
import type { FactTable } from "./fact-table.js";
import type { FileStore } from "./file-store.js";
import type { Sqlite } from "./sqlite.js";

// SQLite only unlinks what is deleted: its bytes stay in free pages, in the log and in old segments of the full-text index.
// Here they go. Every step can be repeated, and the fact that it is due is the last thing to disappear.

export const wipeFact = "forgotten:wipe";

/** False while a reader keeps the old pages alive. */
export function wipeDeleted(db: Sqlite, facts: FactTable, files: FileStore): boolean {
	const due = facts.fact<{ files: string[] }>(wipeFact);
	if (due === undefined) return true;
	for (const sha256 of due.files) {
		// Another attachment may have brought the same bytes since.
		if (db.get("SELECT 1 AS one FROM attachments WHERE sha256 = ? LIMIT 1", sha256) === undefined) files.remove(sha256);
	}
	facts.setFact(wipeFact, { files: [] });
	for (const { table, searchable } of allRows())
		if (searchable) db.write(() => db.run(`INSERT INTO ${table}_fts (${table}_fts) VALUES ('optimize')`));
	db.exec("VACUUM");
	// A reader that is only passing through is waited for, one that stays is not.
	db.exec("PRAGMA busy_timeout = 1000");
	const busy = db.get<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)")?.busy;
	db.exec("PRAGMA busy_timeout = 5000");
	if (busy !== 0) return false;
	facts.setFact(wipeFact, undefined);
	return true;
}
