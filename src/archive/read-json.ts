import { text } from "../model/index.js";
import { archiveDamaged } from "./archive-error.js";

/** Parses what this archive wrote itself; anything else means that the file changed under us. */
export function readJson<T>(json: string, path: string): T {
	try {
		return JSON.parse(json) as T;
	} catch (error) {
		throw archiveDamaged(
			path,
			text("A stored value is no longer JSON", "某个存储的值已不是有效的 JSON"),
			error,
			text("`uncrisp verify --repair` shows what would bring it back", "`uncrisp verify --repair` 会显示如何修复"),
		);
	}
}
