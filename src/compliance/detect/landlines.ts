import { startWithPlus } from "./mobiles.js";
import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

const national = /^0(?:(10|2[0-57-9])([2-8]\d{7})|([3-9]\d{2})([2-8]\d{6,7}))$/;
const extension = /^\s?(?:转|轉|分机号?|ext\.?|x|-|#)\s?\d{1,6}(?![0-9A-Za-z])/i;

/** Mainland landlines with area code and extension, and 400 or 800 numbers, which belong to companies. */
export function readLandline(scan: Scan, numeral: Numeral): void {
	if (numeral.pointed) return;
	const { digits } = numeral;
	if (digits.length >= 10 && digits.length <= 15) {
		if (/^[48]00\d{7}$/.test(digits)) readService(scan, numeral);
		else readWithArea(scan, numeral);
	} else if (digits.length === 7 || digits.length === 8) readLocal(scan, numeral);
}

function readService(scan: Scan, { start, end, lengths }: Numeral): void {
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	if (![3, 4, 6, 10].includes(lengths[0] ?? 0)) return;
	const labelled = scan.near(start, end, "phone", "landline");
	scan.add("cn_service", start, end, labelled || lengths.length > 1 ? 0.92 : 0.7);
}

function readWithArea(scan: Scan, numeral: Numeral): void {
	const { digits, lengths } = numeral;
	const prefix = /^(?:0086|86)/.exec(digits)?.[0] ?? "";
	let start = prefix === "" ? bracketStart(scan.text, numeral.start) : startWithPlus(scan.text, numeral.start);
	if (prefix === "86" && start === numeral.start && lengths[0] !== 2) return;
	const rest = digits.slice(prefix.length);
	const match = national.exec(rest.startsWith("0") ? rest : `0${rest}`);
	if (!match || (prefix === "" && !rest.startsWith("0"))) return;
	const area = (match[1] ?? match[3] ?? "").length + (rest.startsWith("0") ? 1 : 0);
	const split = lengths.length > 1;
	if (split && !cutsAt(lengths, prefix.length, area) && !scan.attached(start, "phone", "landline")) return;
	// London begins as Guangzhou does.
	if (prefix === "" && /英国|\buk\b|britain|london/i.test(scan.text.slice(Math.max(0, start - 40), start))) return;
	if (!split && prefix === "") start = numeral.start;
	const end = numeral.end + (extension.exec(scan.text.slice(numeral.end, numeral.end + 12))?.[0].length ?? 0);
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	scan.add("cn_landline", start, end, scan.near(start, end, "phone", "landline") ? 0.96 : split ? 0.86 : 0.6);
}

/** Eight digits without an area code are a phone number only where somebody says so. */
function readLocal(scan: Scan, { digits, start, end, lengths }: Numeral): void {
	if (!/^[2-8]/.test(digits) || lengths.length > 2) return;
	const landline = scan.attached(start, "landline");
	if (!landline && !(scan.hasHan && scan.attached(start, "phone"))) return;
	if (standsAlone(scan, start, end) && !scan.isOther(start, end))
		scan.add("cn_landline", start, end, landline ? 0.7 : 0.5);
}

/** Whether a separator stands behind the area code, as everybody writes it. */
function cutsAt(lengths: readonly number[], prefix: number, area: number): boolean {
	let sum = 0;
	for (const length of lengths) {
		sum += length;
		if (sum === prefix + area) return true;
	}
	return false;
}

function bracketStart(text: string, start: number): number {
	return /[(（]/.test(text[start - 1] ?? "") && /^[0-9]{3,5}[)）]/.test(text.slice(start, start + 6))
		? start - 1
		: start;
}
