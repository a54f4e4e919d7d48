import { CsvError, parse } from "csv-parse/sync";
import { text } from "../../model/index.js";
import { fileInvalid } from "./hand-in-error.js";
import type { HandedInTable, TableRow } from "./read-table.js";

/** Reads delimited text: comma, semicolon or tab, whichever makes a table of it; quoted line ends are text. */
export function readCsvTable(content: string): Omit<HandedInTable, "encoding"> {
	const delimiter = delimiterOf(content);
	const [head, ...lines] = records(content, delimiter);
	if (head === undefined) throw fileInvalid(text("it is empty", "文件为空"));
	const headers = uniqueNames(head.cells);
	const rows = lines
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
		.map(({ cells, line }): TableRow => {
			// A cell beyond the header is a comma that was meant as text: guessing which would put words in wrong columns.
			if (cells.slice(headers.length).some((cell) => cell.trim() !== ""))
				throw fileInvalid(
					text(
						`${cells.length} cells under ${headers.length} headers`,
						`表头有 ${headers.length} 列，此行有 ${cells.length} 个单元格`,
					),
					{
						line,
						hint: text("Put a text with a comma in it between quotes", "含分隔符的内容请用双引号括起来"),
					},
				);
			return { line, row: Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ""])) };
		});
	return { format: "csv", delimiter, headers, rows };
}

interface CsvRecord {
	line: number;
	cells: string[];
}

/** Reads into `found`, so that what stood before a broken place is known too. */
function records(content: string, delimiter: string, most?: number, found: CsvRecord[] = []): CsvRecord[] {
	let endLine = 0;
	try {
		parse(content, {
			delimiter,
			relax_column_count: true,
			// A stray quote in the middle of a cell is an inch or a mistake, not the end of the table.
			relax_quotes: true,
			...(most === undefined ? {} : { to: most }),
			on_record: (cells: string[], context) => {
				found.push({ line: endLine + 1, cells });
				endLine = context.lines;
				return null;
			},
		});
		return found;
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		// The reader's own message can quote a cell.
		const problem =
			cause.code === "CSV_QUOTE_NOT_CLOSED"
				? text("a quote opens here or below and never closes", "此行或其后有未闭合的引号")
				: text("it is not a table", "不是有效的表格");
		throw fileInvalid(problem, { line: endLine + 1 });
	}
}

/** How many records show which delimiter makes a table. */
const sampled = 20;

function delimiterOf(content: string): string {
	let best = { delimiter: ",", score: 0 };
	// Tabs first: with both in the header, the comma is the one that is text.
	for (const delimiter of ["\t", ",", ";"]) {
		const score = scoreOf(content, delimiter);
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}

/** Rows that have as many cells as the header, when that is more than one. */
function scoreOf(content: string, delimiter: string): number {
	const sample: CsvRecord[] = [];
	try {
		records(content, delimiter, sampled, sample);
	} catch {
		// A broken place is for the final reading to report; what stands before it still shows the delimiter.
	}
	const width = sample[0]?.cells.length ?? 0;
	return width < 2 ? 0 : sample.filter(({ cells }) => cells.length === width).length;
}

function uniqueNames(cells: readonly string[]): string[] {
	const used = new Set<string>();
	return cells.map((cell, at) => {
		const name = cell.replace(/\s+/g, " ").trim() || `#${at + 1}`;
		let unique = name;
		for (let copy = 2; used.has(unique); copy += 1) unique = `${name} (${copy})`;
		used.add(unique);
		return unique;
	});
}
