import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Archive, OpenArchiveOptions } from "../../src/archive/archive.js";
import { openArchive } from "../../src/archive/open-archive.js";
import { isAppError } from "../../src/model/index.js";

export interface TemporaryArchive {
	/** The archive's folder; not made before it is opened. */
	path: string;
	open(mode?: OpenArchiveOptions["mode"], options?: Partial<OpenArchiveOptions>): Archive;
}

/** A folder of its own for each test, removed after it, with every archive in it closed. Time goes 1 s a look. */
export function temporaryArchive(): TemporaryArchive {
	const folder = mkdtempSync(join(tmpdir(), "uncrisp-archive-"));
	const path = join(folder, "archive");
	const open: Archive[] = [];
	let nowMs = Date.UTC(2026, 10, 24);
	afterEach(() => {
		for (const archive of open) archive.close();
		chmodSync(folder, 0o700);
		rmSync(folder, { recursive: true, force: true });
	});
	return {
		path,
		open: (mode = "create", options = {}) => {
			const archive = openArchive(path, {
				mode,
				now: () => {
					nowMs += 1000;
					return nowMs;
				},
				owner: "uncrisp test",
				...options,
			});
			open.push(archive);
			return archive;
		},
	};
}

/** The code of the AppError that `work` throws; anything else fails the test. */
export function errorCode(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (isAppError(error)) return error.code;
		throw error;
	}
	throw new Error("nothing was thrown");
}
