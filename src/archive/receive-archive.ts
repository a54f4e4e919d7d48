import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError, text } from "../model/index.js";
import { archiveError } from "./archive-error.js";
import { removeElsewhere, writeElsewhere } from "./elsewhere.js";
import { FileStore } from "./file-store.js";
import { makeFolder } from "./make-folder.js";
import { databaseName, isIgnorable } from "./open-archive.js";

/**
 * Takes in an archive that was kept elsewhere: its files first, its database last. Only the rename of the whole, checked database
 * makes the folder an archive; until then the same call goes on where a killed one stopped.
 */
export interface ArchiveReceiver {
	hasFile(file: { sha256: string; sizeBytes: number }): boolean;
	/** Hash and size of what came; bytes of another hash stand under that hash and disturb nobody. */
	storeFile(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; sizeBytes: number }>;
	/** Notes which files stay where they are, on purpose. To be called before `finish`. */
	leaveElsewhere(left: { remote: string; snapshot: string; sha256s: Iterable<string> }): void;
	/** Throws `archive-damaged` when the bytes are not the expected ones; the folder is no archive then. */
	finish(database: AsyncIterable<Uint8Array>, expected: { sha256: string; sizeBytes: number }): Promise<void>;
}

/** The folder must be missing, empty, or left by an earlier call that did not end: else AppError `usage`. */
export function receiveArchive(path: string): ArchiveReceiver {
	const folder = resolve(path);
	try {
		makeFolder(folder);
		if (!existsSync(join(folder, markName)) && readdirSync(folder).some((name) => !isIgnorable(name)))
			throw notEmpty(folder);
		if (existsSync(join(folder, databaseName))) throw notEmpty(folder);
		writeFileSync(join(folder, markName), "", { mode: 0o600 });
	} catch (error) {
		throw archiveError(error, folder);
	}
	const files = new FileStore(folder, { readonly: false });
	files.prepare();
	removeElsewhere(folder);
	return {
		hasFile({ sha256, sizeBytes }) {
			const there = files.filePath(sha256);
			return there !== undefined && statSync(there).size === sizeBytes;
		},
		storeFile: (bytes) => files.storeFile(bytes),
		leaveElsewhere: (left) => writeElsewhere(folder, left),
		async finish(database, expected) {
			const part = join(folder, `${databaseName}.part`);
			try {
				const found = await write(database, part);
				if (found.sha256 !== expected.sha256 || found.sizeBytes !== expected.sizeBytes) throw notAsWritten(folder);
				await rename(part, join(folder, databaseName));
				rmSync(join(folder, markName), { force: true });
			} catch (error) {
				rmSync(part, { force: true });
				throw archiveError(error, folder);
			}
		},
	};
}

/** Says that a folder is being filled, and by whom it may be filled further. */
const markName = "restoring";

async function write(bytes: AsyncIterable<Uint8Array>, path: string): Promise<{ sha256: string; sizeBytes: number }> {
	const hash = createHash("sha256");
	let sizeBytes = 0;
	const file = await open(path, "w", 0o600);
	try {
		for await (const chunk of bytes) {
			hash.update(chunk);
			sizeBytes += chunk.length;
			await file.writeFile(chunk);
		}
		await file.sync();
	} finally {
		await file.close();
	}
	return { sha256: hash.digest("hex"), sizeBytes };
}

function notEmpty(folder: string): AppError {
	return new AppError("usage", {
		what: text(`${folder} is not empty`, `${folder} 不是空文件夹`),
		why: text("A restore never writes over what is there", "恢复操作不会覆盖已有内容"),
		hint: text("Name a new folder with `--archive FOLDER`", "请用 `--archive 文件夹` 指定一个新文件夹"),
	});
}

function notAsWritten(folder: string): AppError {
	return new AppError("archive-damaged", {
		what: text("The database that came is not the one that was stored", "取回的数据库与存入时不一致"),
		why: text("Its hash differs", "哈希值不一致"),
		hint: text(
			`Take another snapshot: \`uncrisp archive snapshots\`, then \`uncrisp archive restore SNAPSHOT --archive ${folder}\``,
			`请换一个快照：先运行 \`uncrisp archive snapshots\`，再运行 \`uncrisp archive restore 快照 --archive ${folder}\``,
		),
	});
}
