import { stringify } from "csv-stringify/sync";

/** What a cell holds before it is written. Numbers stay numbers: a negative one is no formula. */
export type CsvValue = string | number | boolean | undefined;

/** Rows as CSV text (RFC 4180, CRLF). Every text is made harmless for spreadsheets first. */
export function csvLines(rows: readonly (readonly CsvValue[])[]): string {
	return stringify(
		rows.map((row) => row.map(safeCell)),
		{ record_delimiter: "windows" },
	);
}

/**
 * A text that no spreadsheet takes for a formula: Excel and others run cells that begin with = + - @ TAB or CR, also after
 * spaces and also in full-width form. The added apostrophe is what they themselves use for "this is text".
 */
export function safeCell(value: CsvValue): string {
	if (value === undefined) return "";
	if (typeof value !== "string") return String(value);
	return formulaStart.test(value) ? `'${value}` : value;
}

const formulaStart = /^[\s\u0000-\u0020\u200B\uFEFF]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\u0000]/;
