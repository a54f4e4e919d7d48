import type { Language } from "../model/localized.js";

const spoken: readonly Language[] = ["en", "zh-CN"];

/**
 * The language of this run: `--lang`, else UNCRISP_LANG, else the locale, else English.
 * Undefined `language` with a `wrong` value means somebody asked for one that does not exist.
 */
export function pickLanguage(
	argv: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
	configured?: string,
): { language: Language; wrong?: string } {
	const asked = flagValue(argv, "--lang") ?? nonEmpty(env.UNCRISP_LANG) ?? nonEmpty(configured);
	const locale = localeLanguage(env);
	if (asked === undefined) return { language: locale };
	const language = spoken.find((each) => each.toLowerCase() === asked.toLowerCase()) ?? loose(asked);
	return language ? { language } : { language: locale, wrong: asked };
}

/** Value of `--name value` or `--name=value` before any parser ran. */
export function flagValue(argv: readonly string[], name: string): string | undefined {
	for (const [index, word] of argv.entries()) {
		if (word === "--") return undefined;
		if (word === name) return argv[index + 1];
		if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
	}
	return undefined;
}

function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
	const locale = nonEmpty(env.LC_ALL) ?? nonEmpty(env.LC_MESSAGES) ?? nonEmpty(env.LANG);
	return locale?.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

function loose(asked: string): Language | undefined {
	const lower = asked.toLowerCase().replace("_", "-");
	if (lower === "zh" || lower.startsWith("zh-")) return "zh-CN";
	if (lower.startsWith("en-")) return "en";
	return undefined;
}

function nonEmpty(value: string | undefined): string | undefined {
	return value === undefined || value === "" ? undefined : value;
}
