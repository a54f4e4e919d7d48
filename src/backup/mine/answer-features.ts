import type { Piece } from "./redact-answer.js";

/** What two answers are compared by: their words, or characters where words are not set apart, alone and in pairs. */
export interface AnswerFeatures {
	/** The text without case, signs and blanks. */
	canonical: string;
	/** Hashes of the features, 32 bits each. */
	hashes: Uint32Array;
	/** How much is said: letters and digits outside placeholders, a Chinese character counting twice. */
	weight: number;
}

/** Longer answers are compared by their beginning. */
const mostTokens = 400;

export function answerFeatures(pieces: readonly Piece[]): AnswerFeatures {
	const tokens: string[] = [];
	let weight = 0;
	for (const piece of pieces) {
		if (typeof piece !== "string") {
			tokens.push(`{${piece.placeholder}}`);
			continue;
		}
		for (const [token] of piece.normalize("NFKC").toLowerCase().matchAll(words)) {
			tokens.push(token);
			weight += token.length === 1 && isCjk.test(token) ? 2 : token.length;
		}
	}
	const compared = tokens.slice(0, mostTokens);
	const hashes = new Set<number>();
	for (const [at, token] of compared.entries()) {
		const own = fnv1a(token);
		hashes.add(own);
		hashes.add(fnv1a(` ${compared[at + 1] ?? ""}`, own));
	}
	return { canonical: tokens.join(" "), hashes: Uint32Array.from(hashes), weight };
}

const cjk = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}";
/** One character where a script sets no words apart, else a run of letters and digits. */
const words = new RegExp(`[${cjk}]|(?:(?![${cjk}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
const isCjk = new RegExp(`[${cjk}]`, "u");

/** FNV-1a over UTF-16 units: small, even enough, the same on every machine. */
export function fnv1a(text: string, seed = 0x811c9dc5): number {
	let hash = seed;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
