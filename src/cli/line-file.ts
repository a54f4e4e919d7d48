import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { fileError } from "../model/file-error.js";
import { both } from "./words.js";

const bufferedChars = 1 << 20;

/** A file written line by line beside something else that streams; only its owner reads it, and it appears whole or not at all. */
export interface LineFile {
	add(line: string): void;
	/** Puts it in its place. */
	finish(): void;
	/** Removes what was written, unless it was finished. */
	abandon(): void;
}

export function openLineFile(path: string): LineFile {
	const part = `${path}.part`;
	const guarded = <T>(work: () => T): T => {
		try {
			return work();
		} catch (cause) {
			throw fileError(cause, both(`Cannot write ${path}`, `无法写入 ${path}`));
		}
	};
	const file = guarded(() => openSync(part, "w", 0o600));
	let open = true;
	let buffered = "";
	const close = () => {
		if (open) closeSync(file);
		open = false;
	};
	const flush = () => {
		guarded(() => writeSync(file, buffered));
		buffered = "";
	};
	return {
		add(line) {
			buffered += line;
			if (buffered.length >= bufferedChars) flush();
		},
		finish() {
			flush();
			close();
			guarded(() => renameSync(part, path));
		},
		abandon() {
			close();
			rmSync(part, { force: true });
		},
	};
}
