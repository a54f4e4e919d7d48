import type { Archive } from "../archive/archive.js";
import { isAppError, text } from "../model/index.js";
import { inParallel } from "./in-parallel.js";
import { namingOf } from "./naming.js";
import { openRemote } from "./open-remote.js";
import { readFilePieces } from "./pieces.js";
import type { RemoteOptions } from "./remote-options.js";
import { openBody, readEnvelope } from "./snapshot.js";

const width = 4;

/**
 * Brings single files of an archive back from its remote, whichever snapshot they came with. Each is checked before it counts; what is
 * not there, or damaged there, is left out. The hashes of those that came.
 */
export async function fetchRemoteFiles(
	archive: Pick<Archive, "storeFile">,
	files: readonly { sha256: string; sizeBytes: number }[],
	options: RemoteOptions,
): Promise<Set<string>> {
	const { run } = options;
	const came = new Set<string>();
	const remote = await openRemote(options, "read");
	try {
		const { store, sealing } = remote;
		const newest = (await remote.snapshots()).at(-1);
		if (newest === undefined) return came;
		const { nameKey } = await openBody(store, sealing, { id: newest, envelope: await readEnvelope(store, newest) });
		const naming = namingOf(nameKey);
		const wanted = new Map(files.map((file) => [file.sha256, file]));
		const total = wanted.size;
		run.report({ type: "step", step: "restore-files", text: text("Fetching files", "正在取回附件"), total });
		let done = 0;
		await inParallel(wanted.values(), width, async (file) => {
			run.signal.throwIfAborted();
			run.stop?.throwIfAborted();
			try {
				const pieces = readFilePieces(store, sealing, naming.file(file));
				came.add((await archive.storeFile(pieces, { sha256: file.sha256 })).sha256);
			} catch (error) {
				if (!isNotThere(error)) throw error;
			}
			done += 1;
			run.report({ type: "advance", step: "restore-files", done, total });
		});
		return came;
	} finally {
		await remote.close();
	}
}

function isNotThere(error: unknown): boolean {
	if (!isAppError(error)) return false;
	return error.code === "archive-damaged" || (error.code === "file" && error.details?.reason === "other-file");
}
