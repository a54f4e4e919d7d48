import { text } from "../model/index.js";
import { inParallel } from "./in-parallel.js";
import { folders, isPieceKey, snapshotKey } from "./layout.js";
import { openRemote, type Remote } from "./open-remote.js";
import { takeRemoteLock } from "./remote-lock.js";
import type { RemoteOptions } from "./remote-options.js";
import { applyRetention, type Kept, type Retention } from "./retention.js";
import { readEnvelope } from "./snapshot.js";

export interface ForgetOptions extends RemoteOptions {
	retention: Retention;
	/** False: only look. */
	perform: boolean;
}

export interface ForgetSummary {
	status: "preview" | "done";
	remote: string;
	keep: Kept[];
	remove: string[];
	/** Pieces that no kept snapshot names. */
	objects: number;
	bytes: number;
}

const width = 6;

/**
 * Removes snapshots that the rule does not keep, then the pieces that nobody names any more. Snapshots go first: killed in between, what
 * is left over goes with the next call. Needs no right to read: what a snapshot names stands in it openly.
 */
export async function forgetSnapshots(options: ForgetOptions): Promise<ForgetSummary> {
	const remote = await openRemote({ ...options, encryption: { recipients: [], identities: [] } }, "read");
	try {
		if (!options.perform) return { status: "preview", ...(await look(remote, options)).summary };
		const lock = await takeRemoteLock(remote.store, "forget", options.run);
		try {
			// Looked at anew: only behind the lock nobody adds.
			const { summary, spare } = await look(remote, options);
			for (const id of summary.remove) await remote.store.delete(snapshotKey(id));
			const total = spare.length;
			options.run.report({ type: "step", step: "forget", text: text("Removing objects", "正在删除对象"), total });
			let done = 0;
			await inParallel(spare, width, async (key) => {
				options.run.signal.throwIfAborted();
				options.run.stop?.throwIfAborted();
				await lock.beat();
				await remote.store.delete(key);
				done += 1;
				options.run.report({ type: "advance", step: "forget", done, total });
			});
			return { status: "done", ...summary };
		} finally {
			await lock.release();
		}
	} finally {
		await remote.close();
	}
}

/** Reads every snapshot that stays: one that cannot be read ends it here, before anything is removed. */
async function look(
	remote: Remote,
	{ retention }: ForgetOptions,
): Promise<{ summary: Omit<ForgetSummary, "status">; spare: string[] }> {
	const { store } = remote;
	const { keep, remove } = applyRetention(await remote.snapshots(), retention);
	const named = new Set<string>();
	for (const { id } of keep) for (const key of (await readEnvelope(store, id)).objects) named.add(key);
	const spare: string[] = [];
	let bytes = 0;
	for (const folder of [folders.database, folders.files]) {
		for await (const object of store.list(folder)) {
			if (named.has(object.key) || !isPieceKey(object.key)) continue;
			spare.push(object.key);
			bytes += object.sizeBytes;
		}
	}
	return { summary: { remote: store.name, keep, remove, objects: spare.length, bytes }, spare };
}
