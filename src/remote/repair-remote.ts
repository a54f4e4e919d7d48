import { type ArchiveCopy, copyArchive } from "../archive/copy-archive.js";
import { type CheckRemoteOptions, type CheckRemoteSummary, checkRemote } from "./check-remote.js";
import { databasePieceBytes, filePieceBytes } from "./layout.js";
import { knownNameKey } from "./local-state.js";
import { type Naming, namingOf } from "./naming.js";
import { openRemote, type Remote } from "./open-remote.js";
import { filePieces, packDatabasePiece } from "./pieces.js";
import { takeRemoteLock } from "./remote-lock.js";
import { openBody, readEnvelope } from "./snapshot.js";

export interface RepairRemoteSummary extends CheckRemoteSummary {
	/** Objects brought again from the archive on this machine. */
	repaired: number;
	/** Problems that this archive has nothing against: pieces of earlier states, snapshots whose own list is damaged. */
	left: number;
}

/**
 * Checks a remote, then brings again what is missing or damaged there and what the archive on this machine still holds. An object's
 * name comes from its content, so what is brought is what every snapshot meant by it.
 */
export async function repairRemote(archivePath: string, options: CheckRemoteOptions): Promise<RepairRemoteSummary> {
	const broken = new Set<string>();
	const summary = await checkRemote({
		...options,
		onProblem(problem) {
			if (problem.key !== undefined) broken.add(problem.key);
			options.onProblem(problem);
		},
	});
	if (broken.size === 0) return { ...summary, repaired: 0, left: summary.problems };
	const copy = await copyArchive(archivePath, { now: () => options.run.clock.now() });
	try {
		const remote = await openRemote(options, "write");
		try {
			const lock = await takeRemoteLock(remote.store, "push", options.run);
			try {
				const repair: Repair = { copy, remote, broken, repaired: new Set(), beat: () => lock.beat(), options };
				for (const naming of await namings(archivePath, remote)) {
					await bringFiles(repair, naming);
					await bringDatabase(repair, naming);
				}
				const repaired = repair.repaired.size;
				return { ...summary, repaired, left: summary.problems - repaired };
			} finally {
				await lock.release();
			}
		} finally {
			await remote.close();
		}
	} finally {
		copy.close();
	}
}

interface Repair {
	copy: ArchiveCopy;
	remote: Remote;
	broken: ReadonlySet<string>;
	/** Of `broken`. */
	repaired: Set<string>;
	beat(): Promise<void>;
	options: CheckRemoteOptions;
}

/** Machines that could not read the remote may have named the same content otherwise. */
async function namings(archivePath: string, remote: Remote): Promise<Naming[]> {
	const { store, sealing } = remote;
	if (!sealing.encrypted) return [namingOf(undefined)];
	const keys = new Set<string>();
	const known = await knownNameKey(archivePath, remote.id);
	if (known !== undefined) keys.add(known);
	for (const id of sealing.canOpen ? await remote.snapshots() : []) {
		try {
			const { nameKey } = await openBody(store, sealing, { id, envelope: await readEnvelope(store, id) });
			if (nameKey !== undefined) keys.add(nameKey);
		} catch {
			// A damaged snapshot was told by the check.
		}
	}
	return [...keys].map((key) => namingOf(key));
}

async function bringFiles(repair: Repair, naming: Naming): Promise<void> {
	const { copy, remote, broken, options } = repair;
	for (const file of copy.files()) {
		const keys = naming.file(file);
		// The check names a file that is damaged by its first piece.
		if (!keys.some((key) => broken.has(key))) continue;
		const path = copy.filePath(file.sha256);
		if (path === undefined || !(await copy.isWhole(file.sha256))) continue;
		options.run.signal.throwIfAborted();
		for await (const { at, bytes } of filePieces(path, filePieceBytes)) {
			const key = keys[at];
			if (key !== undefined) await bring(repair, key, () => remote.sealing.seal(bytes));
		}
	}
}

async function bringDatabase(repair: Repair, naming: Naming): Promise<void> {
	const { copy, remote, broken, options } = repair;
	for await (const { bytes } of filePieces(copy.databasePath, databasePieceBytes)) {
		const key = naming.database(bytes);
		if (!broken.has(key)) continue;
		options.run.signal.throwIfAborted();
		await bring(repair, key, () => packDatabasePiece(remote.sealing, bytes));
	}
}

async function bring(repair: Repair, key: string, pack: () => Promise<Uint8Array>): Promise<void> {
	await repair.beat();
	await repair.remote.store.put(key, await pack());
	if (repair.broken.has(key)) repair.repaired.add(key);
}
