import type { Scan } from "./scan.js";

const ipv4 =
	/(?<=(?<![A-Za-z])ip(?:v4)?|(?<![\d.A-Za-z_-]))(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d_]|\/(?!32)\d{1,2}(?!\d)|\.\d|-\d|-[a-z])/gi;
const ipv6 =
	/(?<![0-9A-Za-z:.])(?=[0-9a-f:.]{0,45}:[0-9a-f:.]{0,45}:)[0-9a-f:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![0-9A-Za-z:])/gi;
/** Infrastructure, nobody's: this network, private, loopback, link-local, multicast, masks (RFC 6890). */
const infrastructure =
	/^(?:0|10|127|22[4-9]|23\d|24\d|25[0-5])\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^(?:1\.1\.1\.1|1\.0\.0\.1|8\.8\.[48]\.[48]|114\.114\.114\.114|223\.5\.5\.5|9\.9\.9\.9)$/;

/** IP addresses of people: not of infrastructure, and not version numbers, which look the same. */
export function findIps(scan: Scan): void {
	for (const match of scan.text.matchAll(ipv4)) {
		const [start, end] = [match.index, match.index + match[0].length];
		if (infrastructure.test(match[0]) || scan.isClosed(start, end)) continue;
		const labelled = scan.near(start, end, "ip");
		if (!labelled && isVersion(scan, match[0], start, end)) continue;
		if (labelled && scan.attached(start, "version")) continue;
		scan.add("ipv4", start, end, labelled ? 0.97 : 0.8);
	}
	for (const match of scan.text.matchAll(ipv6)) {
		if (!isIpv6(match[0]) || scan.isClosed(match.index, match.index + match[0].length)) continue;
		scan.add("ipv6", match.index, match.index + match[0].length, 0.95);
	}
}

function isVersion({ text }: Scan, written: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 24), start);
	const after = text.slice(end, end + 8);
	if (
		/(?:版本|版|固件|升级|更新|回滚|安装|章节?|条款|version|ver\.?|firmware|release|build|sdk|driver|chrome|firefox|safari|edge|android|ios|windows|app|section|clause|chapter|update[ds]?|upgrade[ds]?|node|kernel|package|v)[^0-9A-Za-z。！？]{0,3}(?:到|to|了|号|是|is|from|为|v)?[^0-9A-Za-z。！？]{0,3}$/i.test(
			before,
		)
	)
		return true;
	if (/[A-Za-z][/@]$/.test(before)) return true;
	if (/^\s?(?:版|版本|的?固件|条|节|章|version|release|build|firmware)/i.test(after)) return true;
	// Four small numbers are a version or a section; addresses that end in .0.0 are networks or browsers.
	return written.split(".").every((part) => Number(part) <= 30) || /\.0\.0$/.test(written);
}

/** RFC 4291 text form; link-local, unique local, loopback and unspecified ones are infrastructure. */
function isIpv6(written: string): boolean {
	if (/^(?:fe[89ab]|f[cd]|ff)/i.test(written) || /^[0:]*:[01]?$/.test(written)) return false;
	const halves = written.split("::");
	if (halves.length > 2) return false;
	const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
	const embedded = groups.at(-1)?.includes(".") ? 1 : 0;
	if (
		!groups.every((group, index) => /^[0-9a-f]{1,4}$/i.test(group) || (embedded === 1 && index === groups.length - 1))
	)
		return false;
	const count = groups.length + embedded;
	if (halves.length === 1) return count === 8;
	// "a::b" is also code and emoticons: an address of a person has more to it.
	return count >= 3 && count <= 7;
}
