import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../model/app-error.js";
import { both } from "./words.js";

/** Writes a file only its owner reads, whole or not at all: what uncrisp writes holds customers' data or secrets. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(`${path}.part`, content, { mode: 0o600 });
		await rename(`${path}.part`, path);
	} catch (cause) {
		throw cannotWrite(path, cause);
	}
}

export function cannotWrite(path: string, cause: unknown): AppError {
	return new AppError("file", {
		what: both(`Cannot write ${path}`, `无法写入 ${path}`),
		hint: both("Check the path, its rights and the disk", "请检查路径、权限和磁盘空间"),
		cause,
	});
}
