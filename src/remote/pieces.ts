import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { databasePieceBytes } from "./layout.js";
import type { ObjectStore } from "./object-store.js";
import { damagedObject, type Sealing } from "./sealing.js";

/** A file cut into pieces of one size, the last one shorter; an empty file is one empty piece. Holds one piece at a time. */
export async function* filePieces(path: string, pieceBytes: number): AsyncIterable<{ at: number; bytes: Uint8Array }> {
	const file = await open(path, "r");
	try {
		const { size } = await file.stat();
		for (let at = 0; at === 0 || at * pieceBytes < size; at += 1) {
			const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, size - at * pieceBytes));
			const { bytesRead } = await file.read(buffer, 0, buffer.length, at * pieceBytes);
			yield { at, bytes: buffer.subarray(0, bytesRead) };
		}
	} finally {
		await file.close();
	}
}

/** Pieces of a database shrink to a fifth; attachments are compressed already. */
export async function packDatabasePiece(sealing: Sealing, bytes: Uint8Array): Promise<Uint8Array> {
	return sealing.seal(await promisify(gzip)(bytes));
}

export async function readDatabasePiece(store: ObjectStore, sealing: Sealing, key: string): Promise<Uint8Array> {
	return intact(store, key, async (stored) =>
		promisify(gunzip)(await sealing.open(stored), { maxOutputLength: databasePieceBytes }),
	);
}

/** The bytes of one attachment. Whoever reads them checks the hash of the whole. */
export async function* readFilePieces(
	store: ObjectStore,
	sealing: Sealing,
	keys: readonly string[],
): AsyncIterable<Uint8Array> {
	for (const key of keys) yield await intact(store, key, (stored) => sealing.open(stored));
}

/** For `check`: what the bytes are, without keeping them. */
export async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; sizeBytes: number }> {
	const hash = createHash("sha256");
	let sizeBytes = 0;
	for await (const chunk of bytes) {
		hash.update(chunk);
		sizeBytes += chunk.length;
	}
	return { sha256: hash.digest("hex"), sizeBytes };
}

async function intact(
	store: ObjectStore,
	key: string,
	unpack: (stored: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
	const stored = await store.get(key);
	if (stored === undefined) throw damagedObject(key, store.name);
	try {
		return await unpack(stored);
	} catch (error) {
		if (isRefusal(error)) throw error;
		throw damagedObject(key, store.name, error);
	}
}

/** An identity that is missing or wrong is not damage. */
function isRefusal(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		(error.code === "credentials-refused" || error.code === "config-invalid")
	);
}
