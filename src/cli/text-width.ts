const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
// East Asian wide and full-width forms, and emoji: two columns each.
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const colourCodes = /\u001b\[[0-9;]*m/g;
/** Must not begin a line. */
const closing = /^[，。；：、！？）」』”’》〉】…,.;:!?)\]]/u;

/** Columns a text takes on a terminal. */
export function displayWidth(value: string): number {
	let width = 0;
	for (const { segment } of segmenter.segment(value.replace(colourCodes, ""))) width += wide.test(segment) ? 2 : 1;
	return width;
}

export function padDisplay(value: string, columns: number): string {
	return value + " ".repeat(Math.max(0, columns - displayWidth(value)));
}

/** Cuts to so many columns, with an ellipsis. */
export function truncateDisplay(value: string, columns: number): string {
	if (displayWidth(value) <= columns) return value;
	let kept = "";
	let width = 0;
	for (const { segment } of segmenter.segment(value.replace(colourCodes, ""))) {
		const next = wide.test(segment) ? 2 : 1;
		if (width + next > columns - 1) break;
		kept += segment;
		width += next;
	}
	return `${kept}…`;
}

/** Wraps at spaces and between Chinese characters; a single longer word stays whole. Line breaks in the text stay. */
export function wrapDisplay(value: string, columns: number): string[] {
	return value.split("\n").flatMap((line) => wrapLine(line, columns));
}

/** An indented line that may be too long: what does not fit goes below, `hang` columns further in. */
export function foldDisplay(line: string, { columns = 80, hang = 2 } = {}): string[] {
	const text = line.trimStart();
	const indent = line.length - text.length;
	return wrapDisplay(text, columns - indent - hang).map(
		(part, at) => " ".repeat(at === 0 ? indent : indent + hang) + part,
	);
}

function wrapLine(line: string, columns: number): string[] {
	const lines: string[] = [];
	let current = "";
	for (const piece of pieces(line)) {
		if (current !== "" && displayWidth(current) + displayWidth(piece.trimEnd()) > columns) {
			lines.push(current.trimEnd());
			current = piece.trimStart();
		} else current += piece;
	}
	lines.push(current.trimEnd());
	return lines;
}

/** The smallest pieces between which a line may break. */
function pieces(line: string): string[] {
	const found: string[] = [];
	let current = "";
	for (const { segment } of segmenter.segment(line)) {
		const breakable =
			current !== "" &&
			!closing.test(segment) &&
			(current.endsWith(" ") ? segment !== " " : wide.test(segment) || wide.test(lastOf(current)));
		if (breakable && !/[（「『“《〈【(]$/u.test(current)) {
			found.push(current);
			current = segment;
		} else current += segment;
	}
	if (current !== "") found.push(current);
	return found;
}

function lastOf(value: string): string {
	return [...value].at(-1) ?? "";
}
