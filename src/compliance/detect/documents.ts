import { standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Letters and digits of travel and identity documents; NFKC has made them ASCII. */
const token =
	/(?<![A-Za-z0-9])(?:(?:[A-Za-z]{1,2}|[A-Z] )[0-9](?:[ -]?[0-9]){5,9}(?:\s?[(（][0-9A](?:[)）]|$))?|[A-Z]{1,2}[0-9]{6}A|[0-9]{9}|[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}|[0-9]{2}[A-Z]{2}[0-9]{5}|[A-Z]{1,3}[0-9]{5,8}[A-Z]?|[A-Z]{2}[0-9]{2}[A-Z]{2}[0-9]{3})(?![A-Za-z0-9])/g;
const chinese = /^(?:E[A-HJ-NP-Z]\d{7}|[EG]\d{8}|(?:DE|SE|PE)\d{7}|[DSP]\d{7,8}|1[45]\d{7}|(?:KJ|K|MA|MB)\d{7,8})$/i;
const machineReadable =
	/P[A-Z<][A-Z]{3}[A-Z]{1,30}(?:<[A-Z<]{1,37})(?:\s?\n?[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}[0-9<]\d)?/g;

/**
 * Passports, travel permits, Hong Kong and Taiwan identity cards. Nearly all are shapes that product codes share, so a label
 * must stand beside them; a checksum speaks for itself.
 */
export function findDocuments(scan: Scan): void {
	for (const match of scan.text.matchAll(token)) {
		const [start, end] = [match.index, match.index + match[0].length];
		if (scan.isClosed(start, end)) continue;
		const code = match[0].replace(/[ ()（）-]/g, "").toUpperCase();
		if (
			!(
				readHongKongId(scan, code, match[0], start, end) ||
				readTaiwanId(scan, code, start, end) ||
				readPermit(scan, code, start, end)
			)
		)
			readPassport(scan, code, start, end);
	}
	for (const match of scan.text.matchAll(machineReadable)) {
		if (match[0].length < 30) continue;
		scan.add(
			match[0].startsWith("P<CHN") || match[0].startsWith("POCHN") ? "passport_cn" : "passport_foreign",
			match.index,
			match.index + match[0].length,
			0.95,
		);
	}
}

function readPassport(scan: Scan, code: string, start: number, end: number): void {
	if (!standsAlone(scan, start, end) || !scan.near(start, end, "passport")) return;
	if (scan.isOther(start, end)) return;
	const digits = code.replace(/\D/g, "").length;
	if (chinese.test(code)) scan.add(/^1[45]/.test(code) ? foreignOrChinese(scan) : "passport_cn", start, end, 0.95);
	else if (
		code.length >= 6 &&
		code.length <= 9 &&
		digits >= 3 &&
		(scan.attached(start, "passport") || /^(?:[A-Z]{1,2}\d{7}|\d{9})$/.test(code))
	)
		scan.add("passport_foreign", start, end, scan.attached(start, "passport") ? 0.9 : 0.7);
}

/** Nine digits beginning 14 or 15 were Chinese passports once; American ones look the same. */
function foreignOrChinese({ text }: Scan) {
	return /美国|英国|\bu\.?s\.?\b|\buk\b|america|british/i.test(text) ? "passport_foreign" : "passport_cn";
}

function readPermit(scan: Scan, code: string, start: number, end: number): boolean {
	if (/^[HM]\d{8}(?:\d{2})?$/.test(code) && scan.near(start, end, "home", "exit"))
		scan.add("hk_mo_home_permit", start, end, 0.95);
	else if (/^[CWTL][A-HJ-NP-Z0-9]\d{7}$/.test(code) && scan.near(start, end, "exit"))
		scan.add("cn_exit_permit", start, end, 0.95);
	else return false;
	return true;
}

/** One or two letters, six digits, a check digit mod 11; brackets around it are nearly a label. */
function readHongKongId(scan: Scan, code: string, written: string, start: number, end: number): boolean {
	const match = /^([A-Z]{1,2})(\d{6})([0-9A])$/.exec(code);
	if (!match) return false;
	const letters = (match[1] ?? "").padStart(2, " ");
	const values = [...letters]
		.map((each) => (each === " " ? 36 : each.charCodeAt(0) - 55))
		.concat([...(match[2] ?? "")].map(Number));
	const sum = values.reduce((total, value, index) => total + value * (9 - index), 0);
	const check = (11 - (sum % 11)) % 11;
	if ("0123456789A"[check] !== match[3]) return false;
	const labelled = scan.near(start, end, "hkid") || (scan.near(start, end, "id") && !scan.near(start, end, "passport"));
	const bracketed = /[(（]/.test(written);
	if ((!labelled && !bracketed) || scan.isOther(start, end)) return false;
	scan.add("hkid", start, end, labelled ? 0.96 : 0.75);
	return true;
}

/** A letter with a weight of its own, sex 1, 2, 8 or 9, and a sum that 10 divides. */
function readTaiwanId(scan: Scan, code: string, start: number, end: number): boolean {
	if (!/^[A-Z][1289]\d{8}$/.test(code)) return false;
	const letter = 10 + "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(code[0] ?? "");
	const digits = [Math.floor(letter / 10), letter % 10, ...[...code.slice(1)].map(Number)];
	const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
	if (digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0) % 10 !== 0) return false;
	const labelled = scan.near(start, end, "twid", "id");
	if (scan.isOther(start, end) || scan.near(start, end, "home", "exit")) return false;
	scan.add("tw_id", start, end, labelled ? 0.95 : 0.55);
	return true;
}
