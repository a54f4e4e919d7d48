import type { Scan } from "./scan.js";

/** Endings of files that look like an address: `image@2x.png`. */
const fileEndings =
	/\.(?:png|jpe?g|gif|webp|svg|bmp|ico|heic|mp4|js|ts|css|json|html?|map|zip|pdf|docx?|xlsx?|txt|apk|tgz|gz|bz2|xz|7z|rar|exe|dmg|msi|iso|csv|log|jsx|tsx|vue|ttf|woff2?|mp3|avi|wav|psd)$/i;
/** What stands for @: the sign, or what people write against harvesters. Groups of at most a few characters. */
const signs =
	/\s?@\s?|#(?=(?:qq|163|126|gmail|outlook|hotmail|foxmail|example)\.)|\s?[[({<（【]\s?(?:at|@|艾特)\s?[\])}>）】]\s?|\s(?:at|AT)\s(?=[a-z0-9-]{1,40}(?:\s?[[({（]\s?dot\s?[\])}）]\s?|\sdot\s))|\s?(?:艾特|圈a|＃at＃)\s?/gi;
const local = /(?:[A-Za-z0-9]{1,20}(?: dot | \. ))?[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?$/;
const dot =
	"(?:\\.|\\s?[\\[({（]\\s?(?:dot|点)\\s?[\\])}）]\\s?|\\sdot\\s|。(?=(?:com|cn|net|org|edu)(?![a-z]))|\\s\\.\\s(?=(?:com|cn|net|org|edu|example)\\b)|[,，](?=(?:com|cn|net|org)\\b)|点(?=com|cn|net))";
const domain = new RegExp(
	`^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:${dot}[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,5}?${dot}[A-Za-z]{2,24}(?![A-Za-z0-9-]|\\.[A-Za-z])`,
);

/** E-mail addresses, also `name [at] host dot com`; the work is bounded around each sign. */
export function findEmails(scan: Scan): void {
	const { text } = scan;
	for (const match of text.matchAll(signs)) {
		const sign = match.index;
		const before = local.exec(text.slice(Math.max(0, sign - 64), sign));
		const from = sign + match[0].length;
		const after = domain.exec(text.slice(from, from + 200));
		if (!before || !after) continue;
		const start = sign - before[0].length;
		const end = from + after[0].length;
		if (isNoAddress(text, start, end)) continue;
		scan.add("email", start, end, match[0] === "@" && !/[,。]|dot/i.test(after[0]) ? 0.98 : 0.8);
	}
}

/** Assets, the user of a URL, and ssh addresses of repositories are not anybody's mailbox. */
function isNoAddress(text: string, start: number, end: number): boolean {
	if (fileEndings.test(text.slice(start, end))) return true;
	const before = text.slice(Math.max(0, start - 80), start);
	if (/:\/\/(?:[^\s/@:]*:)?$/.test(before) || before.endsWith("@")) return true;
	return /^git@/.test(text.slice(start, start + 4)) && text[end] === ":";
}
