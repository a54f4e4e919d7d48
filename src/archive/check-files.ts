import { text } from "../model/index.js";
import type { ArchiveProblem, Slice } from "./archive-problem.js";
import { type FileStore, isSha256 } from "./file-store.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

interface StoredRow {
	id: string;
	sha256: string | null;
	size_bytes: number | null;
}

/** Every stored attachment must have its bytes; those of the slice are read and hashed. Bytes of nobody are reported too. */
export async function* checkFiles(
	db: Sqlite,
	files: FileStore,
	slice: Slice,
	signal: AbortSignal | undefined,
): AsyncIterable<ArchiveProblem> {
	const stored = walkRows<StoredRow>(db, {
		select: "SELECT id, sha256, size_bytes FROM attachments",
		where: ["state = 'stored'"],
		values: [],
		order: ["id"],
	});
	for (const row of stored) {
		signal?.throwIfAborted();
		const problem = await fileProblem(files, row, slice, signal);
		if (problem !== undefined) yield { ...problem, resource: "attachment", id: row.id };
	}
	for await (const name of files.names()) {
		signal?.throwIfAborted();
		const sha256 = name.slice(3);
		const ours = isSha256(sha256) && name.slice(0, 2) === sha256.slice(0, 2);
		const known = ours && db.get("SELECT 1 AS one FROM attachments WHERE sha256 = ? LIMIT 1", sha256) !== undefined;
		if (!known)
			yield {
				code: "stray-file",
				id: name,
				message: text("no attachment of the archive has these bytes", "归档中没有附件使用该文件"),
			};
	}
}

async function fileProblem(
	files: FileStore,
	row: StoredRow,
	slice: Slice,
	signal: AbortSignal | undefined,
): Promise<Pick<ArchiveProblem, "code" | "message"> | undefined> {
	const missing = { code: "file-missing", message: text("its bytes are not there", "文件不存在") };
	if (row.sha256 === null) return missing;
	if (files.filePath(row.sha256) === undefined)
		return files.elsewhere()?.has(row.sha256) === true ? undefined : missing;
	// The hash itself is the die: the same file is looked at on the same night, and the nights are of equal size.
	if (Number.parseInt(row.sha256.slice(0, 8), 16) % slice.of !== slice.n - 1) return undefined;
	const found = await files.measure(row.sha256, signal);
	if (found === undefined) return missing;
	if (found.sha256 !== row.sha256)
		return { code: "file-damaged", message: text("its bytes are not what was stored", "内容与存入时不一致") };
	if (row.size_bytes !== null && found.sizeBytes !== row.size_bytes) {
		return {
			code: "file-size",
			message: text(
				`${found.sizeBytes} bytes, noted as ${row.size_bytes}`,
				`实际 ${found.sizeBytes} 字节，记录为 ${row.size_bytes} 字节`,
			),
		};
	}
	return undefined;
}
