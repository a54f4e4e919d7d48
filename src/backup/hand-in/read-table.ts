import { text } from "../../model/index.js";
import { decodeText } from "./decode-text.js";
import { fileInvalid } from "./hand-in-error.js";
import { readCsvTable } from "./read-csv-table.js";
import { readJsonTable } from "./read-json-table.js";

export interface HandedInTable {
	format: "csv" | "json" | "ndjson";
	encoding: string;
	delimiter?: string;
	/** Columns by name, in order. */
	headers: readonly string[];
	rows: readonly TableRow[];
}

export interface TableRow {
	/** Line of the file on which it begins, from 1; in a JSON array the number of the item. */
	line: number;
	/** Verbatim. */
	row: Readonly<Record<string, unknown>>;
}

/** More than anybody copies out of an app by hand; the rows are held in memory until all of them are known to be right. */
export const mostFileBytes = 64 * 1024 * 1024;

/** Reads CSV, TSV, a JSON array or NDJSON. Throws AppError `usage` with the line for a file that is broken. */
export function readTable(bytes: Uint8Array): HandedInTable {
	if (bytes.length > mostFileBytes) throw fileInvalid(text("it is larger than 64 MiB", "超过 64 MiB"));
	const { text: content, encoding } = decodeText(bytes);
	const start = content.trimStart().charAt(0);
	const table = start === "[" || start === "{" ? readJsonTable(content) : readCsvTable(content);
	if (table.rows.length === 0) throw fileInvalid(text("there are no rows in it", "其中没有数据行"));
	return { ...table, encoding };
}
