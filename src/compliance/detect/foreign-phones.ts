import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { startWithPlus } from "./mobiles.js";
import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Words that say which country a national number belongs to. */
const countries: readonly (readonly [CountryCode, RegExp])[] = [
	["HK", /香港|hong ?kong|\bhk\b/i],
	["MO", /澳门|macau/i],
	["TW", /台湾|taiwan/i],
	["SG", /新加坡|singapore/i],
	["MY", /马来|malaysia/i],
	["GB", /英国|\buk\b|britain|england|london/i],
	["AU", /澳洲|澳大利亚|australia|sydney|melbourne/i],
	["US", /美国|\bu\.?s\.?a?\b|america/i],
	["CA", /加拿大|canada/i],
	["JP", /日本|japan/i],
	["KR", /韩国|korea/i],
	["DE", /德国|germany|berlin/i],
	["FR", /法国|france|paris/i],
	["IN", /印度(?!尼)|india\b/i],
	["ID", /印尼|印度尼西亚|indonesia/i],
	["TH", /泰国|thailand/i],
	["VN", /越南|vietnam/i],
	["PH", /菲律宾|philippines/i],
	["RU", /俄罗斯|russia/i],
	["NZ", /新西兰|new zealand/i],
	["ES", /西班牙|spain/i],
	["IT", /意大利|italy/i],
	["BR", /巴西|brazil/i],
	["AE", /迪拜|dubai|uae/i],
];

/** How numbers of some countries look in national form; `label` says whether a word must stand beside them. */
const nationalForms: readonly { digits: RegExp; shapes: readonly string[]; label: boolean }[] = [
	{ digits: /^[2-9]\d{2}[2-9]\d{6}$/, shapes: ["3,3,4", "(3,7"], label: false },
	{ digits: /^1[2-9]\d{2}[2-9]\d{6}$/, shapes: ["1,3,3,4"], label: false },
	{ digits: /^09\d{8}$/, shapes: ["4,3,3", "4,6"], label: false },
	{ digits: /^0[789]0\d{8}$/, shapes: ["3,4,4"], label: false },
	{ digits: /^010[19]\d{7}$/, shapes: ["3,4,4"], label: false },
	{ digits: /^04\d{8}$/, shapes: ["4,3,3"], label: true },
	{ digits: /^07\d{9}$/, shapes: ["5,6", "5,3,3", "11", "4,3,4"], label: true },
	{ digits: /^0(?:1\d{9}|2\d{9})$/, shapes: ["4,3,4", "5,6", "3,4,4"], label: true },
	{ digits: /^[2-9]\d{2}[2-9]\d{6}$/, shapes: ["10", "3,7", "6,4"], label: true },
	{ digits: /^09\d{8}$/, shapes: ["10"], label: true },
	{ digits: /^[5-9]\d{7}$/, shapes: ["4,4"], label: true },
];

/** Phone numbers of other countries: with +, with 00, or in national form where shape, label or country speak for it. */
export function readForeignPhone(scan: Scan, numeral: Numeral): void {
	const { digits, lengths } = numeral;
	if (digits.length < 7 || digits.length > 17) return;
	const start = startWithPlus(scan.text, numeral.start);
	if (start < numeral.start) readWithPlus(scan, numeral, start, digits);
	else if (/^00[1-9]/.test(digits) && (lengths[0] ?? 0) > 1 && !numeral.pointed) {
		if (lengths.length > 1 || scan.near(numeral.start, numeral.end, "phone"))
			readWithPlus(scan, numeral, start, digits.slice(2));
	} else if (digits.length <= 13) readNational(scan, numeral);
}

function readWithPlus(scan: Scan, { end, lengths }: Numeral, start: number, digits: string): void {
	if (digits.startsWith("86") || digits.length > 15) return;
	if (!standsAlone(scan, start, end) || scan.isClosed(start, end)) return;
	// "+44 (0)20 …": the national 0 is written, but not dialled.
	const parsed = parse(digits) ?? parse(digits.replace(/^(\d{2,3})0/, "$1"));
	if (!parsed) return;
	const confidence = parsed.isValid() ? 0.95 : lengths.length > 1 || scan.near(start, end, "phone") ? 0.75 : 0.55;
	scan.add("phone_intl", start, end, confidence);
}

function readNational(scan: Scan, numeral: Numeral): void {
	const { digits, lengths, end } = numeral;
	const opened =
		/[(（]/.test(scan.text[numeral.start - 1] ?? "") &&
		/^\d{2,4}[)）]/.test(scan.text.slice(numeral.start, numeral.start + 5));
	const shape = `${opened && lengths.length === 2 ? "(" : ""}${lengths.join()}`;
	const start = opened ? numeral.start - 1 : numeral.start;
	const form = nationalForms.find((each) => each.digits.test(digits) && each.shapes.includes(shape));
	if (!form && !scan.near(start, end, "phone") && lengths.length < 2) return;
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	const before = scan.text.slice(Math.max(0, start - 12), start);
	const labelled = scan.attached(start, "phone", "landline") || countries.some(([, pattern]) => pattern.test(before));
	const near = labelled || scan.near(start, end, "phone", "landline");
	const country = near ? countryIn(scan) : undefined;
	if (country !== undefined && (form || labelled) && parsePhoneNumberFromString(digits, country)?.isValid())
		scan.add("phone_intl", start, end, 0.9);
	else if (form && (!form.label || labelled))
		scan.add("phone_intl", start, end, near ? 0.85 : numeral.pointed ? 0.5 : 0.6);
}

function countryIn(scan: Scan): CountryCode | undefined {
	const words = `${scan.text.slice(0, 2000)} ${scan.options.previous?.slice(0, 500) ?? ""}`;
	return countries.find(([, pattern]) => pattern.test(words))?.[0];
}

function parse(digits: string) {
	const parsed = parsePhoneNumberFromString(`+${digits}`);
	return parsed?.isPossible() ? parsed : undefined;
}
