import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../archive/make-folder.js";
import { fileError } from "../model/file-error.js";
import { both } from "./words.js";

/** Writes a file only its owner reads, whole or not at all: what uncrisp writes holds customers' data or secrets. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
	try {
		makeFolder(dirname(path));
		await writeFile(`${path}.part`, content, { mode: 0o600 });
		await rename(`${path}.part`, path);
	} catch (cause) {
		await rm(`${path}.part`, { force: true });
		throw fileError(cause, both(`Cannot write ${path}`, `无法写入 ${path}`));
	}
}
