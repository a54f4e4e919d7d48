import { hasNeighbour, type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Segments in use (compliance-cn.md 3.1); 149 is real, but known to few. */
const mobile = /^1(?:3\d|4[579]|5[0-35-9]|6[2567]|7[0-35-8]|8\d|9[0-35-9])\d{8}$/;
const usualShapes = new Set([
	"11",
	"3,4,4",
	"3,8",
	"7,4",
	"2,11",
	"2,3,4,4",
	"2,3,8",
	"4,11",
	"4,3,4,4",
	"4,3,8",
	"13",
	"15",
	"13,4,4",
	"5,4,4",
	"5,8",
]);

/** Mainland mobile numbers, with or without +86, 0086 or 86, and the extension of a privacy number. */
export function readMobile(scan: Scan, numeral: Numeral): void {
	const { digits, lengths } = numeral;
	const national = withoutPrefix(digits);
	if (national === undefined || !mobile.test(national)) return;
	const start = digits.length === 11 ? numeral.start : startWithPrefix(scan.text, numeral.start);
	const end = numeral.end + privacyExtension(scan.text, numeral.end, lengths);
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	// "1-800-555-0199": a country code, not a first digit.
	if (lengths[0] === 1 && lengths.some((each) => each !== 1)) return;
	const usual = usualShapes.has(lengths.join());
	const labelled = scan.near(start, end, "phone", "wechat");
	// Cut out of a longer row of digits it is no number, unless it is cut as phone numbers are.
	if (!usual && (hasNeighbour(scan, start, end) || (numeral.pointed && !labelled))) return;
	const rare = /^14/.test(national) ? 0.1 : 0;
	const confidence = labelled
		? 0.97
		: start < numeral.start
			? 0.96
			: lengths.length === 1 || lengths.join() === "3,4,4"
				? 0.88
				: 0.7;
	scan.add("cn_mobile", start, end, confidence - rare);
}

function withoutPrefix(digits: string): string | undefined {
	if (digits.length === 11) return digits;
	if (digits.length === 13 && digits.startsWith("86")) return digits.slice(2);
	if (digits.length === 15 && digits.startsWith("0086")) return digits.slice(4);
	return undefined;
}

/** The same for a prefix in brackets, with or without a plus. */
function startWithPrefix(text: string, start: number): number {
	const bracketed = /[(（]/.test(text[start - 1] ?? "") && /^[0-9]{2,4}[)）]/.test(text.slice(start, start + 5));
	return bracketed ? start - 1 : startWithPlus(text, start);
}

/** Where the plus and the bracket before a country code begin. */
export function startWithPlus(text: string, start: number): number {
	const plus = /[(（]?\+\s?$/.exec(text.slice(Math.max(0, start - 3), start));
	return plus ? start - plus[0].length : start;
}

/** `139…-1234` and `139… 转 1234`: shops hide the buyer's number behind one. */
function privacyExtension(text: string, end: number, lengths: readonly number[]): number {
	const found = /^(?:-|\s?(?:转|轉|分机|ext\.?)\s?)\d{1,4}(?![0-9A-Za-z-])/i.exec(text.slice(end, end + 10));
	return found && (lengths.length === 1 || !found[0].startsWith("-")) ? found[0].length : 0;
}
