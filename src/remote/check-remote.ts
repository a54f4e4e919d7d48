import { isAppError, text } from "../model/index.js";
import { inParallel } from "./in-parallel.js";
import { folders } from "./layout.js";
import { namingOf } from "./naming.js";
import { nothingThere, openRemote, type Remote } from "./open-remote.js";
import { hashOf, readDatabasePiece, readFilePieces } from "./pieces.js";
import type { RemoteOptions } from "./remote-options.js";
import { type Envelope, openBody, readEnvelope, type SnapshotBody } from "./snapshot.js";

export interface RemoteProblem {
	code: "snapshot-damaged" | "object-missing" | "object-damaged";
	snapshot: string;
	key?: string;
}

export interface CheckRemoteOptions extends RemoteOptions {
	/** Fetch and compare: all, or the n-th of t parts; absent: only whether everything is there. */
	read?: { n: number; of: number };
	onProblem(problem: RemoteProblem): void;
}

export interface CheckRemoteSummary {
	remote: string;
	snapshots: number;
	objects: number;
	/** Objects whose bytes were fetched and compared. */
	read: number;
	problems: number;
}

const width = 4;

/** Whether every snapshot could be restored. Changes nothing. */
export async function checkRemote(options: CheckRemoteOptions): Promise<CheckRemoteSummary> {
	const remote = await openRemote(options, "read");
	try {
		const { store } = remote;
		const ids = await remote.snapshots();
		if (ids.length === 0) throw nothingThere(store);
		const there = new Set<string>();
		for (const folder of [folders.database, folders.files])
			for await (const { key } of store.list(folder)) there.add(key);
		const summary = { remote: store.name, snapshots: ids.length, objects: 0, read: 0, problems: 0 };
		const tell = (problem: RemoteProblem) => {
			summary.problems += 1;
			options.onProblem(problem);
		};
		const known = new Set<string>();
		// Newest first: what most depends on is told first.
		for (const id of [...ids].reverse()) {
			const envelope = await unlessDamaged(() => readEnvelope(store, id));
			if (envelope === undefined) {
				tell({ code: "snapshot-damaged", snapshot: id });
				continue;
			}
			for (const key of envelope.objects) {
				if (known.has(key)) continue;
				known.add(key);
				if (!there.has(key)) tell({ code: "object-missing", snapshot: id, key });
			}
			if (options.read !== undefined)
				summary.read += await readSnapshot({ remote, id, envelope, there, options, tell });
		}
		return { ...summary, objects: known.size };
	} finally {
		await remote.close();
	}
}

interface Reading {
	remote: Remote;
	id: string;
	envelope: Envelope;
	/** What is still to be read: each object once, whichever snapshot names it first. */
	there: Set<string>;
	options: CheckRemoteOptions;
	tell(problem: RemoteProblem): void;
}

async function readSnapshot(reading: Reading): Promise<number> {
	const { remote, id, envelope, there, options, tell } = reading;
	const { store, sealing } = remote;
	const body = await unlessDamaged(() => openBody(store, sealing, { id, envelope }));
	if (body === undefined) {
		tell({ code: "snapshot-damaged", snapshot: id });
		return 0;
	}
	const things = [...thingsOf(reading, body)];
	const total = things.length;
	options.run.report({ type: "step", step: "check", text: text(`Reading ${id}`, `正在读取 ${id}`), total });
	let done = 0;
	let read = 0;
	await inParallel(things, width, async ({ keys, isWhole }) => {
		options.run.signal.throwIfAborted();
		options.run.stop?.throwIfAborted();
		for (const key of keys) there.delete(key);
		if ((await unlessDamaged(isWhole)) !== true) tell({ code: "object-damaged", snapshot: id, key: keys[0] ?? "" });
		read += keys.length;
		done += 1;
		options.run.report({ type: "advance", step: "check", done, total });
	});
	return read;
}

interface Thing {
	keys: readonly string[];
	isWhole(): Promise<boolean>;
}

function* thingsOf({ remote, there, options }: Reading, body: SnapshotBody): Iterable<Thing> {
	const { store, sealing } = remote;
	const naming = namingOf(body.nameKey);
	const slice = options.read ?? { n: 1, of: 1 };
	const isMine = (keys: readonly string[]) =>
		keys.every((key) => there.has(key)) && sliceOf(keys[0] ?? "", slice.of) === slice.n - 1;
	for (const key of new Set(body.database.pieces)) {
		if (!isMine([key])) continue;
		yield {
			keys: [key],
			isWhole: async () => naming.database(await readDatabasePiece(store, sealing, key)) === key,
		};
	}
	for (const file of body.files) {
		const keys = naming.file(file);
		if (!isMine(keys)) continue;
		yield {
			keys,
			isWhole: async () => (await hashOf(readFilePieces(store, sealing, keys))).sha256 === file.sha256,
		};
	}
}

/** The name itself is the die: nights are of equal size, and each object has its night. */
function sliceOf(key: string, of: number): number {
	const name = key.slice(key.lastIndexOf("/") + 1);
	return Number.parseInt(name.slice(0, 8), 16) % of;
}

/** Undefined for damage; a refusal is thrown. */
async function unlessDamaged<T>(work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		if (isAppError(error) && (error.code === "archive-damaged" || error.code === "archive-missing")) return undefined;
		throw error;
	}
}
