import type { Scan } from "./scan.js";

const unit =
	"(?:(?:Room|Rm|Flat|Unit|Apt|Apartment|Suite|Ste|Floor|Building|Bldg|Block|Tower|Shop)\\.?\\s?#?[A-Z0-9-]{1,6}|\\d{1,3}(?:st|nd|rd|th)\\s(?:Floor|Fl)|\\d{1,3}\\/F|#\\s?\\d{1,5}[A-Z]?)";
const building =
	"[A-Z][a-z]{2,20} (?:Court|House|Building|Tower|Lodge|Mansions?|Hall|Apartments|Heights|Plaza|Centre|Center)";
const way =
	"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Parkway|Pkwy|Highway|Hwy|Circle|Close|Crescent|Row|Quay|Gardens?|Hill|Alley|Loop|Trail|Grove|Gate|Mews|Walk|Rise|View|Heights|Park|Wharf|Esplanade|Parade|Plaza|Rue|Dadao|Lu|Jie)";
/** "5 minutes down the road" is no address. */
const word =
	"(?!(?:the|minutes?|hours?|days?|weeks?|of|more|items?|in|on|my|your|for|to|from|away|per|people|years?|is|are|and|or|at|ship|send)\\s)[A-Z0-9][A-Za-z0-9'.-]{0,20}";
const area = "(?:[A-Z][A-Za-z'.-]{1,20}(?: [A-Z][A-Za-z'.-]{1,20}){0,3})";
const code =
	"(?:[A-Z]{2}\\s\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z0-9]?\\s?\\d[A-Z]{2}|[A-Z]{2,3}\\s\\d{4}|\\d{4,6}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d)";
const tail = `(?:(?:,\\s?|\\s)${unit})?(?:,\\s?(?:${area}(?:\\s${code})?|${code})|\\s${code}){0,6}`;
const source = `(?<![A-Za-z0-9.])(?:${unit},?\\s){0,4}(?:${building},?\\s)?(?:No\\.?\\s?)?\\d{1,6}[A-Za-z]?(?:-\\d{1,4})?,? (?:${word} ){1,5}?${way}(?![A-Za-z])\\.?(?:\\s(?:NE|NW|SE|SW|North|South|East|West|N|S|E|W)(?![A-Za-z]))?${tail}(?![A-Za-z0-9])`;
const written = new RegExp(`^${source}`);
const anyCase = new RegExp(source, "gi");
const german =
	/(?<![A-Za-z])[A-ZÄÖÜ][a-zäöüß]{2,20}(?:straße|strasse|str\.|weg|platz|allee)\s\d{1,4}[a-z]?(?:,\s?\d{5}\s[A-ZÄÖÜ][a-zäöüß]{2,20})?/g;
const romance =
	/(?<![A-Za-z0-9.])\d{1,4}(?:\s?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|all[ée]e|chemin|quai|impasse) (?:(?:de|du|des|la|le|les|d'|l') ?){0,3}[A-Z][A-Za-zÀ-ÿ'-]{1,20}(?: [A-Z][A-Za-zÀ-ÿ'-]{1,20}){0,3}(?:,? \d{5} [A-Z][A-Za-zÀ-ÿ-]{1,20})?|(?<![A-Za-z])(?:Via|Viale|Piazza|Calle|Carrer|Plaza|Avenida|Rua) (?:(?:de|del|della|di|do|da) )?[A-Z][A-Za-zÀ-ÿ'-]{1,20}(?: [A-Z][A-Za-zÀ-ÿ'-]{1,20}){0,2},? \d{1,4}(?:,? \d{4,5} [A-Z][A-Za-zÀ-ÿ-]{1,20})?/g;
const poBox = /(?<![A-Za-z])P\.?\s?O\.?\s?Box\s\d{1,6}(?:,\s?[A-Z][A-Za-z\s]{2,30})?/g;
const mentions =
	/\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|place|pl|square|sq|terrace|parkway|pkwy|highway|hwy|circle|close|crescent|row|quay|gardens?|hill|alley|loop|trail|grove|gate|mews|walk|rise|view|heights|park|wharf|esplanade|parade|plaza|rue|dadao|lu|jie)\b/i;
const said =
	/address|ship(?:ping)?(?: it)? to|deliver(?:y)?(?: it)? to|live (?:at|on|in)|send(?: it)? to|located at|地址|寄到|moved? to|residence/i;

/** Postal addresses as the English-speaking world writes them: a number, a street, what follows between commas. */
export function findEnglishAddresses(scan: Scan): void {
	const { text } = scan;
	if (mentions.test(text)) {
		const labelled = said.test(text);
		for (const match of text.matchAll(anyCase)) {
			const address = trim(match[0]);
			const full =
				/,[^,]*[0-9]{4}|,[^,]*[A-Z]{1,2}[0-9]|\s[A-Za-z]{2}\s[0-9]{5}$/.test(address) ||
				(address.includes(",") && written.test(address));
			if (!labelled && !full && !written.test(address)) continue;
			scan.add("address", match.index, match.index + address.length, labelled ? 0.9 : full ? 0.85 : 0.6);
		}
	}
	if (/(?:stra|str\.|weg|platz|allee)/.test(text))
		for (const match of text.matchAll(german)) scan.add("address", match.index, match.index + match[0].length, 0.8);
	if (
		/\b(?:rue|avenue|boulevard|place|all[ée]e|chemin|quai|impasse|Via|Viale|Piazza|Calle|Carrer|Plaza|Avenida|Rua)\b/.test(
			text,
		)
	)
		for (const match of text.matchAll(romance)) scan.add("address", match.index, match.index + match[0].length, 0.75);
	if (/box/i.test(text))
		for (const match of text.matchAll(poBox)) scan.add("address", match.index, match.index + match[0].length, 0.7);
}

function trim(address: string): string {
	const plain = /[A-Z][a-z]/.test(address) ? address.replace(/(?:\s[a-z]+)+$/, "") : address;
	return plain.replace(/(?:,\s?(?:please|thanks|thank you|and|but|is|so)\b.*)$/i, "").replace(/[.,\s]+$/, "");
}
