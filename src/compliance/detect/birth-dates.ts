import { dateMs } from "./resident-ids.js";
import type { Scan } from "./scan.js";

const months =
	"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const forms = new RegExp(
	[
		"(?<![0-9.])((?:18|19|20)[0-9]{2})\\s?([-/.年])\\s?([01]?[0-9])\\s?(?:\\2|月)\\s?([0-3]?[0-9])(?![0-9])(?:\\s?[日号])?",
		"(?<![0-9])((?:18|19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])",
		"(?<![0-9])([0-3]?[0-9])([-/.])([0-3]?[0-9])\\9((?:18|19|20)[0-9]{2})(?![0-9])",
		`(?<![0-9A-Za-z])([0-3]?[0-9])(?:st|nd|rd|th)?\\s(${months})\\.?,?\\s((?:18|19|20)[0-9]{2})(?![0-9])`,
		`(?<![A-Za-z])(${months})\\.?\\s([0-3]?[0-9])(?:st|nd|rd|th)?,?\\s((?:18|19|20)[0-9]{2})(?![0-9])`,
	].join("|"),
	"gi",
);
/** A month of birth, or the day without the year, right behind the word. */
const partial =
	/(?:出生年月|出生于|出生於|生于|生於|出生|生日)(?:是|为|在|就是)?[\s:：]{0,2}(?:我是)?((?:19|20)\d{2}\s?[年./-]\s?(?:1[0-2]|0?[1-9])(?:月(?:份)?)?(?![0-9日号./-]|\s?[0-9])|(?:1[0-2]|0?[1-9])月(?:[12]\d|3[01]|0?[1-9])[日号])/g;
const corrected = /(?:应为|应该是|改[成为]|更正为|正确的?是|实际是?|should be|changed? to)[\s:：]?$/i;
const yearMs = 365.2425 * 86_400_000;

/** Dates that a word calls a birthday. One less than fourteen years ago makes a child of its owner. */
export function findBirthDates(scan: Scan): void {
	if (!/生|birth|born|dob|d[./]o[./]b/i.test(scan.text) && scan.options.previous === undefined) return;
	findPartialDates(scan);
	for (const match of scan.text.matchAll(forms)) {
		const [start, end] = [match.index, match.index + match[0].length];
		// "出生的，2024/11/23": the date before it was the birthday.
		const passed = /(?:出生|生日|生)的?[，,]\s?$/.test(scan.text.slice(Math.max(0, start - 8), start));
		const stated =
			(scan.attached(start, "birth") && !passed) ||
			(corrected.test(scan.text.slice(Math.max(0, start - 12), start)) && scan.near(start, end, "birth")) ||
			/^\s?(?:生日|出生|生人|生(?![产成])|的?生日|is my birthday)/i.test(scan.text.slice(end, end + 16));
		if (!stated || scan.isClosed(start, end)) continue;
		const bornMs = bornAt(match);
		if (bornMs === undefined || bornMs > scan.nowMs) continue;
		scan.add(scan.nowMs - bornMs < 14 * yearMs ? "age_u14" : "birth_date", start, end, 0.92);
	}
}

function findPartialDates(scan: Scan): void {
	for (const match of scan.text.matchAll(partial)) {
		const end = match.index + match[0].length;
		scan.add("birth_date", end - (match[1] ?? "").length, end, 0.75);
	}
}

function bornAt(match: RegExpExecArray): number | undefined {
	const at = (index: number) => Number(match[index]);
	const month = (index: number) =>
		"janfebmaraprmayjunjulaugsepoctnovdec".indexOf((match[index] ?? "").slice(0, 3).toLowerCase()) / 3 + 1;
	if (match[1]) return dateMs(at(1), at(3), at(4));
	if (match[5]) return dateMs(at(5), at(6), at(7));
	if (match[8]) return dateMs(at(11), at(10), at(8)) ?? dateMs(at(11), at(8), at(10));
	if (match[12]) return dateMs(at(14), month(13), at(12));
	return dateMs(at(17), month(15), at(16));
}
