import type { Scan } from "./scan.js";

/** Countries with such numbers (the registry of ISO 13616). */
const countries =
	/^(?:A[DELTZ]|B[AEGHRY]|C[HRYZ]|D[EKO]|E[EGS]|F[IOR]|G[BEILRT]|H[RU]|I[ELQST]|JO|K[WZ]|L[BCITUVY]|M[CDEKRTU]|N[LO]|P[KLST]|QA|R[OS]|S[ACEIKMTV]|T[LNR]|UA|V[AG]|XK)/;
const form = /(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/gi;

/** International bank account numbers with the checksum of ISO 13616. */
export function findIbans(scan: Scan): void {
	for (const match of scan.text.matchAll(form)) {
		// Small letters are a typist's; without the word beside them they are more often the start of a sentence.
		if (/[a-z]/.test(match[0]) && !scan.near(match.index, match.index + match[0].length, "iban", "bank")) continue;
		const code = match[0].replace(/[ -]/g, "").toUpperCase();
		if (code.length < 15 || code.length > 34 || !countries.test(code) || !passesMod97(code)) continue;
		if (!scan.isOther(match.index, match.index + match[0].length))
			scan.add("iban", match.index, match.index + match[0].length, 0.96);
	}
}

function passesMod97(code: string): boolean {
	let rest = 0;
	for (const character of code.slice(4) + code.slice(0, 4)) {
		const value = Number.parseInt(character, 36);
		rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
	}
	return rest === 1;
}
