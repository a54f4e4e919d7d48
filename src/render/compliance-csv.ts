import { byUrgency, type ComplianceReport } from "../compliance/report.js";
import type { Language } from "../model/index.js";
import { basisText, valueText } from "./compliance-values.js";
import { severityWords, statusWords, complianceWords as words } from "./compliance-words.js";
import { type CsvValue, csvLines } from "./csv-cells.js";
import { speaker } from "./words.js";

/** One line an item, for a tracker: what, how bad, why, by which law, what to do. Codes first, so that a machine can read it in any language. */
export function complianceCsv({ items }: ComplianceReport, language: Language): string {
	const say = speaker(language);
	const header = [
		"id",
		"group",
		"severity",
		"status",
		say(words.severity),
		say(words.status),
		say(words.item),
		say(words.why),
		say(words.basis),
		say(words.evidence),
		say(words.remediation),
	];
	const rows = byUrgency(items).map((item): CsvValue[] => [
		item.id,
		item.group,
		item.severity,
		item.status,
		say(severityWords[item.severity]),
		say(statusWords[item.status]),
		say(item.title),
		say(item.reason),
		basisText(item, language),
		item.evidence.map(({ name, value }) => `${name} = ${valueText(value, language)}`).join("; "),
		item.remediation.map(say).join(language === "en" ? " " : ""),
	]);
	return csvLines([header, ...rows]);
}
