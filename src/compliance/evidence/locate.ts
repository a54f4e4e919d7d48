import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import type { Contact, Conversation } from "../../model/index.js";

/** Where somebody may be, and how much the signal is worth (compliance-cn.md 2.2): 90 address, 80 geolocation, 50 phone, 30 locale. */
export interface LocationSignal {
	/** ISO 3166-1 alpha-2. */
	country: string;
	percent: number;
}

/** From here on a signal counts as known location; below it only widens the range. */
export const knownFrom = 50;

/** Every signal of a profile or conversation, none where it says nothing. An IP address is not looked up: that needs a data set. */
export function* locationSignals(
	from: Pick<Contact, "geolocation" | "locales" | "utcOffsetMinutes"> &
		Partial<Pick<Contact, "address" | "identities">> &
		Partial<Pick<Conversation, "channel">>,
): Iterable<LocationSignal> {
	const address = from.address === undefined ? undefined : countryOfAddress(from.address);
	if (address !== undefined) yield { country: address, percent: 90 };
	const country = from.geolocation?.country?.toUpperCase();
	if (country !== undefined && /^[A-Z]{2}$/.test(country))
		yield { country: canonical(country) ?? country, percent: 80 };
	for (const { type, value } of from.identities ?? []) {
		const phone = type === "phone" ? phoneOf(value) : undefined;
		if (phone?.country !== undefined) yield { country: phone.country, percent: 50 };
	}
	const spoken = countryOfLocale(from.locales, from.utcOffsetMinutes);
	if (spoken !== undefined) yield { country: spoken, percent: 30 };
}

/** A phone number in its one international form, with its country. A bare mainland mobile number is one of China. */
export function phoneOf(value: string): { e164: string; country?: string } | undefined {
	const digits = value.normalize("NFKC").replace(/[^0-9+]/g, "");
	if (digits.replace("+", "").length < 7) return undefined;
	const bare: CountryCode | undefined = /^(?:86|0086)?1[3-9][0-9]{9}$/.test(digits) ? "CN" : undefined;
	const dialled = digits.startsWith("00") ? `+${digits.slice(2)}` : digits;
	const parsed = parsePhoneNumberFromString(
		bare !== undefined && digits.startsWith("86") ? `+${digits}` : dialled,
		bare,
	);
	if (parsed === undefined) return { e164: dialled };
	return { e164: parsed.number, ...(parsed.country !== undefined && { country: parsed.country }) };
}

/** The country that ends a written address, or mainland China by its provinces. */
function countryOfAddress(address: string): string | undefined {
	const last =
		address
			.split(/[,，\n]/)
			.at(-1)
			?.trim()
			.toLowerCase() ?? "";
	const named = countriesByName.get(last);
	if (named !== undefined) return named;
	if (/香港|澳门|澳門|台湾|台灣/.test(address)) return undefined;
	return /^(?:中国|中华人民共和国)|[一-龥]{2}(?:省|自治区)|^(?:北京|上海|天津|重庆)市?/.test(address.trim())
		? "CN"
		: undefined;
}

/** `zh-CN`, or `zh` in China's time zone; another language only with its country and without a clock that says otherwise. */
function countryOfLocale(locales: readonly string[], utcOffsetMinutes: number | undefined): string | undefined {
	for (const locale of locales) {
		const [language, ...rest] = locale.split(/[-_]/);
		const country = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase();
		const inChinasZone = utcOffsetMinutes === undefined || utcOffsetMinutes === 480;
		if (language?.toLowerCase() === "zh" && country === undefined && utcOffsetMinutes === 480) return "CN";
		if (country === undefined || (country === "CN" && !inChinasZone)) continue;
		return country;
	}
	return undefined;
}

/** Every country by its English and Chinese name, in lower case. */
const countriesByName: ReadonlyMap<string, string> = new Map([
	...["en", "zh-CN"].flatMap((language) => {
		const spell = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
		return countryCodes().flatMap((code): [string, string][] => {
			const name = spell.of(code);
			return name === undefined ? [] : [[name.toLowerCase(), code]];
		});
	}),
	["usa", "US"] as const,
	["uk", "GB"] as const,
	["england", "GB"] as const,
]);

function countryCodes(): string[] {
	const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
	const codes = letters.flatMap((a) => letters.map((b) => a + b));
	// Codes of no country, and old ones that became another's (FX is FR).
	return codes.filter((code) => !["EU", "EZ", "UN", "XX", "ZZ"].includes(code) && canonical(code) === code);
}

/** Today's code of a country: UK becomes GB. */
function canonical(code: string): string | undefined {
	return new Intl.Locale(`und-${code}`).region;
}
