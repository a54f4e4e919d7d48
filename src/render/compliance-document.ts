import { byUrgency, type ComplianceReport, type ReportItem } from "../compliance/report.js";
import type { Status } from "../compliance/rules/item.js";
import { severities, statuses } from "../compliance/rules/item.js";
import { tierWords } from "../compliance/rules/tier.js";
import type { Language } from "../model/index.js";
import { annexSections } from "./compliance-annex.js";
import { numberSections } from "./compliance-numbers.js";
import { basisText, rangeText, valueText } from "./compliance-values.js";
import { severityWords, statusWords, complianceWords as words } from "./compliance-words.js";
import { formatNumber, formatTime } from "./format.js";
import type { ReportBlock, ReportCell, ReportDocument, ReportSection, Tone } from "./report-document.js";
import { speaker } from "./words.js";

const statusTones: Readonly<Record<Status, Tone>> = { fail: "bad", review: "warn", pass: "good", na: "muted" };

/** The whole report: what HTML and Markdown say. */
export function complianceDocument(report: ComplianceReport, language: Language): ReportDocument {
	return {
		...head(report, language),
		sections: [
			summarySection(report, language),
			...changesSection(report, language),
			tierSection(report, language),
			...numberSections(report, language),
			checklistSection(report, language),
			remediationSection(report, language),
			detailsSection(report, language),
			...annexSections(report, language),
		],
	};
}

/** What a terminal has room for: the answer, what fails and what to look at. */
export function complianceSummary(report: ComplianceReport, language: Language): ReportDocument {
	const open = byUrgency(report.items).filter(({ status }) => status === "fail" || status === "review");
	const say = speaker(language);
	return {
		...head(report, language),
		sections: [
			summarySection(report, language),
			...changesSection(report, language),
			{ title: say(words.checklist), blocks: [itemTable(open, language)] },
			...openQuestions(report, language),
		],
	};
}

function head(report: ComplianceReport, language: Language): Omit<ReportDocument, "sections"> {
	const say = speaker(language);
	const { evidence, ruleSet, tier, counts } = report;
	const { cnAll, cnYtd, cnSensitiveAll, cnSensitiveYtd } = evidence.subjects;
	const { firstAtMs, lastAtMs, runs } = evidence.exports;
	const day = (atMs: number) => formatTime(atMs).slice(0, 10);
	return {
		language,
		title: say(words.title),
		...(evidence.workspace.name !== undefined && { subtitle: evidence.workspace.name }),
		facts: [
			{ name: say(words.workspace), value: evidence.workspace.id ?? "–" },
			{ name: say(words.target), value: say(report.target?.name ?? words.noTarget) },
			{ name: say(words.madeAt), value: formatTime(evidence.window.madeAtMs, "Asia/Shanghai") },
			{ name: say(words.window), value: `${evidence.window.year}-01-01 Asia/Shanghai` },
			{ name: say(words.rules), value: say(words.rulesOf(ruleSet.version, ruleSet.asOf)) },
			...(firstAtMs === undefined || lastAtMs === undefined
				? []
				: [
						{
							name: say(words.backups),
							value: say(words.backupsOf(formatNumber(runs, language), day(firstAtMs), day(lastAtMs))),
						},
					]),
		],
		figures: [
			{
				label: say(words.tierFigure),
				value: [...new Set([tier.lower, tier.upper])].map((each) => say(tierWords[each])).join(" / "),
				tone: tier.lower === tier.upper ? undefined : "warn",
			},
			{ label: say(words.peopleCn), value: rangeText({ lower: cnYtd.lower, upper: cnAll.upper }, language) },
			{
				label: say(words.peopleSensitive),
				value: rangeText({ lower: cnSensitiveYtd.lower, upper: cnSensitiveAll.upper }, language),
			},
			{ label: say(words.failing), value: formatNumber(counts.fail, language), tone: counts.fail > 0 ? "bad" : "good" },
			{
				label: say(words.review),
				value: formatNumber(counts.review, language),
				tone: counts.review > 0 ? "warn" : "good",
			},
			{ label: say(words.passing), value: formatNumber(counts.pass, language) },
			{ label: say(words.notApplicable), value: formatNumber(counts.na, language) },
		],
		footer: [say(words.disclaimer(ruleSet.asOf))],
	};
}

function summarySection(report: ComplianceReport, language: Language): ReportSection {
	const say = speaker(language);
	const { blockers, items, ruleSet } = report;
	const blocks: ReportBlock[] = [];
	if (ruleSet.outdated) blocks.push({ type: "paragraph", text: say(words.outdated(ruleSet.asOf)), tone: "bad" });
	if (blockers.fail > 0)
		blocks.push({
			type: "paragraph",
			text: say(words.blockersFail(formatNumber(blockers.fail, language))),
			tone: "bad",
		});
	else if (blockers.review > 0)
		blocks.push({
			type: "paragraph",
			text: say(words.blockersOpen(formatNumber(blockers.review, language))),
			tone: "warn",
		});
	else blocks.push({ type: "paragraph", text: say(words.blockersClear), tone: "good" });
	blocks.push({
		type: "table",
		columns: [
			{ title: say(words.severity) },
			...statuses.map((status) => ({ title: say(statusWords[status]), align: "right" as const })),
		],
		rows: severities.map((severity) => [
			say(severityWords[severity]),
			...statuses.map((status): ReportCell => {
				const count = items.filter((item) => item.severity === severity && item.status === status).length;
				return count === 0 ? "–" : { text: formatNumber(count, language), tone: statusTones[status] };
			}),
		]),
	});
	return { title: say(words.canStart), blocks };
}

function tierSection({ tier }: ComplianceReport, language: Language): ReportSection {
	const say = speaker(language);
	const row = (name: string, people: { general: number; sensitive: number }, result: string): ReportCell[] => [
		name,
		formatNumber(people.general, language),
		formatNumber(people.sensitive, language),
		result,
	];
	return {
		title: say(words.tier),
		blocks: [
			{ type: "paragraph", text: say(words.tierNote) },
			...(tier.lower === tier.upper
				? []
				: [{ type: "paragraph" as const, text: say(words.tiersDiffer), tone: "warn" as const }]),
			{
				type: "table",
				columns: [
					{ title: say(words.bound) },
					{ title: say(words.people), align: "right" },
					{ title: say(words.sensitivePeople), align: "right" },
					{ title: say(words.result) },
				],
				rows: [
					row(say(words.lower), tier.lowerPeople, say(tierWords[tier.lower])),
					row(say(words.upper), tier.upperPeople, say(tierWords[tier.upper])),
				],
			},
			{
				type: "table",
				columns: [{ title: say(words.condition) }, { title: say(words.result) }, { title: say(words.basis) }],
				rows: words.tierTable.map((cells) => cells.map(say)),
			},
		],
	};
}

function checklistSection({ items }: ComplianceReport, language: Language): ReportSection {
	return { title: speaker(language)(words.checklist), blocks: [itemTable(byUrgency(items), language)] };
}

function itemTable(items: readonly ReportItem[], language: Language): ReportBlock {
	const say = speaker(language);
	return {
		type: "table",
		columns: [
			{ title: "ID" },
			{ title: say(words.severity) },
			{ title: say(words.status) },
			{ title: say(words.item) },
			{ title: say(words.why), wide: true },
		],
		rows: items.map((item) => [
			{ text: item.id, code: true },
			say(severityWords[item.severity]),
			{ text: say(statusWords[item.status]), tone: statusTones[item.status] },
			say(item.title),
			say(item.reason),
		]),
	};
}

function remediationSection({ items }: ComplianceReport, language: Language): ReportSection {
	const say = speaker(language);
	const urgent = byUrgency(items);
	const open = [
		...urgent.filter(({ status }) => status === "fail"),
		...urgent.filter(({ status }) => status === "review"),
	];
	const blocks: ReportBlock[] =
		open.length === 0
			? [{ type: "paragraph", text: say(words.nothingToDo), tone: "good" }]
			: [
					{ type: "paragraph", text: say(words.remediationNote) },
					{
						type: "checklist",
						items: open.map((item) => ({
							title: say(
								words.titled(
									item.id,
									say(item.title),
									say(statusWords[item.status]),
									say(severityWords[item.severity]),
								),
							),
							detail: item.remediation.map(say).join(language === "en" ? " " : ""),
						})),
					},
				];
	return { title: say(words.remediation), blocks };
}

function detailsSection({ items }: ComplianceReport, language: Language): ReportSection {
	const say = speaker(language);
	const blocks = byUrgency(items)
		.filter(({ status }) => status !== "na")
		.flatMap((item): ReportBlock[] => [
			{ type: "subheading", text: `${item.id} · ${say(item.title)}` },
			{
				type: "paragraph",
				text: say(words.verdict(say(statusWords[item.status]), say(severityWords[item.severity]), say(item.reason))),
				tone: statusTones[item.status],
			},
			{
				type: "table",
				columns: [{ title: say(words.evidence) }, { title: say(words.value) }],
				rows: [
					...item.evidence.map(({ text, value }): ReportCell[] => [say(text), valueText(value, language)]),
					...(item.examples.length === 0
						? []
						: [[say(words.examples), { text: item.examples.join(", "), code: true, tone: "muted" as const }]]),
					[say(words.applies), say(item.applies)],
					[say(words.basis), basisText(item, language)],
					[say(words.rule), { text: `${item.group}.ts`, code: true }],
				],
			},
		]);
	return { title: say(words.details), blocks: [{ type: "paragraph", text: say(words.detailsNote) }, ...blocks] };
}

function changesSection({ changes }: ComplianceReport, language: Language): ReportSection[] {
	if (changes === undefined) return [];
	const say = speaker(language);
	const blocks: ReportBlock[] = [
		{ type: "paragraph", text: say(words.changesOf(formatTime(changes.sinceMs, "Asia/Shanghai"))) },
	];
	if (changes.ruleSetChanged) blocks.push({ type: "paragraph", text: say(words.rulesChanged), tone: "warn" });
	if (changes.items.length + changes.numbers.length === 0)
		blocks.push({ type: "paragraph", text: say(words.noChanges), tone: "good" });
	if (changes.items.length > 0)
		blocks.push({
			type: "table",
			columns: [{ title: "ID" }, { title: say(words.before) }, { title: say(words.after) }, { title: say(words.item) }],
			rows: changes.items.map((each) => [
				{ text: each.id, code: true },
				{ text: say(statusWords[each.before]), tone: statusTones[each.before] },
				{ text: say(statusWords[each.after]), tone: statusTones[each.after] },
				say(each.title),
			]),
		});
	if (changes.numbers.length > 0)
		blocks.push({
			type: "table",
			columns: [
				{ title: say(words.number) },
				{ title: say(words.before), align: "right" },
				{ title: say(words.after), align: "right" },
			],
			rows: changes.numbers.map((each) => [
				say(each.text),
				valueText(each.before, language),
				valueText(each.after, language),
			]),
		});
	return [{ title: say(words.changes), blocks }];
}

function openQuestions({ unanswered }: ComplianceReport, language: Language): ReportSection[] {
	if (unanswered.length === 0) return [];
	const say = speaker(language);
	return [
		{
			title: say(words.declared),
			blocks: [
				{
					type: "paragraph",
					text: say(words.openQuestions(formatNumber(unanswered.length, language))).replace(
						/[:：]$/,
						language === "en" ? "." : "。",
					),
				},
			],
		},
	];
}
