import { passesUscc } from "./credit-codes.js";
import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Provinces of GB/T 2260, and 81 to 83: residents from Hong Kong, Macau and Taiwan. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Resident ID numbers: 18 characters with ISO 7064 MOD 11-2 (GB 11643), the old 15 digits, and foreign permanent residents. */
export function readResidentId(scan: Scan, numeral: Numeral): void {
	const { digits, start } = numeral;
	if (digits.length === 18) read18(scan, digits, start, numeral.end);
	else if (digits.length === 17) {
		const check = /^[ -]?[Xx×ХхＸ](?![A-Za-z0-9])/.exec(scan.text.slice(numeral.end, numeral.end + 3));
		if (check) read18(scan, `${digits}X`, start, numeral.end + check[0].length);
	} else if (digits.length === 15) read15(scan, numeral);
}

/** Whether 18 characters end in the right check character. */
export function passesMod11(id: string): boolean {
	const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
	return "10X98765432"[sum % 11] === id[17]?.toUpperCase();
}

/** Birth date in a resident ID of either form, as epoch milliseconds (UTC); undefined if it holds no date. */
export function birthOf(id: string): number | undefined {
	const plain = id.replace(/[^0-9Xx]/g, "");
	if (plain.length === 15)
		return dateMs(Number(plain.slice(6, 8)) + 1900, Number(plain.slice(8, 10)), Number(plain.slice(10, 12)));
	if (plain.length !== 18) return undefined;
	return dateMs(Number(plain.slice(6, 10)), Number(plain.slice(10, 12)), Number(plain.slice(12, 14)));
}

function read18(scan: Scan, id: string, start: number, end: number): void {
	if (!standsAlone(scan, start, end)) return;
	const birth = birthOf(id);
	const dated = birth !== undefined && birth <= scan.nowMs;
	const placed = province.test(id);
	if (passesMod11(id) && dated && (placed || id.startsWith("9"))) {
		if (scan.isOther(start, end)) return;
		if (!placed && passesUscc(id) && !scan.near(start, end, "id")) return;
		scan.add(placed ? "cn_id18" : "frp18", start, end, scan.near(start, end, "id") ? 0.99 : 0.9);
		return;
	}
	// A typo breaks the check character and at most one of the other two signs.
	const said = dated && placed ? scan.near(start, end, "id") : (dated || placed) && scan.attached(start, "id");
	if (said && !scan.isOther(start, end)) scan.add("cn_id18", start, end, dated && placed ? 0.45 : 0.4);
}

function read15(scan: Scan, { digits, start, end }: Numeral): void {
	if (!province.test(digits) || /^[78]/.test(digits) || birthOf(digits) === undefined) return;
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	if (scan.near(start, end, "id")) scan.add("cn_id15", start, end, 0.8);
	else if (!scan.near(start, end, "imei", "bank", "phone")) scan.add("cn_id15", start, end, 0.5);
}

/** A date that exists, from 1800 on. */
export function dateMs(year: number, month: number, day: number): number | undefined {
	if (year < 1800 || month < 1 || month > 12 || day < 1) return undefined;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
}
