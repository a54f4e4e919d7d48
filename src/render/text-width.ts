/*
 * Columns of a terminal: East Asian wide characters and emoji take two, combining marks none. Also makes text safe for one:
 * a message could hold escape sequences that repaint the screen.
 */

/** Columns that a text takes. Control characters must be gone already. */
export function textWidth(value: string): number {
	let width = 0;
	for (const { segment } of graphemes.segment(value)) width += graphemeWidth(segment);
	return width;
}

/** One line without anything a terminal would obey. */
export function printable(value: string): string {
	return value.replace(/[\r\n\t\u2028\u2029]+/g, " ").replace(control, "\uFFFD");
}

export function padText(value: string, columns: number, align: "left" | "right" = "left"): string {
	const gap = " ".repeat(Math.max(0, columns - textWidth(value)));
	return align === "right" ? gap + value : value + gap;
}

/** Lines of at most `columns`, broken at spaces and between wide characters; what has neither is cut hard. */
export function wrapText(value: string, columns: number): string[] {
	const room = Math.max(2, columns);
	const lines: string[] = [];
	let line = "";
	let width = 0;
	const flush = () => {
		lines.push(withoutEnd(line));
		line = "";
		width = 0;
	};
	for (const chunk of chunksOf(printable(value))) {
		const chunkWidth = textWidth(chunk);
		const seen = withoutEnd(chunk);
		const seenWidth = textWidth(seen);
		if (width + seenWidth > room && width > 0) flush();
		if (chunkWidth <= room || width + seenWidth <= room) {
			if (line === "" && seen === "") continue;
			line += chunk;
			width += chunkWidth;
			continue;
		}
		for (const { segment } of graphemes.segment(chunk)) {
			if (width + graphemeWidth(segment) > room) flush();
			line += segment;
			width += graphemeWidth(segment);
		}
	}
	if (withoutEnd(line) !== "" || lines.length === 0) flush();
	return lines;
}

/** Cut to `columns`, with an ellipsis when something is missing. */
export function cutText(value: string, columns: number): string {
	if (textWidth(value) <= columns) return value;
	let kept = "";
	let width = 0;
	for (const { segment } of graphemes.segment(value)) {
		if (width + graphemeWidth(segment) > columns - 1) break;
		kept += segment;
		width += graphemeWidth(segment);
	}
	return `${kept}…`;
}

/** Without the spaces a line may lose where it is broken; wider blanks (U+3000) are text that somebody wrote. */
function withoutEnd(line: string): string {
	return line.replace(/ +$/, "");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const control = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/g;
function* chunksOf(value: string): Iterable<string> {
	let word = "";
	for (const { segment } of graphemes.segment(value)) {
		if (segment === " ") {
			yield `${word} `;
			word = "";
		} else if (isWide(segment)) {
			if (hangs.test(segment)) word += segment;
			else {
				if (word !== "") yield word;
				word = segment;
			}
		} else if (isWide(word)) {
			yield word;
			word = segment;
		} else word += segment;
	}
	if (word !== "") yield word;
}

/** Marks that never begin a line in Chinese. */
const hangs = /^[，。、；：！？）」』】》”’…]/;

function isWide(value: string): boolean {
	return wide.test(value);
}

function graphemeWidth(grapheme: string): number {
	if (wide.test(grapheme)) return 2;
	return zero.test(grapheme) ? 0 : 1;
}

const zero = /^[\p{Mn}\p{Me}\p{Cf}]/u;
const wide =
	/^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]|.\uFE0F)/u;
