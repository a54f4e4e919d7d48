import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Account and identity numbers that are digits only and have no home of their own. */
export function readIdentityNumber(scan: Scan, numeral: Numeral): void {
	const { digits, start, end, lengths, pointed } = numeral;
	if (pointed) return;
	if (digits.length === 9 && lengths.join() === "3,2,4") readSsn(scan, numeral);
	if ((digits.length === 8 || digits.length === 10) && scan.attached(start, "taiwan") && standsAlone(scan, start, end))
		scan.add("tw_home_permit", start, end, 0.95);
	if (digits.length === 16 && /^2088/.test(digits) && standsAlone(scan, start, end) && !scan.isOther(start, end))
		scan.add("alipay", start, end, scan.near(start, end, "alipay") ? 0.95 : 0.6);
	if (digits.length >= 5 && digits.length <= 11 && /^[1-9]/.test(digits)) readQq(scan, numeral);
}

/** A social security number is never 000, 666 or 9xx, nor has it an empty group. */
function readSsn(scan: Scan, { digits, start, end }: Numeral): void {
	if (!/^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)) return;
	if (!standsAlone(scan, start, end) || scan.isOther(start, end)) return;
	const labelled = scan.near(start, end, "ssn");
	if (labelled || scan.text[start + 3] === "-") scan.add("us_ssn", start, end, labelled ? 0.97 : 0.6);
}

function readQq(scan: Scan, { start, end, lengths }: Numeral): void {
	if (!scan.attached(start, "qq") || !standsAlone(scan, start, end)) return;
	if (lengths.length === 1) scan.add("qq", start, end, 0.98);
	else if (lengths.length <= 3) scan.add("qq", start, end, 0.9);
}
