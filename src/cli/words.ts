import type { Language, Localized } from "../model/localized.js";

/**
 * The same as `text` of the model, without its schema library: descriptions of commands are read for every `--help`,
 * and that must load next to nothing.
 */
export function both(en: string, zhCN: string): Localized {
	return { en, "zh-CN": zhCN };
}

/** Picks the language of this run. */
export type Say = (words: Localized) => string;

export function speaker(language: Language): Say {
	return (words) => words[language];
}

/** A name or value that reads the same in every language. */
export function verbatimWords(value: string): Localized {
	return both(value, value);
}
