import type { Digits, Scan } from "./scan.js";

/** Digits as people write them: one run, or several with single separators between. */
export interface Numeral {
	start: number;
	end: number;
	/** The digits alone. */
	digits: string;
	/** Lengths of the runs: `[3, 4, 4]`. */
	lengths: readonly number[];
	/** Whether separators are points, as in versions, dates and IP addresses. */
	pointed: boolean;
}

/** No value of ours has more digits than a card with a prefix. */
const mostDigits = 21;
const fewestDigits = 3;
/** Nobody cuts a number into more parts, but for single digits and pairs. */
const mostRuns = 8;

/** Every numeral that begins and ends with a run: the work for each run is bounded, whatever the text. */
export function* numerals(scan: Scan): Iterable<Numeral> {
	const { digits, text } = scan;
	for (let first = 0; first < digits.length; first += 1) {
		const lengths: number[] = [];
		let joined = "";
		let pointed = false;
		for (let last = first; last < digits.length; last += 1) {
			const run = digits[last] as Digits;
			if (joined.length + run.end - run.start > mostDigits) break;
			if (last > first) {
				const { gap } = run;
				if (gap === undefined) break;
				pointed ||= gap.includes(".");
			}
			lengths.push(run.end - run.start);
			joined += text.slice(run.start, run.end);
			const start = (digits[first] as Digits).start;
			const row =
				lengths.length > 2 &&
				lengths[0] !== undefined &&
				lengths[0] < 3 &&
				joined.length === lengths.length * lengths[0] &&
				run.end - run.start === lengths[0];
			if (!row && lengths.length > mostRuns) break;
			// Digits one by one or in pairs are one number as a whole: pieces of such a row are none.
			if (row && (goesOn(scan, first - 1, first) || goesOn(scan, last + 1, last + 1))) continue;
			if (joined.length >= fewestDigits) yield { start, end: run.end, digits: joined, lengths: [...lengths], pointed };
		}
	}
}

/** Whether the run at `index` is joined to its neighbour and as long; `later` is the later of the two. */
function goesOn(scan: Scan, index: number, later: number): boolean {
	const [run, neighbour] = [scan.digits[index], scan.digits[index === later ? later - 1 : later]];
	if (!run || !neighbour || scan.digits[later]?.gap === undefined) return false;
	return run.end - run.start === neighbour.end - neighbour.start;
}

/**
 * Whether a stretch stands alone: no letter, digit, decimal point or dash binds it to something longer, unless it is a
 * label that touches it (`tel13900000000`).
 */
export function standsAlone(scan: Scan, start: number, end: number): boolean {
	return beginsFree(scan, start) && endsFree(scan, end);
}

function beginsFree(scan: Scan, start: number): boolean {
	const { text } = scan;
	const before = text[start - 1] ?? "";
	if (/[A-Za-z0-9]/.test(before)) return isLabelEnd(scan, start);
	const bound = before === "/" ? /[A-Za-z]/ : /[-_.–—]/.test(before) ? /[A-Za-z0-9]/ : undefined;
	if (bound?.test(text[start - 2] ?? "")) return isLabelEnd(scan, start) || isLabelEnd(scan, start - 1);
	return before !== "#" || isLabelEnd(scan, start);
}

function endsFree(scan: Scan, end: number): boolean {
	const { text } = scan;
	const after = text[end] ?? "";
	if (/[A-Za-z0-9@%*]/.test(after)) return false;
	return !(/[-_.–—]/.test(after) && /[A-Za-z0-9*]/.test(text[end + 1] ?? ""));
}

function isLabelEnd(scan: Scan, position: number): boolean {
	const kind = scan.labelEndingAt(position);
	return kind !== undefined && kind !== "other" && kind !== "version";
}

/** Whether another run of digits stands one space away: the stretch may be a piece of something longer. */
export function hasNeighbour({ text }: Scan, start: number, end: number): boolean {
	return /[0-9][ -]$/.test(text.slice(Math.max(0, start - 2), start)) || /^[ -][0-9]/.test(text.slice(end, end + 2));
}

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let index = digits.length - 1, double = false; index >= 0; index -= 1, double = !double) {
		const digit = digits.charCodeAt(index) - 48;
		sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
	}
	return sum % 10 === 0;
}
