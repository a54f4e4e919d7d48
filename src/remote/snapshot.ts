import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import { AppError, isAppError, text } from "../model/index.js";
import { formatVersion, snapshotKey } from "./layout.js";
import type { ObjectStore } from "./object-store.js";
import { damagedObject, type Sealing } from "./sealing.js";

/** One state of an archive: what its database consists of, and which files belong to it. */
export const SnapshotBody = z.object({
	tool: z.string(),
	workspaceId: z.string().optional(),
	/** Makes the keys of files computable for a reader; absent where nothing is encrypted. */
	nameKey: z.string().optional(),
	database: z.object({ sizeBytes: z.number(), sha256: z.string(), pieces: z.array(z.string()) }),
	files: z.array(z.object({ sha256: z.string(), sizeBytes: z.number() })),
	/** Files the archive speaks of whose bytes nobody had. */
	missing: z.array(z.string()),
});
export type SnapshotBody = z.infer<typeof SnapshotBody>;

/** What everybody may see: enough to throw away what nobody needs, without the right to read. */
const Envelope = z.object({
	uncrisp: z.literal("snapshot"),
	version: z.number(),
	objects: z.array(z.string()),
	body: SnapshotBody.optional(),
	sealed: z.string().optional(),
});
export type Envelope = z.infer<typeof Envelope>;

export async function writeSnapshot(
	store: ObjectStore,
	sealing: Sealing,
	snapshot: { id: string; objects: Iterable<string>; body: SnapshotBody },
): Promise<void> {
	const { body } = snapshot;
	const content = sealing.encrypted
		? { sealed: Buffer.from(await sealing.seal(Buffer.from(JSON.stringify(body)))).toString("base64") }
		: { body };
	const objects = [...snapshot.objects].sort();
	const envelope: Envelope = { uncrisp: "snapshot", version: formatVersion, objects, ...content };
	await store.put(snapshotKey(snapshot.id), await promisify(gzip)(JSON.stringify(envelope)));
}

/** Throws AppError `archive-missing`, `archive-newer` or `archive-damaged`. */
export async function readEnvelope(store: ObjectStore, id: string): Promise<Envelope> {
	const key = snapshotKey(id);
	const bytes = await store.get(key);
	if (bytes === undefined) throw noSuchSnapshot(store, id);
	let json: unknown;
	try {
		json = JSON.parse((await promisify(gunzip)(bytes)).toString("utf8"));
	} catch (cause) {
		throw damagedObject(key, store.name, cause);
	}
	const version = z.object({ version: z.number() }).safeParse(json).data?.version ?? 0;
	if (version > formatVersion) throw newerRemote(store, version);
	const parsed = Envelope.safeParse(json);
	if (!parsed.success) throw damagedObject(key, store.name);
	return parsed.data;
}

export async function openBody(
	store: ObjectStore,
	sealing: Sealing,
	snapshot: { id: string; envelope: Envelope },
): Promise<SnapshotBody> {
	const { body, sealed } = snapshot.envelope;
	if (body !== undefined) return body;
	try {
		const opened = await sealing.open(Buffer.from(sealed ?? "", "base64"));
		return SnapshotBody.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
	} catch (error) {
		if (isAppError(error) && error.code !== "archive-damaged") throw error;
		throw damagedObject(snapshotKey(snapshot.id), store.name, error);
	}
}

function noSuchSnapshot(store: ObjectStore, id: string): AppError {
	return new AppError("archive-missing", {
		what: text(`There is no snapshot ${id} in ${store.name}`, `${store.name} 中没有快照 ${id}`),
		hint: text("List them with `uncrisp archive snapshots`", "用 `uncrisp archive snapshots` 查看全部快照"),
	});
}

export function newerRemote(store: ObjectStore, version: number): AppError {
	return new AppError("archive-newer", {
		what: text(`${store.name} was written by a newer uncrisp`, `${store.name} 由更新版本的 uncrisp 写入`),
		why: text(
			`Its format is version ${version}; this uncrisp knows up to ${formatVersion}`,
			`其格式版本为 ${version}，当前 uncrisp 最高支持 ${formatVersion}`,
		),
		hint: text("Update uncrisp: `npm install --global uncrisp`", "请升级 uncrisp：`npm install --global uncrisp`"),
	});
}
