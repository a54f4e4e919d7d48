import type { Fact } from "../adapter/vendor.js";
import type { Localized } from "../model/index.js";
import type { Evidence } from "./evidence/evidence.js";
import { groups } from "./rules/all-items.js";
import type { Answers, AnswerValue } from "./rules/answers.js";
import { Case, type TargetFacts } from "./rules/case.js";
import { evaluate, type Judged } from "./rules/evaluate.js";
import { type Severity, type Status, severities, statuses } from "./rules/item.js";
import { type Citation, citationText, type Law, type LawId, laws, type Mark } from "./rules/laws.js";
import { type MetricName, type MetricValue, metricValue, metricWords } from "./rules/metrics.js";
import { type QuestionId, questionIds, questions } from "./rules/question-list.js";
import { isOutdated, ruleSet } from "./rules/rule-set.js";
import { type Source, type SourceId, sources } from "./rules/sources.js";
import { type TierRange, tierRange } from "./rules/tier.js";

/**
 * The whole report as plain JSON: what every output is written from, what `--out` saves and `--since` reads.
 * It holds counts, dates, codes and ids of records, and the user's own answers; no value of personal information.
 */
export interface ComplianceReport {
	type: "compliance-report";
	schemaVersion: 1;
	ruleSet: { version: string; asOf: string; outdated: boolean };
	evidence: Evidence;
	tier: TierRange;
	target?: { id: string; name: Localized; facts: readonly Fact[] };
	counts: Record<Status, number>;
	/** Blockers by status: what stands between the archive and the import. */
	blockers: Record<Status, number>;
	items: ReportItem[];
	answers: ReportAnswer[];
	/** Questions that some item asked and nobody answered. */
	unanswered: QuestionId[];
	laws: (Law & { id: LawId })[];
	sources: (Source & { id: SourceId })[];
	/** Against the report of `--since`. */
	changes?: Changes;
}

export interface ReportItem {
	id: string;
	/** File of its rule: src/compliance/rules/<group>.ts. */
	group: string;
	groupName: Localized;
	severity: Severity;
	status: Status;
	title: Localized;
	applies: Localized;
	reason: Localized;
	basis: { law: LawId; articles: string; inForce: string; mark: Mark; text: Localized }[];
	evidence: { name: MetricName; text: Localized; value: MetricValue }[];
	/** Ids of records in the archive. */
	examples: readonly string[];
	unanswered: QuestionId[];
	remediation: readonly Localized[];
	sources: readonly SourceId[];
}

export interface ReportAnswer {
	id: QuestionId;
	text: Localized;
	value: AnswerValue;
}

export interface Changes {
	sinceMs: number;
	ruleSetChanged: boolean;
	items: { id: string; title: Localized; before: Status; after: Status }[];
	numbers: { name: MetricName; text: Localized; before: MetricValue; after: MetricValue }[];
}

/** Judges the evidence and puts everything in order. Pure. */
export function makeReport(evidence: Evidence, answers: Answers, target?: TargetFacts): ComplianceReport {
	const judged = evaluate(evidence, answers, target);
	const items = judged.map((each) => reportItem(each, evidence));
	const citedLaws = new Set(judged.flatMap(({ item }) => item.basis.map((each) => each.law)));
	const citedSources = new Set(judged.flatMap(({ item }) => item.sources));
	return {
		type: "compliance-report",
		schemaVersion: 1,
		ruleSet: { version: ruleSet.version, asOf: ruleSet.asOf, outdated: isOutdated(evidence.window.madeAtMs) },
		evidence,
		tier: tierRange(new Case(evidence, answers, target)),
		...(target !== undefined && { target }),
		counts: countBy(items),
		blockers: countBy(items.filter(({ severity }) => severity === "blocker")),
		items,
		answers: questionIds.flatMap((id) => {
			const value = answers[id];
			return value === undefined ? [] : [{ id, text: questions[id].text, value }];
		}),
		unanswered: questionIds.filter((id) => items.some((item) => item.status !== "na" && item.unanswered.includes(id))),
		laws: (Object.keys(laws) as LawId[]).filter((id) => citedLaws.has(id)).map((id) => ({ id, ...laws[id] })),
		sources: (Object.keys(sources) as SourceId[])
			.filter((id) => citedSources.has(id))
			.map((id) => ({ id, ...sources[id] })),
	};
}

/** By severity, then status: what must be done first comes first. */
export function byUrgency(items: readonly ReportItem[]): ReportItem[] {
	const rank = (item: ReportItem) =>
		statuses.indexOf(item.status) + statuses.length * severities.indexOf(item.severity);
	return items.toSorted((a, b) => rank(a) - rank(b));
}

/** Items that fail, at this severity or a worse one. */
export function failing(report: ComplianceReport, atLeast: Severity): ReportItem[] {
	return report.items.filter(
		({ status, severity }) => status === "fail" && severities.indexOf(severity) <= severities.indexOf(atLeast),
	);
}

function reportItem({ item, file, status, reason, unanswered }: Judged, evidence: Evidence): ReportItem {
	return {
		id: item.id,
		group: file,
		groupName: groups.find((group) => group.file === file)?.name ?? item.title,
		severity: item.severity,
		status,
		title: item.title,
		applies: item.applies,
		reason,
		basis: item.basis.map(citation),
		evidence: item.evidence.map((name) => ({ name, text: metricWords[name], value: metricValue(evidence, name) })),
		examples: item.lookUp?.(evidence) ?? [],
		unanswered,
		remediation: item.remediation,
		sources: item.sources,
	};
}

function citation(each: Citation): ReportItem["basis"][number] {
	const { inForce, mark }: Law = laws[each.law];
	return { law: each.law, articles: each.articles, inForce, mark: each.mark ?? mark, text: citationText(each) };
}

function countBy(items: readonly ReportItem[]): Record<Status, number> {
	const counts: Record<Status, number> = { fail: 0, review: 0, pass: 0, na: 0 };
	for (const { status } of items) counts[status] += 1;
	return counts;
}
