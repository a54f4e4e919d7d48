import type { CategoryId } from "./categories.js";
import type { Hit } from "./scan.js";

/** Where two readings of one value are equally sure, the earlier in this list is the more specific. */
const specific: readonly CategoryId[] = [
	"private_key",
	"api_key",
	"token",
	"password",
	"otp",
	"cvv",
	"email",
	"cn_id18",
	"frp18",
	"uscc",
	"iban",
	"alipay",
	"bank_card",
	"passport_cn",
	"passport_foreign",
	"hk_mo_home_permit",
	"tw_home_permit",
	"cn_exit_permit",
	"hkid",
	"tw_id",
	"imei",
	"cn_id15",
	"us_ssn",
	"qq",
	"wechat",
	"cn_mobile",
	"cn_service",
	"cn_landline",
	"phone_intl",
	"mac",
	"ipv6",
	"ipv4",
	"coords",
	"plate_cn",
	"address",
	"age_u14",
	"birth_date",
	"name",
];
const rank = new Map<CategoryId, number>(specific.map((id, index) => [id, index]));

/**
 * One value, one category: of hits that share a character the surer wins, then the longer, then the more specific.
 * One pass over the sorted hits; the result is sorted.
 */
export function resolveOverlaps(hits: readonly Hit[]): Hit[] {
	if (hits.length < 2) return [...hits];
	const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end);
	const kept: Hit[] = [];
	for (const hit of sorted) {
		let beaten = false;
		while (!beaten) {
			const last = kept.at(-1);
			if (!last || last.end <= hit.start) break;
			if (isBetter(hit, last)) kept.pop();
			else beaten = true;
		}
		if (!beaten) kept.push(hit);
	}
	return kept;
}

function isBetter(a: Hit, b: Hit): boolean {
	const [longA, longB] = [a.end - a.start, b.end - b.start];
	// A sure value that holds the other whole (an e-mail address around a mobile number) is the value.
	if (longA !== longB && (longA > longB ? a : b).confidence >= 0.5 && contains(a, b)) return longA > longB;
	if (a.confidence !== b.confidence) return a.confidence > b.confidence;
	if (longA !== longB) return longA > longB;
	return (rank.get(a.category) ?? 99) < (rank.get(b.category) ?? 99);
}

function contains(a: Hit, b: Hit): boolean {
	return (a.start <= b.start && a.end >= b.end) || (b.start <= a.start && b.end >= a.end);
}
