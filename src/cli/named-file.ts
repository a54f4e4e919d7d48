import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileError } from "../model/file-error.js";
import { both } from "./words.js";

/** The text of a file that the user named. Throws AppError `file` when it cannot be read. */
export async function readNamedFile(cwd: string, named: string): Promise<string> {
	const path = resolve(cwd, named);
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		throw fileError(cause, both(`Cannot read ${path}`, `无法读取 ${path}`));
	}
}
