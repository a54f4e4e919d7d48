import type { Cause } from "../apply/causes.js";
import type { Language } from "../model/index.js";
import { count } from "./progress.js";
import { wrapDisplay } from "./text-width.js";
import { speaker } from "./words.js";

/** Causes with their counts in front, folded to 80 columns. */
export function causeLines(causes: readonly Cause[], language: Language): string[] {
	const say = speaker(language);
	const widest = Math.max(0, ...causes.map((cause) => count(cause.count).length));
	return causes.flatMap((cause) =>
		wrapDisplay(say(cause.text), 76 - widest).map((line, at) => {
			const number = at === 0 ? count(cause.count) : "";
			return `  ${number.padStart(widest)}  ${line}`;
		}),
	);
}
