import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { pid } from "node:process";
import type { WorkspaceId } from "../model/index.js";
import { archiveError } from "./archive-error.js";
import { FactTable } from "./fact-table.js";
import { FileStore } from "./file-store.js";
import { databaseName, openArchive } from "./open-archive.js";
import { processState } from "./process-identity.js";
import { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/**
 * One state of an archive, whole and standing still, to be carried elsewhere. A backup may go on writing meanwhile: files are
 * stored before the database speaks of them and never removed, so all that the copy speaks of is there.
 */
export interface ArchiveCopy {
	/** The database in one file, every page where it is in the archive, the lock of a running writer taken out. */
	databasePath: string;
	workspaceId: WorkspaceId | undefined;
	/** Stored attachments by hash, each once, in order of hash. */
	files(): Iterable<{ sha256: string; sizeBytes: number }>;
	/** Where the bytes of one are; undefined when they are not here. */
	filePath(sha256: string): string | undefined;
	/** Whether the bytes are what their name says. Reads them all. */
	isWhole(sha256: string): Promise<boolean>;
	/** Removes the copy. */
	close(): void;
}

/** Needs as much free space as the database takes. Throws as `openArchive` does. */
export async function copyArchive(path: string, options: { now(): number }): Promise<ArchiveCopy> {
	const archive = resolve(path);
	// Says what is wrong with the folder, and takes an older format to today's.
	openArchive(archive, { mode: "read", now: options.now }).close();
	const folder = temporaryFolder(archive);
	try {
		const databasePath = join(folder, databaseName);
		await copyDatabase(join(archive, databaseName), databasePath);
		const db = new Sqlite(databasePath, { readonly: true });
		const store = new FileStore(archive, { readonly: true });
		return {
			databasePath,
			workspaceId: new FactTable(db, archive).workspaceId(),
			files: () => storedFiles(db, store),
			filePath: (sha256) => store.filePath(sha256),
			isWhole: async (sha256) => (await store.measure(sha256))?.sha256 === sha256,
			close() {
				db.close();
				rmSync(folder, { recursive: true, force: true });
			},
		};
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw archiveError(error, archive);
	}
}

export async function copyDatabase(from: string, to: string): Promise<void> {
	const source = new Sqlite(from, { readonly: true });
	try {
		await source.copyTo(to);
	} finally {
		source.close();
	}
	// Nothing to delete changes no byte: the copy of an unchanged archive is the same every time.
	const copy = new Sqlite(to, { readonly: false });
	try {
		copy.run("DELETE FROM lock");
	} finally {
		copy.close();
	}
}

function* storedFiles(db: Sqlite, store: FileStore): Iterable<{ sha256: string; sizeBytes: number }> {
	const rows = walkRows<{ sha256: string; size_bytes: number | null }>(db, {
		select: "SELECT sha256, size_bytes FROM attachments",
		where: ["sha256 IS NOT NULL", "state = 'stored'"],
		values: [],
		order: ["sha256"],
	});
	let last = "";
	for (const { sha256, size_bytes: sizeBytes } of rows) {
		if (sha256 === last) continue;
		last = sha256;
		yield { sha256, sizeBytes: sizeBytes ?? statSync(store.pathOf(sha256), { throwIfNoEntry: false })?.size ?? 0 };
	}
}

const prefix = "copy-";

/** Inside the archive, where there is room and nobody else may look. What a killed process left is swept first. */
export function temporaryFolder(archive: string): string {
	try {
		for (const name of readdirSync(archive)) {
			const owner = Number(/^copy-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
			if (Number.isNaN(owner)) continue;
			if (owner === pid || processState({ host: hostname(), pid: owner, start: "" }) === "dead")
				rmSync(join(archive, name), { recursive: true, force: true });
		}
		const folder = join(archive, `${prefix}${pid}`);
		mkdirSync(folder, { mode: 0o700 });
		return folder;
	} catch (error) {
		throw archiveError(error, archive);
	}
}
