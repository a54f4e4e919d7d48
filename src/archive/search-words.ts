/**
 * Text for the full-text index: a space around every Chinese, Japanese and Korean character makes each a word of its own,
 * so that a phrase of them finds any run of characters exactly, however a dictionary would group them.
 */
export function indexText(text: string): string {
	if (!beyondLatin.test(text)) return text;
	return text.normalize("NFKC").replace(cjk, " $& ");
}

/**
 * A full-text query from what a user typed: every word must be there; `"..."` keeps words together. Chinese without spaces
 * is split into words first; the text as typed counts too and ranks higher. Undefined when there is nothing to look for.
 */
export function searchQuery(typed: string): string | undefined {
	const terms: string[] = [];
	for (const match of typed.normalize("NFKC").matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
		const [, quoted, word] = match;
		const term = quoted === undefined ? wordTerm(word ?? "") : phrase(quoted);
		if (term !== undefined) terms.push(term);
	}
	return terms.length === 0 ? undefined : terms.join(" AND ");
}

/** The words of a query as they may stand in a text, longest first: what a snippet is cut around. */
export function queryWords(typed: string): string[] {
	const words = typed.normalize("NFKC").split(/[\s"]+/);
	const split = words.filter((word) => isCjk.test(word)).flatMap(segments);
	return [...words, ...split].filter((word) => word !== "").sort((one, other) => other.length - one.length);
}

const beyondLatin = /[^\0-\u024f\u2010-\u206f]/;
const cjk =
	/[\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const isCjk = new RegExp(cjk.source, "u");
const searchable = /[\p{L}\p{N}]/u;

function wordTerm(word: string): string | undefined {
	const whole = phrase(word);
	if (whole === undefined) return undefined;
	if (!isCjk.test(word)) {
		// "refund" also finds "refunds"; one or two letters would find half of everything.
		return word.length >= 3 && /[\p{L}\p{N}]$/u.test(word) ? `${whole}*` : whole;
	}
	const parts = segments(word)
		.map(phrase)
		.filter((part) => part !== undefined);
	return parts.length < 2 ? whole : `(${whole} OR (${parts.join(" AND ")}))`;
}

/** Quoted, nothing in it is syntax; what could end the quote is taken out. */
function phrase(words: string): string | undefined {
	const safe = indexText(words.replace(/["\0]/g, " ")).trim();
	return searchable.test(safe) ? `"${safe}"` : undefined;
}

function segments(word: string): string[] {
	const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
	return [...segmenter.segment(word)].filter((segment) => segment.isWordLike).map((segment) => segment.segment);
}
