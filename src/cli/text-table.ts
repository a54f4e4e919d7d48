import { displayWidth, padDisplay, truncateDisplay, wrapDisplay } from "./text-width.js";

/** Rows under each other, the first column left, the others right, inside so many columns. */
export function textTable(rows: readonly (readonly string[])[], columns = 80): string[] {
	const count = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ""))));
	const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
	const first = Math.max(8, Math.min(widths[0] ?? 0, columns - others - 2));
	return rows.map((row) => {
		const cells = row.map((cell, at) => {
			if (at === 0) return padDisplay(truncateDisplay(cell, first), first);
			return " ".repeat((widths[at] ?? 0) - displayWidth(cell)) + cell;
		});
		return `  ${cells.join("  ")}`.trimEnd();
	});
}

/** Label and text beside each other, 80 columns wide; labels share a width, and a long text goes on below itself. */
export function factLines(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(0, ...rows.map(([label]) => displayWidth(label)));
	return rows.flatMap(([label, text]) =>
		wrapDisplay(text, 80 - width - 4).map((line, at) =>
			`  ${padDisplay(at === 0 ? label : "", width)}  ${line}`.trimEnd(),
		),
	);
}

/** `1.5 MiB`. */
export function sizeText(bytes: number): string {
	if (bytes < 1024) return `${bytes} B`;
	const units = ["KiB", "MiB", "GiB", "TiB"];
	let value = bytes / 1024;
	let unit = 0;
	while (value >= 1024 && unit < units.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${value.toFixed(1)} ${units[unit]}`;
}
