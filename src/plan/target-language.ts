import type { Archive } from "../archive/archive.js";
import type { Language } from "../model/index.js";

/*
 * Texts that an import writes into a target (dates, names of parts, remarks) are part of its payloads. They stay in the language of the first
 * import, whoever runs the next one in which language: else every record would look changed.
 */

/** The language of what stands in this account already; `wanted` where nothing of ours does. */
export function targetLanguage(archive: Archive, target: string, wanted: Language): Language {
	for (const _ of archive.ledger.entries(target, { state: "done" })) {
		return archive.fact<Language>(keyOf(target)) ?? wanted;
	}
	return wanted;
}

export function rememberTargetLanguage(archive: Archive, target: string, language: Language): void {
	archive.setFact(keyOf(target), language);
}

function keyOf(target: string): string {
	return `target-language:${target}`;
}
