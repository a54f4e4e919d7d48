import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder with all that is missing above it, readable by its owner only. Throws what the file system throws. Node's own
 * recursive mkdir never ends where a parent is there and still "not found" is all it says, as below /proc.
 */
export function makeFolder(path: string): void {
	const missing: string[] = [];
	for (let at = path; !exists(at); at = dirname(at)) missing.push(at);
	for (const folder of missing.reverse()) {
		try {
			mkdirSync(folder, { mode: 0o700 });
		} catch (error) {
			// Somebody else may have been faster.
			if (!isCode(error, "EEXIST") || !isFolder(folder)) throw error;
		}
	}
	// What is there already may be a file.
	if (!isFolder(path)) mkdirSync(path);
}

function exists(path: string): boolean {
	try {
		statSync(path);
		return true;
	} catch (error) {
		if (isCode(error, "ENOENT") && dirname(path) !== path) return false;
		throw error;
	}
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && "code" in error && error.code === code;
}
