import { type Numeral, passesLuhn, standsAlone } from "./numerals.js";
import type { Scan } from "./scan.js";

/** IMEI: 15 digits with Luhn; without a label only from a reporting body in use. */
export function readImei(scan: Scan, { digits, start, end, pointed }: Numeral): void {
	if (digits.length !== 15 || pointed || !standsAlone(scan, start, end)) return;
	const valid = passesLuhn(digits);
	if (scan.near(start, end, "imei")) {
		if (valid) scan.add("imei", start, end, 0.97);
		else if (scan.attached(start, "imei")) scan.add("imei", start, end, 0.4);
	} else if (
		valid &&
		/^(?:01|35|86|99)/.test(digits) &&
		!scan.isOther(start, end) &&
		!scan.near(start, end, "id", "bank")
	)
		scan.add("imei", start, end, 0.5);
}

const mac = /(?<=mac|(?<![0-9A-Za-z:.-]))[0-9a-f]{2}([:：-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9A-Za-z:-])/gi;
/** As routers print it, or without separators: only behind its name. */
const labelledMac =
	/(?:mac|物理地址|硬件地址|网卡(?:地址)?|hw ?addr)(?:\s?(?:地址|address|addr))?(?:\s?(?:是|为|is))?[\s:：=]{0,3}((?:[0-9a-f]{4}\.){2}[0-9a-f]{4}|[0-9a-f]{12}|[0-9a-f]{2}(?: [0-9a-f]{2}){5})(?![0-9A-Za-z.:-])/gi;

/** MAC addresses of network cards, but for the empty and the broadcast one. */
export function findMacs(scan: Scan): void {
	for (const match of scan.text.matchAll(mac)) {
		if (/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(match[0])) continue;
		scan.add("mac", match.index, match.index + match[0].length, 0.9);
	}
	for (const match of scan.text.matchAll(labelledMac)) {
		const end = match.index + match[0].length;
		if (/[1-9a-f]/i.test(match[1] ?? "")) scan.add("mac", end - (match[1] ?? "").length, end, 0.9);
	}
}
