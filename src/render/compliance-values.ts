import type { Range } from "../compliance/evidence/evidence.js";
import type { ReportItem } from "../compliance/report.js";
import type { AnswerValue } from "../compliance/rules/answers.js";
import { choiceList, choiceWord } from "../compliance/rules/choice-words.js";
import type { MetricValue } from "../compliance/rules/metrics.js";
import type { Language } from "../model/index.js";
import { complianceWords as words } from "./compliance-words.js";
import { formatNumber } from "./format.js";

/** `12`, or `3–10` where there is doubt. */
export function rangeText({ lower, upper }: Range, language: Language): string {
	return lower === upper
		? formatNumber(lower, language)
		: `${formatNumber(lower, language)}–${formatNumber(upper, language)}`;
}

export function valueText(value: MetricValue, language: Language): string {
	if (typeof value === "string") return value;
	return typeof value === "number" ? formatNumber(value, language) : rangeText(value, language);
}

/** An answer in words; codes that are dates, countries or licences stand for themselves. */
export function answerText(value: AnswerValue, language: Language): string {
	if (typeof value === "boolean") return (value ? words.yes : words.no)[language];
	if (typeof value === "number") return formatNumber(value, language);
	if (typeof value === "string") return choiceWord(value)[language];
	return value.length === 0 ? "–" : choiceList(value)[language];
}

/** The name of a country or region by its code. */
export function countryName(code: string, language: Language): string {
	return new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(code) ?? code;
}

/** The articles an item rests on, each with the day its law came into force. */
export function basisText({ basis }: ReportItem, language: Language): string {
	return basis
		.map(({ text, inForce }) => words.inForceSince(text[language], inForce)[language])
		.join(language === "en" ? "; " : "；");
}
