import { isAppError } from "../model/index.js";
import { folders, snapshotIdOf, snapshotTimeMs } from "./layout.js";
import { openRemote, type Remote } from "./open-remote.js";
import type { RemoteOptions } from "./remote-options.js";
import { openBody, readEnvelope } from "./snapshot.js";

export interface SnapshotFacts {
	id: string;
	createdAtMs: number;
	/** Absent where this machine may not read. */
	workspaceId?: string;
	databaseBytes?: number;
	files?: number;
	fileBytes?: number;
	missing?: number;
}

export interface SnapshotList {
	remote: string;
	encrypted: boolean;
	snapshots: SnapshotFacts[];
	/** All pieces together: what the remote costs. */
	storedObjects: number;
	storedBytes: number;
}

/** Every snapshot of a remote, oldest first. */
export async function listSnapshots(options: RemoteOptions): Promise<SnapshotList> {
	const remote = await openRemote(options, "read");
	try {
		const snapshots: SnapshotFacts[] = [];
		for (const id of await remote.snapshots()) snapshots.push(await factsOf(remote, id));
		let storedObjects = 0;
		let storedBytes = 0;
		for (const folder of [folders.database, folders.files, folders.snapshots]) {
			for await (const object of remote.store.list(folder)) {
				storedBytes += object.sizeBytes;
				if (snapshotIdOf(object.key) === undefined) storedObjects += 1;
			}
		}
		return {
			remote: remote.store.name,
			encrypted: remote.sealing.encrypted,
			snapshots,
			storedObjects,
			storedBytes,
		};
	} finally {
		await remote.close();
	}
}

async function factsOf({ store, sealing }: Remote, id: string): Promise<SnapshotFacts> {
	const facts = { id, createdAtMs: snapshotTimeMs(id) };
	if (!sealing.canOpen) return facts;
	try {
		const body = await openBody(store, sealing, { id, envelope: await readEnvelope(store, id) });
		return {
			...facts,
			...(body.workspaceId !== undefined && { workspaceId: body.workspaceId }),
			databaseBytes: body.database.sizeBytes,
			files: body.files.length,
			fileBytes: body.files.reduce((sum, file) => sum + file.sizeBytes, 0),
			missing: body.missing.length,
		};
	} catch (error) {
		// One that is damaged, or made for others, must not hide the rest; `check` says more.
		if (isAppError(error) && (error.code === "archive-damaged" || error.code === "credentials-refused")) return facts;
		throw error;
	}
}
