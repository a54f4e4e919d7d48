import { isAppError } from "../model/index.js";
import { ageSealing } from "./age-sealing.js";
import { folders } from "./layout.js";
import { openRemote } from "./open-remote.js";
import { takeRemoteLock } from "./remote-lock.js";
import type { RemoteOptions } from "./remote-options.js";
import { s3Address } from "./s3-address.js";
import { s3Store } from "./s3-store.js";
import { openBody, readEnvelope } from "./snapshot.js";

export interface RemoteProbe {
	remote: string;
	/** Undefined in a place where nothing was pushed yet. */
	encrypted: boolean | undefined;
	/** Whether pushes from here would be encrypted. */
	wantsEncryption: boolean;
	/** Whether what is there can be read from here; true where nothing is there yet. */
	canRead: boolean;
	snapshots: number;
	newest: string | undefined;
	/** How far the clock of the store is ahead of ours. */
	clockAheadMs: number;
}

/**
 * Whether copies can be made and read from here, tried out: writes a small sign as every push does, lists it, deletes it, and opens the
 * newest snapshot. Leaves nothing, makes nothing. Throws what a push would throw: `config-invalid`, `credentials-refused`,
 * `rights-missing`, `archive-locked`, `network`, ...
 */
export async function probeRemote(options: RemoteOptions): Promise<RemoteProbe> {
	const { recipients, identities, passphrase } = options.encryption;
	await ageSealing({ recipients, identities });
	const store = s3Store(s3Address(options.location), options);
	try {
		const { run } = options;
		const beforeMs = run.clock.now();
		const lock = await takeRemoteLock(store, "push", run);
		let writtenMs = Number.NEGATIVE_INFINITY;
		for await (const { modifiedAtMs } of store.list(folders.locks)) writtenMs = Math.max(writtenMs, modifiedAtMs);
		await lock.release();
		return {
			remote: store.name,
			wantsEncryption: recipients.length > 0 || passphrase !== undefined,
			clockAheadMs: Math.round(writtenMs - beforeMs),
			...(await lookInside(options)),
		};
	} finally {
		await store.close();
	}
}

async function lookInside(
	options: RemoteOptions,
): Promise<Pick<RemoteProbe, "encrypted" | "canRead" | "snapshots" | "newest">> {
	try {
		const remote = await openRemote(options, "read");
		try {
			const { store, sealing } = remote;
			const ids = await remote.snapshots();
			const newest = ids.at(-1);
			const canRead = !sealing.encrypted || sealing.canOpen;
			if (newest !== undefined && canRead)
				await openBody(store, sealing, { id: newest, envelope: await readEnvelope(store, newest) });
			return { encrypted: sealing.encrypted, canRead, snapshots: ids.length, newest };
		} finally {
			await remote.close();
		}
	} catch (error) {
		if (!isAppError(error) || error.code !== "archive-missing") throw error;
		return { encrypted: undefined, canRead: true, snapshots: 0, newest: undefined };
	}
}
