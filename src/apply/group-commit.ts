import type { Archive } from "../archive/archive.js";

/**
 * Lets lanes share a commit: what they want to write down in one turn of the event loop goes into one transaction, and each goes on
 * when that is on the disk. A commit waits for the disk, and with one for each lane the target would wait as well.
 * With `synced: false` it need not be on the disk yet. When it fails, nothing of it was written and everybody who shared it hears so.
 */
export function createGroupCommit(archive: Pick<Archive, "transaction">): GroupCommit {
	let waiting: { write(): void; synced: boolean; resolve(): void; reject(error: unknown): void }[] = [];

	function flush(): void {
		const group = waiting;
		waiting = [];
		try {
			archive.transaction(
				() => {
					for (const { write } of group) write();
				},
				{ synced: group.some(({ synced }) => synced) },
			);
		} catch (error) {
			for (const { reject } of group) reject(error);
			return;
		}
		for (const { resolve } of group) resolve();
	}

	return (write, { synced } = { synced: true }) =>
		new Promise((resolve, reject) => {
			// After everything that arrived in this turn was handed to the lanes.
			if (waiting.length === 0) setImmediate(flush);
			waiting.push({ write, synced, resolve, reject });
		});
}

export type GroupCommit = (write: () => void, options?: { synced: boolean }) => Promise<void>;
