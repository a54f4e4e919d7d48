import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

// remote.json beside the archive: the name keys of its remotes. With it a machine that can only write finds what is there already;
// without it everything would be brought again under other names. It opens nothing.

const State = z.object({ version: z.literal(1), nameKeys: z.record(z.string(), z.string()) });

export async function knownNameKey(archivePath: string, remoteId: string): Promise<string | undefined> {
	return (await read(archivePath)).nameKeys[remoteId];
}

export async function rememberNameKey(archivePath: string, remoteId: string, nameKey: string): Promise<void> {
	const state = await read(archivePath);
	if (state.nameKeys[remoteId] === nameKey) return;
	state.nameKeys[remoteId] = nameKey;
	const path = join(archivePath, fileName);
	await writeFile(`${path}.part`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
	await rename(`${path}.part`, path);
}

const fileName = "remote.json";

async function read(archivePath: string): Promise<z.infer<typeof State>> {
	try {
		return State.parse(JSON.parse(await readFile(join(archivePath, fileName), "utf8")));
	} catch {
		// Missing or spoilt: pieces are brought again, nothing is lost.
		return { version: 1, nameKeys: {} };
	}
}
