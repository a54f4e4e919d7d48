import { type ArchiveReceiver, receiveArchive } from "../archive/receive-archive.js";
import { AppError, counted, type RunContext, text } from "../model/index.js";
import { inParallel } from "./in-parallel.js";
import { rememberNameKey } from "./local-state.js";
import { namingOf } from "./naming.js";
import { nothingThere, openRemote, type Remote } from "./open-remote.js";
import { readDatabasePiece, readFilePieces } from "./pieces.js";
import type { RemoteOptions } from "./remote-options.js";
import { damagedObject } from "./sealing.js";
import { openBody, readEnvelope, type SnapshotBody } from "./snapshot.js";

export interface RestoreOptions extends RemoteOptions {
	/** Default: the newest. */
	snapshot?: string;
	/** Without files the archive can be searched, exported and backed up further, and pushed again; `restore` brings all. */
	files: boolean;
}

export interface RestoreSummary {
	remote: string;
	snapshot: string;
	workspaceId?: string;
	databaseBytes: number;
	files: number;
	fileBytes: number;
	/** Attachments that were already missing when the snapshot was made. */
	missing: number;
	durationMs: number;
}

const width = 4;

/**
 * Makes an archive of a snapshot in an empty folder. Every hash is checked before a byte counts; until all is there the folder is no
 * archive, and the same call goes on where a killed one stopped.
 */
export async function restoreArchive(archivePath: string, options: RestoreOptions): Promise<RestoreSummary> {
	const { run } = options;
	const startedMs = run.clock.now();
	const remote = await openRemote(options, "read");
	try {
		const { store, sealing } = remote;
		const id = await chosenSnapshot(remote, options.snapshot);
		// The right to read is told before anything is written.
		const body = await openBody(store, sealing, { id, envelope: await readEnvelope(store, id) });
		const receiver = receiveArchive(archivePath);
		const fetched = options.files ? await restoreFiles(remote, receiver, { body, run }) : { files: 0, fileBytes: 0 };
		if (!options.files)
			receiver.leaveElsewhere({ remote: store.name, snapshot: id, sha256s: body.files.map(({ sha256 }) => sha256) });
		await receiver.finish(databaseBytes(remote, body, run), body.database);
		if (body.nameKey !== undefined) await rememberNameKey(archivePath, remote.id, body.nameKey);
		return {
			remote: store.name,
			snapshot: id,
			...(body.workspaceId !== undefined && { workspaceId: body.workspaceId }),
			databaseBytes: body.database.sizeBytes,
			...fetched,
			missing: body.missing.length,
			durationMs: run.clock.now() - startedMs,
		};
	} finally {
		await remote.close();
	}
}

/** A whole id, or its beginning when that is clear. */
async function chosenSnapshot(remote: Remote, asked: string | undefined): Promise<string> {
	const ids = await remote.snapshots();
	const newest = ids.at(-1);
	if (newest === undefined) throw nothingThere(remote.store);
	if (asked === undefined || asked === "latest") return newest;
	const found = ids.filter((id) => id.startsWith(asked) || id.endsWith(`-${asked}`));
	if (found.length === 1 && found[0] !== undefined) return found[0];
	throw new AppError("usage", {
		what:
			found.length === 0
				? text(`There is no snapshot ${asked} in ${remote.store.name}`, `${remote.store.name} 中没有快照 ${asked}`)
				: text(`${asked} could be ${counted(found.length, "snapshot")}`, `${asked} 对应 ${found.length} 个快照`),
		hint: text("List them with `uncrisp archive snapshots`", "用 `uncrisp archive snapshots` 查看全部快照"),
	});
}

async function restoreFiles(
	{ store, sealing }: Remote,
	receiver: ArchiveReceiver,
	{ body, run }: { body: SnapshotBody; run: RunContext },
): Promise<{ files: number; fileBytes: number }> {
	const naming = namingOf(body.nameKey);
	const total = body.files.length;
	run.report({ type: "step", step: "restore-files", text: text("Fetching files", "正在取回附件"), total });
	let files = 0;
	let fileBytes = 0;
	await inParallel(body.files, width, async (file) => {
		run.signal.throwIfAborted();
		run.stop?.throwIfAborted();
		if (!receiver.hasFile(file)) {
			const keys = naming.file(file);
			const found = await receiver.storeFile(readFilePieces(store, sealing, keys));
			if (found.sha256 !== file.sha256) throw damagedObject(keys[0] ?? file.sha256, store.name);
		}
		files += 1;
		fileBytes += file.sizeBytes;
		run.report({ type: "advance", step: "restore-files", done: files, total });
	});
	return { files, fileBytes };
}

/** The pieces in order, a few fetched ahead. */
async function* databaseBytes(
	{ store, sealing }: Remote,
	{ database }: SnapshotBody,
	run: RunContext,
): AsyncIterable<Uint8Array> {
	const { pieces } = database;
	const total = pieces.length;
	run.report({ type: "step", step: "restore-database", text: text("Fetching the database", "正在取回数据库"), total });
	const ahead: Promise<Uint8Array>[] = [];
	for (let at = 0; at < total; at += 1) {
		run.signal.throwIfAborted();
		run.stop?.throwIfAborted();
		for (const key of pieces.slice(at + ahead.length, at + width)) {
			const piece = readDatabasePiece(store, sealing, key);
			// Looked at when its turn comes; an earlier failure ends the loop before.
			piece.catch(() => undefined);
			ahead.push(piece);
		}
		const bytes = await ahead.shift();
		if (bytes !== undefined) yield bytes;
		run.report({ type: "advance", step: "restore-database", done: at + 1, total });
	}
}
