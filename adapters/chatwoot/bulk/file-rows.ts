import { createHash, randomInt } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileRef } from "../../../src/adapter/contract.js";
import { AppError, text } from "../../../src/model/index.js";
import type { Database } from "../database.js";
import { fileName, type Session } from "../target/handler.js";
import { reserveIds } from "./look-up.js";
import { fileTypeOf } from "./rows.js";

/** A file of a message, with the bytes in Chatwoot's storage folder already. */
export interface StoredFile {
	messageId: number;
	file: FileRef;
	/** Its name in the storage. */
	key: string;
	/** MD5 in base64, as Active Storage wants it. */
	checksum: string;
	at: string;
}

/** Puts the bytes where Active Storage's disk service looks for them (sheet 6.1): two folders of two letters, then the key. */
export async function storeFile(session: Session, folder: string, file: FileRef) {
	const key = Array.from({ length: 28 }, () => randomInt(36).toString(36)).join("");
	const path = storedPath(folder, key);
	const blob = await session.io.openFile(file);
	const hash = createHash("md5");
	try {
		await mkdir(dirname(path), { recursive: true });
		const bytes = Readable.fromWeb(blob.stream() as Parameters<typeof Readable.fromWeb>[0]);
		bytes.on("data", (chunk: Uint8Array) => hash.update(chunk));
		await pipeline(bytes, createWriteStream(path, { flags: "wx" }));
	} catch (cause) {
		await forgetFile(folder, key);
		const full = cause instanceof Error && "code" in cause && cause.code === "ENOSPC";
		throw new AppError(full ? "disk-full" : "config-invalid", {
			what: text("A file cannot be written to CHATWOOT_STORAGE", "无法向 CHATWOOT_STORAGE 写入文件"),
			hint: text("Check the folder, its owner and its free space", "请检查该目录、其所有者和剩余空间"),
			cause,
		});
	}
	return { key, checksum: hash.digest("base64") };
}

/** Takes back bytes whose rows were not written. */
export async function forgetFile(folder: string, key: string): Promise<void> {
	await rm(storedPath(folder, key), { force: true });
}

function storedPath(folder: string, key: string): string {
	return join(folder, key.slice(0, 2), key.slice(2, 4), key);
}

/** The rows that make stored bytes the attachments of messages. */
export async function addFiles(database: Database, accountId: number, files: readonly StoredFile[]): Promise<void> {
	if (files.length === 0) return;
	const ids = await reserveIds(database, "attachments", files.length);
	const blobs = await reserveIds(database, "active_storage_blobs", files.length);
	await database.copy(
		"attachments",
		["id", "message_id", "account_id", "file_type", "extension", "created_at", "updated_at"],
		files.map(({ messageId, file, at }, n) => {
			const extension = /\.([^.]{1,20})$/.exec(file.name)?.[1] ?? null;
			return [ids[n] ?? null, messageId, accountId, fileTypeOf(file.mimeType), extension, at, at];
		}),
	);
	await database.copy(
		"active_storage_blobs",
		["id", "key", "filename", "content_type", "metadata", "byte_size", "checksum", "service_name", "created_at"],
		files.map(({ file, key, checksum, at }, n) => [
			blobs[n] ?? null,
			key,
			fileName(file),
			file.mimeType,
			'{"identified":true}',
			file.sizeBytes,
			checksum,
			"local",
			at,
		]),
	);
	await database.copy(
		"active_storage_attachments",
		["name", "record_type", "record_id", "blob_id", "created_at"],
		files.map(({ at }, n) => ["file", "Attachment", ids[n] ?? null, blobs[n] ?? null, at]),
	);
}
