import { AppError, text } from "../../model/index.js";
import type { Sqlite } from "../sqlite.js";
import { createFirstTables } from "./step-1.js";

/** "Crsp" in ASCII: tells our databases from any other SQLite file. */
export const applicationId = 0x43727370;

/** Each step takes the database from the version before it to its own; the version is the number of steps taken. */
const steps: readonly ((db: Sqlite) => void)[] = [createFirstTables];
export const schemaVersion = steps.length;

/** `empty`: SQLite has the file, but nothing was ever put in it (a creation was cut short). */
export type SchemaState = "empty" | "foreign" | "older" | "current" | "newer";

export function schemaState(db: Sqlite): SchemaState {
	const id = db.get<{ application_id: number }>("PRAGMA application_id")?.application_id ?? 0;
	const version = schemaVersionOf(db);
	if (id === applicationId) {
		if (version === schemaVersion) return "current";
		return version > schemaVersion ? "newer" : "older";
	}
	const objects = db.get<{ n: number }>("SELECT count(*) AS n FROM sqlite_schema")?.n ?? 0;
	return id === 0 && version === 0 && objects === 0 ? "empty" : "foreign";
}

export function schemaVersionOf(db: Sqlite): number {
	return db.get<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
}

/** Takes every step that is missing, in one transaction: a kill leaves the old version whole. */
export function migrate(db: Sqlite): void {
	db.transaction(() => {
		// Another process may have been faster between our look and our transaction.
		for (let version = schemaVersionOf(db); version < schemaVersion; version += 1) steps[version]?.(db);
		db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
	});
}

export function archiveNewer(path: string, version: number): AppError {
	return new AppError("archive-newer", {
		what: text(`The archive ${path} was written by a newer uncrisp`, `归档 ${path} 由更新版本的 uncrisp 写入`),
		why: text(
			`Its format is version ${version}; this uncrisp knows up to ${schemaVersion}`,
			`其格式版本为 ${version}，当前 uncrisp 最高支持 ${schemaVersion}`,
		),
		hint: text("Update uncrisp: `npm install --global uncrisp`", "请升级 uncrisp：`npm install --global uncrisp`"),
		details: { version },
	});
}
