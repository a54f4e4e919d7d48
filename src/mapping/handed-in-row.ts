import { type JsonFields, readFields, readText } from "./read-json.js";

/**
 * A row that a user handed in, as its record holds it: the row verbatim, and how it is read. Everything a map needs stands
 * in it, so the same record gives the same entity for ever.
 */
export interface HandedInRow {
	/** Cells by the header of their column; in JSON, the object as it was. */
	row: JsonFields;
	/** Our field → their header; `a.b` means member `b` of `a`. */
	columns: Readonly<Record<string, string>>;
	/** In which order day and month stand in this file's dates, where the file says so. */
	dateOrder?: "dmy" | "mdy";
	/** IANA zone of this file's times. */
	timeZone?: string;
}

/** What the row says in the column of a field: trimmed text, or nothing. */
export function readCell(raw: JsonFields, field: string): string | undefined {
	const columns = readFields(raw.columns);
	const header = Object.hasOwn(columns, field) ? readText(columns[field]) : undefined;
	if (header === undefined) return undefined;
	const cell = cellText(memberOf(readFields(raw.row), header)).trim();
	return readText(guarded.test(cell) ? cell.slice(1) : cell);
}

/** The same on one line. */
export function readCellLine(raw: JsonFields, field: string): string | undefined {
	return readText(readCell(raw, field)?.replace(/\s+/g, " "));
}

/** The apostrophe with which CSV files, ours too, keep a spreadsheet from running a text. */
const guarded = /^'+[\s\u0000-\u0020\u200B\uFEFF]*[=+\-@|＝＋－＠]/;

function memberOf(row: JsonFields, header: string): unknown {
	if (Object.hasOwn(row, header)) return row[header];
	let value: unknown = row;
	for (const name of header.split(".")) {
		const fields = readFields(value);
		if (!Object.hasOwn(fields, name)) return undefined;
		value = fields[name];
	}
	return value;
}

function cellText(value: unknown): string {
	if (typeof value === "string") return value.replace(/\r\n?/g, "\n");
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	if (Array.isArray(value)) return value.map(cellText).filter(Boolean).join(", ");
	return "";
}
