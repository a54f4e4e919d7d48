import { chmodSync, closeSync, existsSync, openSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError, modelVersion, text } from "../model/index.js";
import type { Archive, OpenArchiveOptions } from "./archive.js";
import { archiveError } from "./archive-error.js";
import { FileStore } from "./file-store.js";
import { type Lock, takeLock } from "./lock.js";
import { makeFolder } from "./make-folder.js";
import { modelVersionKey } from "./model-version.js";
import { archiveNewer, migrate, schemaState, schemaVersionOf } from "./schema/schema.js";
import { Sqlite } from "./sqlite.js";
import { createSqliteArchive } from "./sqlite-archive.js";

// Opening decides everything that can be wrong with a folder before anybody reads or writes: whether it is there, ours,
// of a format we know, whole, and free to be written. After it an archive simply works.

/**
 * Opens an archive, or makes one. Throws AppError `archive-missing`, `archive-foreign`, `archive-newer`, `archive-damaged`,
 * `archive-locked`, `disk-full` or `file`.
 */
export function openArchive(path: string, options: OpenArchiveOptions): Archive {
	const folder = resolve(path);
	const file = join(folder, databaseName);
	if (options.mode === "create") prepareFolder(folder, file);
	else requireDatabase(folder, file);
	return options.mode === "read" ? openForReading(folder, file, options) : openForWriting(folder, file, options);
}

export const databaseName = "archive.sqlite";

function openForReading(folder: string, file: string, options: OpenArchiveOptions): Archive {
	let db = connectForReading(folder, file);
	try {
		if (requireOurs(db, folder) === "older") {
			// Reading needs today's tables; the step there is a write like any other, lock included.
			db.close();
			openForWriting(folder, file, { ...options, mode: "write" }).close();
			db = connectForReading(folder, file);
		}
		const files = new FileStore(folder, { readonly: true });
		return createSqliteArchive({ path: folder, db, files, now: options.now, release: () => undefined });
	} catch (error) {
		db.close();
		throw error;
	}
}

function openForWriting(folder: string, file: string, options: OpenArchiveOptions): Archive {
	const db = new Sqlite(file, { readonly: false });
	let lock: Lock | undefined;
	try {
		const isNew = schemaState(db) === "empty";
		if (isNew && options.mode !== "create") throw archiveMissing(folder);
		requireOurs(db, folder);
		// FULL: a commit is on the disk when it returns. Only a backup does without, see startRun.
		// The WAL grows to 64 MiB before it is copied back: a long run would spend a third of its time on the copies and their syncs.
		db.exec(
			"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 16000",
		);
		migrate(db);
		lock = takeLock(db, folder, {
			now: options.now,
			owner: options.owner ?? "",
			...(options.force === undefined ? {} : { force: options.force }),
		});
		const files = new FileStore(folder, { readonly: false });
		files.prepare();
		const archive = createSqliteArchive({ path: folder, db, files, now: options.now, release: lock.release });
		if (isNew) archive.setFact(modelVersionKey, modelVersion);
		return archive;
	} catch (error) {
		lock?.release();
		db.close();
		throw archiveError(error, folder);
	}
}

/** Throws unless the database is one of ours that this version can use; a new, empty one counts as older. */
function requireOurs(db: Sqlite, folder: string): "older" | "current" {
	const state = schemaState(db);
	if (state === "foreign")
		throw archiveForeign(
			folder,
			"its archive.sqlite was made by another program",
			"其中的 archive.sqlite 由其他程序创建",
		);
	if (state === "newer") throw archiveNewer(folder, schemaVersionOf(db));
	return state === "current" ? "current" : "older";
}

function connectForReading(folder: string, file: string): Sqlite {
	const db = new Sqlite(file, { readonly: true });
	try {
		if (schemaState(db) === "empty") throw archiveMissing(folder);
		return db;
	} catch (error) {
		db.close();
		// A folder nobody can write (a mounted backup) has no room for the -shm file that WAL needs; nobody writes it either.
		if (!(error instanceof AppError && error.code === "file") || existsSync(`${file}-wal`)) throw error;
		return new Sqlite(file, { readonly: true, immutable: true });
	}
}

function prepareFolder(folder: string, file: string): void {
	try {
		makeFolder(folder);
		if (existsSync(file)) return;
		if (!isEmpty(folder)) throw archiveForeign(folder, "there are other files in it", "其中有其他文件");
		chmodSync(folder, 0o700);
		// SQLite gives its side files the rights of the database, so making it is enough.
		closeSync(openSync(file, "a", 0o600));
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "ENOTDIR")) {
			throw archiveForeign(folder, "it is a file, not a folder", "它是文件而不是文件夹");
		}
		throw archiveError(error, folder);
	}
}

function requireDatabase(folder: string, file: string): void {
	const there = statSync(folder, { throwIfNoEntry: false });
	if (there === undefined) throw archiveMissing(folder);
	if (!there.isDirectory()) throw archiveForeign(folder, "it is a file, not a folder", "它是文件而不是文件夹");
	if (existsSync(file)) return;
	throw isEmpty(folder)
		? archiveMissing(folder)
		: archiveForeign(folder, "there is no archive.sqlite in it", "其中没有 archive.sqlite");
}

function isEmpty(folder: string): boolean {
	return readdirSync(folder).every(isIgnorable);
}

/** What systems and version control drop into any folder does not count. */
export function isIgnorable(name: string): boolean {
	return [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"].includes(name);
}

function archiveMissing(folder: string): AppError {
	return new AppError("archive-missing", {
		what: text(`There is no archive in ${folder}`, `${folder} 中没有归档`),
		hint: text(
			"Make one with `uncrisp backup`, or name another folder with `--archive FOLDER`",
			"请先运行 `uncrisp backup` 创建归档，或用 `--archive 文件夹` 指定其他位置",
		),
	});
}

function archiveForeign(folder: string, whyEn: string, whyZh: string): AppError {
	return new AppError("archive-foreign", {
		what: text(`${folder} is not an archive of uncrisp`, `${folder} 不是 uncrisp 的归档`),
		why: text(whyEn, whyZh),
		hint: text(
			"Name an empty or new folder with `--archive FOLDER`",
			"请用 `--archive 文件夹` 指定一个空的或新的文件夹",
		),
	});
}
