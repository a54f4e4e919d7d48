import { createHash, randomBytes } from "node:crypto";
import { type ArchiveCopy, copyArchive } from "../archive/copy-archive.js";
import { AppError, type RunContext, text } from "../model/index.js";
import { inParallel } from "./in-parallel.js";
import { databasePieceBytes, filePieceBytes, folders, newSnapshotId } from "./layout.js";
import { knownNameKey, rememberNameKey } from "./local-state.js";
import { type Naming, namingOf } from "./naming.js";
import { openRemote, type Remote } from "./open-remote.js";
import { filePieces, packDatabasePiece } from "./pieces.js";
import { type RemoteLock, takeRemoteLock } from "./remote-lock.js";
import type { RemoteOptions } from "./remote-options.js";
import { openBody, readEnvelope, type SnapshotBody, writeSnapshot } from "./snapshot.js";

export interface PushSummary {
	remote: string;
	snapshot: string;
	encrypted: boolean;
	/** Pieces of the database and of attachments that belong to the snapshot, and those of them that were not there yet. */
	objects: number;
	uploaded: number;
	uploadedBytes: number;
	/** Attachments whose bytes neither this machine nor the remote has; or are damaged here and not there. */
	missing: number;
	durationMs: number;
}

/** How many pieces are held at a time: 4 MiB each at most, twice while they are being encrypted. */
const width = 4;

/**
 * Brings a copy of the archive as it is now: first the pieces that are not there yet, then one snapshot that names them all. Killed
 * at any moment, the snapshots that were there stay whole, and the next push goes on with what arrived. May run while a backup writes.
 */
export async function pushArchive(archivePath: string, options: RemoteOptions): Promise<PushSummary> {
	const { run } = options;
	const startedMs = run.clock.now();
	const copy = await copyArchive(archivePath, { now: () => run.clock.now() });
	try {
		const remote = await openRemote(options, "write");
		try {
			const lock = await takeRemoteLock(remote.store, "push", run);
			try {
				const { snapshot, ...counts } = await pushCopy({ copy, archivePath, remote, lock, options });
				const { name } = remote.store;
				const durationMs = run.clock.now() - startedMs;
				return { remote: name, snapshot, encrypted: remote.sealing.encrypted, ...counts, durationMs };
			} finally {
				await release(lock, run);
			}
		} finally {
			await remote.close();
		}
	} finally {
		copy.close();
	}
}

interface Push {
	copy: ArchiveCopy;
	archivePath: string;
	remote: Remote;
	lock: RemoteLock;
	options: RemoteOptions;
}

async function pushCopy(push: Push): Promise<Omit<PushSummary, "remote" | "encrypted" | "durationMs">> {
	const { copy, remote, lock, options } = push;
	const naming = await namingFor(push);
	const upload = await createUpload(push);
	const files = [...copy.files()];
	const database = await pushDatabase(push, naming, upload);
	const { stored, missing } = await pushFiles(push, { naming, upload, files });
	await lock.confirm();
	const id = newSnapshotId(options.run.clock.now(), (await remote.snapshots()).at(-1));
	const body: SnapshotBody = {
		tool: options.tool,
		...(copy.workspaceId !== undefined && { workspaceId: copy.workspaceId }),
		...(naming.nameKey !== undefined && { nameKey: naming.nameKey }),
		database,
		files: stored,
		missing,
	};
	await writeSnapshot(remote.store, remote.sealing, { id, objects: upload.named, body });
	return {
		snapshot: id,
		objects: upload.named.size,
		uploaded: upload.count,
		uploadedBytes: upload.bytes,
		missing: missing.length,
	};
}

/** The name key this machine used before, else that of the newest snapshot it can read, else a new one. */
async function namingFor({ copy, archivePath, remote, options }: Push): Promise<Naming> {
	const { store, sealing } = remote;
	const newest = (await remote.snapshots()).at(-1);
	const body =
		newest === undefined || !sealing.canOpen
			? undefined
			: await openBody(store, sealing, { id: newest, envelope: await readEnvelope(store, newest) });
	if (body?.workspaceId !== undefined && copy.workspaceId !== undefined && body.workspaceId !== copy.workspaceId)
		throw otherWorkspace(store.name);
	if (!sealing.encrypted) return namingOf(undefined);
	const known = (await knownNameKey(archivePath, remote.id)) ?? body?.nameKey;
	if (known === undefined && newest !== undefined) {
		options.run.report({
			type: "notice",
			level: "warning",
			code: "remote-names-unknown",
			text: text(
				"This machine cannot tell what is there already, so everything is uploaded once more; with the age identity it could",
				"本机无法得知远端已有哪些内容，因此会全部重新上传一次；提供 age 身份密钥可避免",
			),
		});
	}
	const nameKey = known ?? randomBytes(32).toString("hex");
	await rememberNameKey(archivePath, remote.id, nameKey);
	return namingOf(nameKey);
}

interface Upload {
	/** Keys that the snapshot names. */
	named: Set<string>;
	count: number;
	bytes: number;
	has(key: string): boolean;
	/** Brings a piece unless it is there. */
	bring(key: string, pack: () => Promise<Uint8Array>): Promise<void>;
}

async function createUpload({ remote, lock, options }: Push): Promise<Upload> {
	const { store } = remote;
	const there = new Set<string>();
	for (const folder of [folders.database, folders.files])
		for await (const { key } of store.list(folder)) there.add(key);
	const upload: Upload = {
		named: new Set(),
		count: 0,
		bytes: 0,
		has: (key) => there.has(key),
		async bring(key, pack) {
			options.run.signal.throwIfAborted();
			options.run.stop?.throwIfAborted();
			upload.named.add(key);
			if (there.has(key)) return;
			there.add(key);
			const bytes = await pack();
			await lock.beat();
			await store.put(key, bytes);
			upload.count += 1;
			upload.bytes += bytes.length;
		},
	};
	return upload;
}

async function pushDatabase(
	{ copy, remote, options }: Push,
	naming: Naming,
	upload: Upload,
): Promise<SnapshotBody["database"]> {
	const { run } = options;
	run.report({ type: "step", step: "push-database", text: text("Uploading the database", "正在上传数据库") });
	const hash = createHash("sha256");
	const pieces: string[] = [];
	let sizeBytes = 0;
	const read = async function* () {
		for await (const piece of filePieces(copy.databasePath, databasePieceBytes)) {
			hash.update(piece.bytes);
			sizeBytes += piece.bytes.length;
			yield piece;
		}
	};
	let done = 0;
	await inParallel(read(), width, async ({ at, bytes }) => {
		const key = naming.database(bytes);
		pieces[at] = key;
		await upload.bring(key, () => packDatabasePiece(remote.sealing, bytes));
		done += 1;
		run.report({ type: "advance", step: "push-database", done });
	});
	return { sizeBytes, sha256: hash.digest("hex"), pieces };
}

async function pushFiles(
	{ copy, remote, options }: Push,
	{
		naming,
		upload,
		files,
	}: { naming: Naming; upload: Upload; files: readonly { sha256: string; sizeBytes: number }[] },
): Promise<{ stored: SnapshotBody["files"]; missing: string[] }> {
	const { run } = options;
	const total = files.length;
	run.report({ type: "step", step: "push-files", text: text("Uploading files", "正在上传附件"), total });
	const missing: string[] = [];
	let done = 0;
	await inParallel(files, width, async (file) => {
		const keys = naming.file(file);
		if (keys.every((key) => upload.has(key))) for (const key of keys) upload.named.add(key);
		else if (await canBring(copy, file.sha256)) await bringFile(file.sha256, keys);
		else missing.push(file.sha256);
		done += 1;
		run.report({ type: "advance", step: "push-files", done, total });
	});
	const lost = new Set(missing);
	return { stored: files.filter(({ sha256 }) => !lost.has(sha256)), missing: missing.sort() };

	async function bringFile(sha256: string, keys: readonly string[]): Promise<void> {
		const path = copy.filePath(sha256);
		if (path === undefined) return;
		for await (const { at, bytes } of filePieces(path, filePieceBytes)) {
			const key = keys[at];
			if (key !== undefined) await upload.bring(key, () => remote.sealing.seal(bytes));
		}
	}
}

/** Under the name of a hash only bytes of that hash may ever stand. */
async function canBring(copy: ArchiveCopy, sha256: string): Promise<boolean> {
	return copy.filePath(sha256) !== undefined && (await copy.isWhole(sha256));
}

/** A lock that cannot be taken back grows stale; what was pushed stands. */
async function release(lock: RemoteLock, run: RunContext): Promise<void> {
	try {
		await lock.release();
	} catch (error) {
		run.log.warn("the lock of the remote stays for 30 minutes", { error: String(error) });
	}
}

function otherWorkspace(remote: string): AppError {
	return new AppError("archive-other-workspace", {
		what: text(`${remote} holds another workspace`, `${remote} 中保存的是另一个工作区`),
		hint: text("Use a prefix of its own for each workspace", "请为每个工作区使用单独的前缀"),
	});
}
