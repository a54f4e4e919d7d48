import { stringify } from "csv-stringify/sync";

/** A row with the line it starts on, counted from 1 as editors do. */
export interface CsvRow {
	line: number;
	cells: string[];
}

/** What a spreadsheet would run. Full-width signs count: Excel runs them in East Asian locales. */
const startsFormula = /^'*[=+\-@\t\r＝＋－＠]/;

/** Writes rows as CSV with a byte-order mark, which Excel needs for Chinese. Cells that look like formulas get an apostrophe. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
	const safe = rows.map((row) => row.map((cell) => (startsFormula.test(cell) ? `'${cell}` : cell)));
	return stringify(safe, { bom: true, record_delimiter: "\r\n" });
}

/** Reads what {@link writeCsv}, Excel or a text editor wrote: comma, semicolon or tab, LF or CRLF, quotes doubled inside quotes. */
export function readCsv(content: string): CsvRow[] {
	const text = content.replace(/^\uFEFF/, "");
	const delimiter = delimiterOf(text);
	const rows: CsvRow[] = [];
	let row: CsvRow = { line: 1, cells: [] };
	let cell = "";
	let quoted = false;
	let line = 1;

	const endCell = () => {
		row.cells.push(startsFormula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell);
		cell = "";
	};
	const endRow = () => {
		endCell();
		if (row.cells.some((value) => value !== "")) rows.push(row);
		row = { line, cells: [] };
	};

	for (let index = 0; index < text.length; index += 1) {
		const char = text.charAt(index);
		if (char === "\n") line += 1;
		if (quoted) {
			if (char !== '"') cell += char;
			else if (text.charAt(index + 1) === '"') {
				cell += '"';
				index += 1;
			} else quoted = false;
		} else if (char === '"' && cell === "") quoted = true;
		else if (char === delimiter) endCell();
		else if (char === "\n") endRow();
		else if (char !== "\r" || text.charAt(index + 1) !== "\n") cell += char;
	}
	if (quoted) throw new UnclosedQuoteError(row.line);
	if (cell !== "" || row.cells.length > 0) endRow();
	return rows;
}

/** A quote opened on `line` never closes: what follows cannot be told apart. */
export class UnclosedQuoteError extends Error {
	override readonly name = "UnclosedQuoteError";
	constructor(readonly line: number) {
		super(`line ${line}: a quote is not closed`);
	}
}

function delimiterOf(text: string): string {
	const header = text.slice(0, text.indexOf("\n") + 1 || undefined);
	for (const candidate of [",", ";", "\t"]) if (header.includes(candidate)) return candidate;
	return ",";
}
