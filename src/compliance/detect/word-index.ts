/** A word found in a text. `value` is what its list was registered with. */
export interface Word<Value> {
	start: number;
	end: number;
	value: Value;
}

/**
 * Finds words of many lists in one pass. Each piece begins with a literal character, which is all that most positions of a
 * text are asked for; only where it fits a short regular expression runs. Latin pieces stand between non-letters.
 * Of several that fit at one place the one registered first counts.
 */
export class WordIndex<Value> {
	readonly #byFirst = new Map<number, { pattern: RegExp; values: Value[] }>();

	/** Lists of pieces of regular expressions, separated by `|`; `suffix` may follow any of them. */
	constructor(lists: readonly (readonly [Value, string])[], suffix: { han?: string; latin?: string } = {}) {
		const sources = new Map<number, { sources: string[]; values: Value[] }>();
		for (const [value, pieces] of lists)
			for (const piece of alternatives(pieces)) {
				const first = piece.toLowerCase().charCodeAt(0);
				const latin = first < 128;
				const entry = sources.get(first) ?? { sources: [], values: [] };
				entry.sources.push(latin ? `(${piece}${suffix.latin ?? ""}(?![a-z]))` : `(${piece}${suffix.han ?? ""})`);
				entry.values.push(value);
				sources.set(first, entry);
			}
		for (const [first, entry] of sources)
			this.#byFirst.set(first, { pattern: new RegExp(entry.sources.join("|"), "iy"), values: entry.values });
	}

	/** Every word of the text, in order, none overlapping. */
	find(text: string): Word<Value>[] {
		const found: Word<Value>[] = [];
		let afterLetter = false;
		for (let at = 0; at < text.length; at += 1) {
			let code = text.charCodeAt(at);
			if (code >= 65 && code <= 90) code |= 32;
			const letter = code >= 97 && code <= 122;
			const entry = letter && afterLetter ? undefined : this.#byFirst.get(code);
			afterLetter = letter;
			if (!entry) continue;
			entry.pattern.lastIndex = at;
			const match = entry.pattern.exec(text);
			if (!match) continue;
			let group = 1;
			while (match[group] === undefined) group += 1;
			found.push({ start: at, end: at + match[0].length, value: entry.values[group - 1] as Value });
			at += match[0].length - 1;
			afterLetter = /[A-Za-z]/.test(text[at] ?? "");
		}
		return found;
	}
}

/** Splits at the bars that stand outside every bracket. */
function alternatives(pieces: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at <= pieces.length; at += 1) {
		const character = pieces[at];
		if (character === "(" || character === "[") depth += 1;
		else if (character === ")" || character === "]") depth -= 1;
		else if (at === pieces.length || (character === "|" && depth === 0)) {
			parts.push(pieces.slice(from, at));
			from = at + 1;
		}
	}
	return parts;
}
