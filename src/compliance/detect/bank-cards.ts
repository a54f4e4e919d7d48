import { type Numeral, passesLuhn, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** Issuer prefixes and lengths; `common` ones are taken without a label. */
const issuers: readonly { prefix: RegExp; lengths: readonly number[]; common: boolean }[] = [
	{ prefix: /^62/, lengths: [16, 19], common: true },
	{ prefix: /^4/, lengths: [16], common: true },
	{ prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], common: true },
	{ prefix: /^3[47]/, lengths: [15], common: true },
	{ prefix: /^35(?:2[89]|[3-8])/, lengths: [16], common: true },
	{ prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 19], common: true },
	{ prefix: /^62/, lengths: [17, 18], common: false },
	{ prefix: /^(?:60|81|9[0-9])/, lengths: [16, 17, 18, 19], common: false },
	{ prefix: /^4/, lengths: [13, 18, 19], common: false },
	{ prefix: /^(?:30[0-5]|36|38|39)/, lengths: [14, 16], common: false },
];

/** Bank cards: Luhn, issuer prefix and length; without a label beside it a number in one run is only probable. */
export function readBankCard(scan: Scan, numeral: Numeral): void {
	const { digits, start, end, lengths, pointed } = numeral;
	if (digits.length < 13 || digits.length > 19 || pointed) return;
	const issuer = issuers.find((each) => each.prefix.test(digits) && each.lengths.includes(digits.length));
	if (!issuer || !standsAlone(scan, start, end)) return;
	if (!passesLuhn(digits)) {
		if (scan.attached(start, "bank") && !scan.isOther(start, end)) scan.add("bank_card", start, end, 0.4);
		return;
	}
	if (scan.isOther(start, end)) return;
	if (scan.near(start, end, "bank", "cvv")) scan.add("bank_card", start, end, 0.97);
	else if (lengths.length > 3 && lengths.slice(0, 3).every((each) => each === 4))
		scan.add("bank_card", start, end, 0.85);
	else if (issuer.common) scan.add("bank_card", start, end, lengths.length === 1 ? 0.65 : 0.5);
}
