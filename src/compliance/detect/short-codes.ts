import { type Numeral, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

const codeBefore =
	/(?:发来|收到|发)的?码(?:是|为)?[:：]?\s?$|^\s?code\s?[:：]?\s?$|(?:^|[^a-z])(?:(?:the|your|my|this|sms|login|received|got|enter(?:ed)?|sent)\s(?:\w{1,8}\s)?code|pin|G)(?:\s(?:i|you|we)\s\w{1,8})?(?:\s(?:is|was))?\s?[:：=-]?\s?$/i;
/** Codes that are no secret. */
const otherCode =
	/(?:error|promo|discount|coupon|zip|postal|post|area|country|status|tracking|order|product|qr|bar|swift|sort|dress|source|exit|refer\w*|invite|dial)\s?codes?[^0-9]{0,8}$/i;
const codeAfter =
	/^\s?(?:(?:是|为)(?:您|你|我)?的?[^0-9]{0,8}(?:验证码|校验码|动态码)|[（(]\s?(?:验证码|校验码|动态码)|is\s(?:your|the|my)\s[\w\s-]{0,30}code)/i;

/** One-time codes and card verification codes: a few digits that only words make what they are. */
export function readShortCode(scan: Scan, { digits, start, end, lengths, pointed }: Numeral): void {
	if (digits.length > 8 || pointed || !isEven(lengths)) return;
	if (digits.length <= 4 && lengths.length === 1 && scan.attached(start, "cvv") && standsAlone(scan, start, end)) {
		scan.add("cvv", start, end, 0.95);
		return;
	}
	const before = scan.text.slice(Math.max(0, start - 40), start);
	if (
		digits.length <= 4 &&
		/security code[^0-9]{0,6}$/i.test(before) &&
		(digits.length === 3 || scan.near(start, end, "bank"))
	) {
		if (standsAlone(scan, start, end)) scan.add("cvv", start, end, 0.9);
		return;
	}
	if (digits.length < 4) return;
	const said = scan.attached(start, "otp") && !otherCode.test(before);
	const used =
		/\buse\s$/i.test(before) && /^\s(?:to (?:verify|log|sign|confirm)|as your)/i.test(scan.text.slice(end, end + 20));
	const after = used || codeAfter.test(scan.text.slice(end, end + 50));
	const code = !said && !after && codeBefore.test(before) && !otherCode.test(before);
	if (!(said || after || code) || !standsAlone(scan, /G-$/.test(before) ? start - 2 : start, end)) return;
	scan.add("otp", start, end, code ? 0.7 : 0.95);
}

/** Written in one run or in equal parts (`482-913`, `48 29 13`): not a code and the next number. */
function isEven(lengths: readonly number[]): boolean {
	return (
		lengths.every((each) => each === lengths[0]) && (lengths.length === 1 || lengths.length * (lengths[0] ?? 0) >= 6)
	);
}
