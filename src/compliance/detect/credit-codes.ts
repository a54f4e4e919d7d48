import type { Scan } from "./scan.js";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const form =
	/(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY][ -]?[0-9A-HJ-NPQRTUWXY][ -]?(?:[0-9][ -]?){6}(?:[0-9A-HJ-NPQRTUWXY][ -]?){9}[0-9A-HJ-NPQRTUWXY](?![0-9A-Za-z])/gi;

/** Unified social credit codes: 18 characters with the check character of GB 32100-2015. */
export function findCreditCodes(scan: Scan): void {
	for (const match of scan.text.matchAll(form)) {
		const [start, end] = [match.index, match.index + match[0].length];
		const code = match[0].replace(/[ -]/g, "");
		if (scan.isClosed(start, end)) continue;
		// Digits alone may also be the identity number of a resident or a foreigner: the label decides.
		if (/^[0-9]+$/.test(code) && scan.near(start, end, "id") && !scan.near(start, end, "uscc")) continue;
		if (passesUscc(code)) {
			if (!scan.isOther(start, end) && (isUsual(code) || scan.near(start, end, "uscc")))
				scan.add("uscc", start, end, scan.near(start, end, "uscc") ? 0.99 : compact(code, match[0]) ? 0.9 : 0.6);
		} else if (scan.attached(start, "uscc")) scan.add("uscc", start, end, 0.45);
	}
}

/** Whether the last of 18 characters is the check character of the others. */
export function passesUscc(code: string): boolean {
	const upper = code.toUpperCase();
	// Departments that register: 1 to 9, A and N to Y; every code begins so.
	if (!/^[1-9ANY][1-9ABCDEFG]/.test(upper)) return false;
	let sum = 0;
	for (const [index, weight] of weights.entries()) sum += weight * alphabet.indexOf(upper[index] ?? "");
	return alphabet[(31 - (sum % 31)) % 31] === upper[17];
}

/** Registered by the market regulator, civil affairs or an institution, in a province that exists. */
function isUsual(code: string): boolean {
	return /^(?:9[1-3]|5[1-3]|1[1-3])(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/.test(code);
}

function compact(code: string, written: string): boolean {
	return code.length === written.length;
}
