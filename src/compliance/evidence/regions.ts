/** The 27 states of the EU with Iceland, Liechtenstein and Norway. */
export const eea: ReadonlySet<string> = new Set(
	"AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(" "),
);

/** Outside the mainland for the rules on export. */
export const hkmotw: ReadonlySet<string> = new Set(["HK", "MO", "TW"]);

/** Other places with transfer rules of their own (item OTHER-XFER). */
export const otherRegions = ["HK", "MO", "TW", "CH", "KR", "JP", "SG", "BR", "IN", "AU"] as const;

/** The parts of the world that rules ask for; a country is in one of them or in none. */
export type Region = "cn" | "eea" | "uk" | "us" | "hkmotw" | "other";

export function regionOf(country: string): Region {
	if (country === "CN") return "cn";
	if (country === "GB") return "uk";
	if (country === "US") return "us";
	if (hkmotw.has(country)) return "hkmotw";
	return eea.has(country) ? "eea" : "other";
}
