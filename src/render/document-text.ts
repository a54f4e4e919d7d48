import { cellText, type ReportBlock, type ReportColumn, type ReportDocument, type Tone } from "./report-document.js";
import { padText, printable, textWidth, wrapText } from "./text-width.js";

export interface TextOptions {
	/** Default 80. */
	columns?: number;
	/** ANSI colours. Default off. */
	colour?: boolean;
}

/** A document for a terminal or a plain file. No line is wider than `columns`. */
export function renderDocumentText(document: ReportDocument, options: TextOptions = {}): string {
	const pen: Pen = { columns: Math.max(40, options.columns ?? 80), colour: options.colour ?? false };
	const lines: string[] = [...heading(document.title, "=", pen)];
	if (document.subtitle !== undefined) lines.push(...wrapText(document.subtitle, pen.columns));
	if (document.facts.length > 0)
		lines.push(
			"",
			...pairs(
				document.facts.map((fact) => [fact.name, fact.value]),
				pen,
			),
		);
	if (document.figures.length > 0)
		lines.push(
			"",
			...pairs(
				document.figures.map((figure) => [figure.label, figure.value, figure.tone]),
				pen,
			),
		);
	for (const section of document.sections) {
		lines.push("", ...heading(section.title, "-", pen));
		for (const [index, block] of section.blocks.entries()) {
			if (index > 0) lines.push("");
			lines.push(...blockLines(block, pen));
		}
	}
	if (document.footer.length > 0) lines.push("", ...document.footer.flatMap((line) => wrapText(line, pen.columns)));
	return `${lines.join("\n")}\n`;
}

interface Pen {
	columns: number;
	colour: boolean;
}

const codes: Record<Tone | "bold", string> = { good: "32", warn: "33", bad: "31", muted: "2", bold: "1" };

function paint(value: string, tone: Tone | "bold" | undefined, pen: Pen): string {
	return pen.colour && tone !== undefined && value !== "" ? `\u001B[${codes[tone]}m${value}\u001B[0m` : value;
}

function heading(title: string, line: string, pen: Pen): string[] {
	const lines = wrapText(title, pen.columns);
	const width = Math.max(...lines.map(textWidth));
	return [...lines.map((each) => paint(each, "bold", pen)), line.repeat(width)];
}

/** Names on the left, values beside them. */
function pairs(rows: readonly (readonly [string, string, Tone?])[], pen: Pen): string[] {
	const width = Math.min(Math.max(...rows.map(([name]) => textWidth(printable(name)))), Math.floor(pen.columns / 2));
	return rows.flatMap(([name, value, tone]) => {
		const names = wrapText(name, width);
		const values = wrapText(value, pen.columns - width - 2);
		return Array.from({ length: Math.max(names.length, values.length) }, (_, index) =>
			`${padText(names[index] ?? "", width)}  ${paint(values[index] ?? "", tone, pen)}`.trimEnd(),
		);
	});
}

function blockLines(block: ReportBlock, pen: Pen): string[] {
	switch (block.type) {
		case "paragraph":
			return wrapText(block.text, pen.columns).map((line) => paint(line, block.tone, pen));
		case "subheading":
			return wrapText(block.text, pen.columns).map((line) => paint(line, "bold", pen));
		case "checklist":
			return block.items.flatMap((item) => [
				...indent(wrapText(item.title, pen.columns - 4), "[ ] ").map((line) => paint(line, "bold", pen)),
				...indent(wrapText(item.detail, pen.columns - 4), "    "),
			]);
		case "code":
			return block.text.split("\n").flatMap((line) => indent(wrapText(line, pen.columns - 4), "    "));
		case "table":
			return tableLines(block, pen);
	}
}

function indent(lines: readonly string[], first: string): string[] {
	return lines.map((line, index) => `${index === 0 ? first : " ".repeat(first.length)}${line}`);
}

function tableLines(table: Extract<ReportBlock, { type: "table" }>, pen: Pen): string[] {
	const shown = table.columns.flatMap((column, index) => (column.wide === true ? [] : [{ column, index }]));
	const grid = table.rows.map((row) =>
		shown.map(({ index }) => {
			const cell = row[index] ?? "";
			return { text: printable(cellText(cell)), tone: typeof cell === "string" ? undefined : cell.tone };
		}),
	);
	const widths = columnWidths(
		shown.map(({ column }, at) =>
			Math.max(textWidth(column.title), ...grid.map((row) => textWidth(row[at]?.text ?? ""))),
		),
		pen.columns,
	);
	const line = (cells: readonly { text: string; tone?: Tone | "bold" }[]) => rowLines(cells, shown, widths, pen);
	return [
		...line(shown.map(({ column }) => ({ text: column.title, tone: "bold" as const }))),
		widths.map((width) => "─".repeat(width)).join("  "),
		...grid.flatMap(line),
	];
}

function rowLines(
	cells: readonly { text: string; tone?: Tone | "bold" }[],
	shown: readonly { column: ReportColumn }[],
	widths: readonly number[],
	pen: Pen,
): string[] {
	const wrapped = cells.map((cell, at) => wrapText(cell.text, widths[at] ?? 0));
	return Array.from({ length: Math.max(...wrapped.map((lines) => lines.length)) }, (_, index) =>
		wrapped
			.map((lines, at) =>
				paint(padText(lines[index] ?? "", widths[at] ?? 0, shown[at]?.column.align), cells[at]?.tone, pen),
			)
			.join("  ")
			.trimEnd(),
	);
}

/** Takes room from the widest column until the row fits. */
function columnWidths(natural: readonly number[], columns: number): number[] {
	const widths = [...natural];
	const room = Math.max(widths.length * 4, columns - 2 * (widths.length - 1));
	let excess = widths.reduce((sum, width) => sum + width, 0) - room;
	while (excess > 0) {
		const widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 0) - 1;
		excess -= 1;
	}
	return widths;
}
