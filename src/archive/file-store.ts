import { createHash, randomUUID } from "node:crypto";
import { type Dirent, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError, text } from "../model/index.js";
import { archiveError } from "./archive-error.js";
import { type Elsewhere, readElsewhere } from "./elsewhere.js";

// The bytes of attachments: files/<2 hex>/<sha256>. Names are made here from the content alone, so no name of a sender
// can become a path, and the same file sent a hundred times stands here once.

export class FileStore {
	readonly #folder: string;
	readonly #archivePath: string;
	#elsewhere: { list: Elsewhere | undefined } | undefined;
	readonly #readonly: boolean;

	constructor(archivePath: string, options: { readonly: boolean }) {
		this.#archivePath = archivePath;
		this.#folder = join(archivePath, "files");
		this.#readonly = options.readonly;
	}

	/** Removes what a killed run left half. Only the holder of the lock may. */
	prepare(): void {
		rmSync(this.#temporary(), { recursive: true, force: true });
		mkdirSync(this.#temporary(), { recursive: true, mode: 0o700 });
	}

	async storeFile(
		bytes: AsyncIterable<Uint8Array>,
		options: { maxBytes?: number; sha256?: string } = {},
	): Promise<{ sha256: string; sizeBytes: number }> {
		if (this.#readonly)
			throw new AppError("bug", { what: text("The archive is open for reading", "归档以只读方式打开") });
		const temporary = join(this.#temporary(), randomUUID());
		try {
			const stored = await this.#write(bytes, temporary, options.maxBytes ?? Number.POSITIVE_INFINITY);
			if (options.sha256 !== undefined && stored.sha256 !== options.sha256) throw otherFile();
			await this.#settle(temporary, stored);
			return stored;
		} catch (error) {
			await rm(temporary, { force: true });
			throw error;
		}
	}

	filePath(sha256: string): string | undefined {
		if (!isSha256(sha256)) return undefined;
		const path = this.pathOf(sha256);
		return existsSync(path) ? path : undefined;
	}

	/** What was left in a remote on purpose, as it stood when this was opened. */
	elsewhere(): Elsewhere | undefined {
		this.#elsewhere ??= { list: readElsewhere(this.#archivePath) };
		return this.#elsewhere.list;
	}

	pathOf(sha256: string): string {
		return join(this.#folder, sha256.slice(0, 2), sha256);
	}

	/** 0 when they are not there. */
	sizeOf(sha256: string): number {
		return statSync(this.pathOf(sha256), { throwIfNoEntry: false })?.size ?? 0;
	}

	/** Once the bytes are gone, or were before. */
	remove(sha256: string): void {
		if (!isSha256(sha256)) return;
		try {
			rmSync(this.pathOf(sha256), { force: true });
		} catch (error) {
			throw archiveError(error, this.#folder);
		}
	}

	/** Hash and size of the bytes as they are on the disk now; undefined when they are not there. */
	async measure(sha256: string, signal?: AbortSignal): Promise<{ sha256: string; sizeBytes: number } | undefined> {
		const path = this.filePath(sha256);
		if (path === undefined) return undefined;
		const hash = createHash("sha256");
		let sizeBytes = 0;
		const file = await open(path, "r");
		try {
			for await (const chunk of file.createReadStream({ autoClose: false })) {
				signal?.throwIfAborted();
				hash.update(chunk as Uint8Array);
				sizeBytes += (chunk as Uint8Array).length;
			}
		} finally {
			await file.close();
		}
		return { sha256: hash.digest("hex"), sizeBytes };
	}

	/** Every name below files/, relative to it, except what is being written now. */
	async *names(): AsyncIterable<string> {
		if (!existsSync(this.#folder)) return;
		for await (const shelf of await opendir(this.#folder)) {
			if (shelf.name === "tmp") continue;
			if (!shelf.isDirectory()) yield shelf.name;
			else for await (const file of await opendir(join(this.#folder, shelf.name))) yield `${shelf.name}/${file.name}`;
		}
	}

	sizeBytes(): { files: number; fileCount: number } {
		let files = 0;
		let fileCount = 0;
		for (const shelf of entriesOf(this.#folder)) {
			if (!shelf.isDirectory() || shelf.name === "tmp") continue;
			for (const file of entriesOf(join(this.#folder, shelf.name))) {
				files += statSync(join(this.#folder, shelf.name, file.name), { throwIfNoEntry: false })?.size ?? 0;
				fileCount += 1;
			}
		}
		return { files, fileCount };
	}

	async #write(
		bytes: AsyncIterable<Uint8Array>,
		path: string,
		maxBytes: number,
	): Promise<{ sha256: string; sizeBytes: number }> {
		const hash = createHash("sha256");
		let sizeBytes = 0;
		const file = await this.#disk(() => open(path, "wx", 0o600));
		try {
			for await (const chunk of bytes) {
				sizeBytes += chunk.length;
				if (sizeBytes > maxBytes) throw fileTooLarge(maxBytes);
				hash.update(chunk);
				await this.#disk(() => file.writeFile(chunk));
			}
			await this.#disk(() => file.sync());
		} finally {
			await file.close();
		}
		return { sha256: hash.digest("hex"), sizeBytes };
	}

	/** Gives complete bytes their name. The rename is what makes them exist: before it nobody sees them, after it they are whole. */
	async #settle(temporary: string, stored: { sha256: string; sizeBytes: number }): Promise<void> {
		const path = this.pathOf(stored.sha256);
		await this.#disk(async () => {
			const there = await stat(path).catch(() => undefined);
			// A file that is not what its name says was damaged since; good bytes replace it.
			if (there?.size === stored.sizeBytes && (await this.measure(stored.sha256))?.sha256 === stored.sha256)
				return rm(temporary);
			const shelf = join(this.#folder, stored.sha256.slice(0, 2));
			await mkdir(shelf, { recursive: true, mode: 0o700 });
			await rename(temporary, path);
			await syncFolder(shelf);
		});
	}

	async #disk<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			throw archiveError(error, this.#folder);
		}
	}

	#temporary(): string {
		return join(this.#folder, "tmp");
	}
}

export function isSha256(value: string): boolean {
	return /^[0-9a-f]{64}$/.test(value);
}

function otherFile(): AppError {
	return new AppError("file", {
		what: text("The bytes that came are not the wanted file", "收到的内容不是所需的文件"),
		details: { reason: "other-file" },
	});
}

function fileTooLarge(maxBytes: number): AppError {
	return new AppError("file", {
		what: text(`A file is larger than ${maxBytes} bytes`, `文件超过 ${maxBytes} 字节`),
		why: text("The size limit of the run stopped it", "超出了本次任务的大小上限"),
		details: { reason: "too-large", maxBytes },
	});
}

/** A rename is on the disk once its folder is; not every system lets a folder be synced. */
async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, "r").catch(() => undefined);
	await folder?.sync().catch(() => undefined);
	await folder?.close();
}

function entriesOf(folder: string): Dirent[] {
	return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}
