import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Account and identity numbers that are digits only and have no home of their own. */
export function readIdentityNumber(scan: Scan, numeral: Numeral): void {
	const { digits, start, end, lengths, pointed } = numeral;
	if (pointed) return;
	if (digits.length === 9 && /^(?:3,2,4|9)$/.test(lengths.join())) readSsn(scan, numeral);
	if (
		(digits.length === 8 || digits.length === 10) &&
		isTaiwanPermit(scan, start, end) &&
		standsAlone(scan, start, end)
	)
		scan.add("tw_home_permit", start, end, 0.95);
	if (digits.length === 16 && /^2088/.test(digits)) readAlipayId(scan, numeral);
	if (digits.length >= 5 && digits.length <= 11 && /^[1-9]/.test(digits)) readQq(scan, numeral);
}

/** Right behind the permit, or behind the word "number" in a sentence that speaks of the permit. */
function isTaiwanPermit(scan: Scan, start: number, end: number): boolean {
	if (scan.attached(start, "taiwan")) return true;
	const before = scan.text.slice(Math.max(0, start - 12), start);
	return (
		/(?<![编序型货单])(?:号码|證號|证号|號碼|卡号|number|no\.?)(?:是|为|為| is)?[\s:：]{0,2}$/i.test(before) &&
		scan.near(start, end, "taiwan") &&
		!scan.isOther(start, end)
	);
}

/** "User ID" makes other numbers nobody's; an Alipay user's is the account itself. */
function readAlipayId(scan: Scan, { start, end }: Numeral): void {
	const labelled = scan.near(start, end, "alipay");
	const before = scan.text.slice(Math.max(0, start - 12), start);
	const isUser = labelled && /(?:用户|会员|user|账[号户]|[pu])[\s_-]?(?:id|号|编号)?(?:是|为|[\s:：=])*$/i.test(before);
	// "userid2088…" is one word to the eye only.
	if (
		!standsAlone(scan, start, end) &&
		!(isUser && /id$/i.test(before) && /^[^0-9A-Za-z]?$/.test(scan.text.charAt(end)))
	)
		return;
	if (isUser || !scan.isOther(start, end)) scan.add("alipay", start, end, labelled ? 0.95 : 0.6);
}

/** A social security number is never 000, 666 or 9xx, nor has it an empty group. */
function readSsn(scan: Scan, { digits, start, end }: Numeral): void {
	if (!/^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)) return;
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	const whole = end - start === 9;
	const labelled = whole ? scan.attached(start, "ssn") : scan.near(start, end, "ssn");
	if (labelled || (!whole && scan.text[start + 3] === "-")) scan.add("us_ssn", start, end, labelled ? 0.97 : 0.6);
}

function readQq(scan: Scan, { start, end, lengths }: Numeral): void {
	if (!scan.attached(start, "qq") || !standsAlone(scan, start, end)) return;
	if (lengths.length === 1) scan.add("qq", start, end, 0.98);
	else if (lengths.length <= 3) scan.add("qq", start, end, 0.9);
}
