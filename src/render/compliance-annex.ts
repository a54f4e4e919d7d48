import type { ComplianceReport } from "../compliance/report.js";
import { formOf } from "../compliance/rules/answers.js";
import { markWords } from "../compliance/rules/laws.js";
import { questions } from "../compliance/rules/question-list.js";
import type { Language } from "../model/index.js";
import { answerText } from "./compliance-values.js";
import { complianceWords as words } from "./compliance-words.js";
import { formatNumber } from "./format.js";
import type { ReportBlock, ReportSection } from "./report-document.js";
import { confidenceWords, factTopicWords } from "./vendor-words.js";
import { speaker } from "./words.js";

/** Declared facts, the target, fields, method, laws and sources. */
export function annexSections(report: ComplianceReport, language: Language): ReportSection[] {
	const say = speaker(language);
	return [
		{ title: say(words.declared), blocks: declaredBlocks(report, language) },
		...targetSection(report, language),
		{ title: say(words.fields), blocks: fieldBlocks(report, language) },
		{ title: say(words.method), blocks: words.methodLines.map((line) => ({ type: "paragraph", text: say(line) })) },
		signOffSection(language),
		{ title: say(words.laws), blocks: lawBlocks(report, language) },
	];
}

function declaredBlocks({ answers, unanswered }: ComplianceReport, language: Language): ReportBlock[] {
	const say = speaker(language);
	const blocks: ReportBlock[] = [
		{ type: "paragraph", text: say(answers.length === 0 ? words.noAnswers : words.declaredNote) },
	];
	if (answers.length > 0)
		blocks.push({
			type: "table",
			columns: [{ title: say(words.question) }, { title: say(words.answer) }, { title: say(words.key), wide: true }],
			rows: answers.map(({ id, text, value }) => [
				say(text),
				answerText(value, language),
				{ text: id, code: true, tone: "muted" },
			]),
		});
	if (unanswered.length > 0)
		blocks.push(
			{ type: "paragraph", text: say(words.openQuestions(formatNumber(unanswered.length, language))), tone: "warn" },
			{
				type: "table",
				columns: [{ title: say(words.question) }, { title: say(words.key) }, { title: say(words.answer), wide: true }],
				rows: unanswered.map((id) => [
					say(questions[id].text),
					{ text: id, code: true },
					{ text: formOf(questions[id]), code: true, tone: "muted" },
				]),
			},
		);
	return blocks;
}

function targetSection({ target }: ComplianceReport, language: Language): ReportSection[] {
	if (target === undefined) return [];
	const say = speaker(language);
	return [
		{
			title: say(words.targetFacts),
			blocks: [
				{ type: "paragraph", text: say(words.targetNote) },
				{
					type: "table",
					columns: [
						{ title: say(words.topic) },
						{ title: say(words.fact) },
						{ title: say(words.checked), align: "right" },
						{ title: say(words.confidence) },
						{ title: say(words.source), wide: true },
					],
					rows: target.facts.map((fact) => [
						say(factTopicWords[fact.topic]),
						say(fact.text),
						fact.checked,
						say(confidenceWords[fact.confidence]),
						{ text: fact.source, code: true, tone: "muted" },
					]),
				},
			],
		},
	];
}

function fieldBlocks({ evidence }: ComplianceReport, language: Language): ReportBlock[] {
	const say = speaker(language);
	const { fill, customKeys } = evidence.fields;
	const rows = [
		...Object.entries(fill).sort(),
		...Object.entries(customKeys)
			.sort(([, a], [, b]) => b - a)
			.slice(0, 50)
			.map(([key, count]): [string, number] => [`custom: ${key}`, count]),
	];
	return [
		{ type: "paragraph", text: say(words.fieldsNote) },
		{
			type: "table",
			columns: [{ title: say(words.field) }, { title: say(words.records), align: "right" }],
			rows: rows.map(([name, count]) => [{ text: name, code: true }, formatNumber(count, language)]),
		},
	];
}

function lawBlocks({ laws, sources }: ComplianceReport, language: Language): ReportBlock[] {
	const say = speaker(language);
	return [
		{
			type: "table",
			columns: [
				{ title: say(words.law) },
				{ title: say(words.inForce), align: "right" },
				{ title: say(words.mark) },
				{ title: say(words.source), wide: true },
			],
			rows: laws.map((law) => [
				language === "en" ? `${law.short}: ${law.name.en}` : `${law.name["zh-CN"]}（${law.short}）`,
				law.inForce,
				say(markWords[law.mark]),
				{ text: law.url ?? "–", code: true, tone: "muted" },
			]),
		},
		{ type: "subheading", text: say(words.otherSources) },
		{
			type: "table",
			columns: [{ title: say(words.source) }, { title: say(words.mark) }, { title: "URL", wide: true }],
			rows: sources.map((source) => [
				source.name,
				say(markWords[source.mark]),
				{ text: source.url ?? "–", code: true, tone: "muted" },
			]),
		},
	];
}

/** Left open, to be filled in on paper. */
function signOffSection(language: Language): ReportSection {
	const say = speaker(language);
	const columns = [words.role, words.person, words.date, words.signature].map((title) => ({ title: say(title) }));
	return {
		title: say(words.signOff),
		blocks: [{ type: "table", columns, rows: words.signers.map((signer) => [say(signer), "", "", ""]) }],
	};
}
