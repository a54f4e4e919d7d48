import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * A database as another tool sees it, through the very SQLite the archive uses: two copies of the library in one process
 * would drop each other's file locks.
 */
export const RawDatabase = builtIn() ?? require("@photostructure/sqlite").DatabaseSync;

function builtIn() {
	try {
		return require("node:sqlite").DatabaseSync;
	} catch {
		return undefined;
	}
}
