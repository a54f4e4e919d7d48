import {
	type EntityKind,
	entityKinds,
	entityWords,
	type Language,
	type Localized,
	type MessagePartType,
} from "../model/index.js";
import type { PlannedAction, PlanSummary } from "../plan/plan.js";
import type { SelectionFilter } from "../plan/selection.js";
import { fieldText } from "./field-words.js";
import { formatBytes, formatDuration, formatNumber, formatShare, formatTime } from "./format.js";
import { driftSection } from "./plan-drift.js";
import { actionWords, planWords as words } from "./plan-words.js";
import type { ReportBlock, ReportCell, ReportDocument, ReportSection } from "./report-document.js";
import { partWords, speaker } from "./words.js";

/** A plan as a document: what HTML, Markdown and text all say. */
export function planDocument(summary: PlanSummary, language: Language): ReportDocument {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const totals = Object.values(summary.entities).reduce(
		(sum, entry) => ({ total: sum.total + entry.total, fully: sum.fully + entry.fully }),
		{ total: 0, fully: 0 },
	);
	const { actions, archive } = summary;
	return {
		language,
		title: say(words.title(say(summary.adapter.name))),
		subtitle: archive.workspaceName,
		facts: [
			{ name: say(words.workspace), value: archive.workspaceId },
			{ name: say(words.target), value: summary.target },
			{ name: say(words.created), value: formatTime(summary.createdAtMs) },
			{ name: say(words.run), value: say(archive.runId === undefined ? words.noRun : words.afterRun(archive.runId)) },
			...(summary.filter ? [{ name: say(words.part), value: partText(summary.filter, language) }] : []),
		],
		figures: [
			{
				label: say(words.preserved),
				value: say(
					words.ofEntities(
						number(totals.fully),
						number(totals.total),
						formatShare(totals.fully, totals.total, language),
					),
				),
				tone: totals.fully === totals.total ? "good" : undefined,
			},
			{ label: say(words.toCreate), value: number(actions.create) },
			{ label: say(words.toUpdate), value: number(actions.update) },
			...(actions.remove > 0
				? [{ label: say(words.toRemove), value: number(actions.remove), tone: "warn" as const }]
				: []),
			{ label: say(words.toSkip), value: number(actions.skip), tone: actions.skip > 0 ? "warn" : undefined },
			{ label: say(words.requests), value: number(summary.requests) },
			{ label: say(words.upload), value: formatBytes(summary.bytes, language) },
			{ label: say(words.estimate), value: formatDuration(summary.estimateMs, language) },
		],
		sections: [
			entitiesSection(summary, language),
			driftSection(summary, language),
			partsSection(summary, language),
			actionsSection(summary, language),
			lossesSection(summary, language),
			skipsSection(summary, language),
			agentsSection(summary, language),
			byHandSection(summary, language),
		].filter((section) => section !== undefined),
		footer: [
			say(
				words.version(`${summary.adapter.id} ${summary.adapter.version}`, summary.planVersion, summary.ledgerRevision),
			),
			say(words.disclaimer),
		],
	};
}

type SectionMaker = (summary: PlanSummary, language: Language) => ReportSection | undefined;

const entitiesSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const blocks: ReportBlock[] = [];
	if (!summary.changes) blocks.push({ type: "paragraph", text: say(words.noChanges), tone: "good" });
	if (summary.actions.resolve > 0)
		blocks.push({ type: "paragraph", text: say(words.inDoubt(summary.actions.resolve)), tone: "warn" });
	const kinds = entityKinds.filter((kind) => (summary.entities[kind]?.total ?? 0) > 0);
	if (kinds.length > 0 && summary.losses.some(({ general }) => general))
		blocks.push({ type: "paragraph", text: say(words.fullyNote) });
	if (kinds.length > 0)
		blocks.push({
			type: "table",
			columns: [
				{ title: say(words.kind) },
				{ title: say(words.total), align: "right" },
				{ title: say(words.fully), align: "right" },
				{ title: say(words.degraded), align: "right" },
				{ title: say(words.skipped), align: "right" },
				{ title: say(words.share), align: "right" },
				{ title: say(words.distribution), wide: true },
			],
			rows: kinds.map((kind) => {
				const { total, fully, degraded, skipped } = summary.entities[kind] ?? noEntities;
				const label = say(words.barLabel(number(fully), number(degraded), number(skipped)));
				return [
					say(entityWords[kind]),
					number(total),
					number(fully),
					{ text: number(degraded), tone: degraded > 0 ? "warn" : undefined },
					{ text: number(skipped), tone: skipped > 0 ? "bad" : undefined },
					formatShare(fully, total, language),
					{
						text: label,
						bar: [
							{ tone: "good", value: fully },
							{ tone: "warn", value: degraded },
							{ tone: "muted", value: skipped },
						],
					},
				];
			}),
			legend: [
				{ tone: "good", text: say(words.fully) },
				{ tone: "warn", text: say(words.degraded) },
				{ tone: "muted", text: say(words.skipped) },
			],
		});
	return blocks.length > 0 ? { title: say(words.entities), blocks } : undefined;
};

const noEntities = { total: 0, fully: 0, degraded: 0, skipped: 0 };

/** What a filter leaves, in words. */
function partText(filter: SelectionFilter, language: Language): string {
	const say = speaker(language);
	const { only, sinceMs, conversations, sample } = filter;
	const parts: Localized[] = [];
	if (conversations !== undefined)
		parts.push(sample ? words.partSample(conversations) : words.partNewest(conversations));
	if (sinceMs !== undefined) parts.push(words.partSince(formatTime(sinceMs)));
	if (only) parts.push(words.partOnly(only.map((kind) => say(entityWords[kind])).join(", ")));
	return parts.map(say).join("; ");
}

const partsSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	const rows = (Object.keys(partWords) as MessagePartType[]).flatMap((type) => {
		const count = summary.parts[type] ?? 0;
		return count > 0 ? [[say(partWords[type]), formatNumber(count, language)]] : [];
	});
	if (rows.length === 0) return undefined;
	const columns = [{ title: say(words.partType) }, { title: say(words.count), align: "right" as const }];
	return { title: say(words.parts), blocks: [{ type: "table", columns, rows }] };
};

const actionsSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	// What goes nowhere has a section of its own, with reasons.
	const kinds = Object.entries(summary.byKind).filter(([kind]) => kind !== "skip");
	const used = (Object.keys(actionWords) as PlannedAction[]).filter((action) =>
		kinds.some(([, counts]) => (counts[action] ?? 0) > 0),
	);
	if (kinds.length === 0 || used.length === 0) return undefined;
	return {
		title: say(words.actions),
		blocks: [
			{
				type: "table",
				columns: [
					{ title: say(words.operation) },
					...used.map((action) => ({ title: say(actionWords[action]), align: "right" as const })),
				],
				rows: kinds.map(([kind, counts]) => [
					operationName(summary, kind, language),
					...used.map((action) => ((counts[action] ?? 0) > 0 ? formatNumber(counts[action] ?? 0, language) : "–")),
				]),
			},
		],
	};
};

/** The adapter's words for its kind of operation; without any, the kind itself. */
function operationName(summary: PlanSummary, kind: string, language: Language): ReportCell {
	const words = summary.adapter.operations?.[kind];
	return words === undefined ? { text: kind, code: true } : words[language];
}

const lossesSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	if (summary.losses.length === 0)
		return { title: say(words.losses), blocks: [{ type: "paragraph", text: say(words.noLosses), tone: "good" }] };
	const blocks: ReportBlock[] = [{ type: "paragraph", text: say(words.lossNote) }];
	const order = (kind: EntityKind) => entityKinds.indexOf(kind);
	const own = summary.losses.filter(({ general }) => !general);
	const kinds = [...new Set(own.map((loss) => loss.entity))].sort((a, b) => order(a) - order(b));
	for (const kind of kinds) {
		const losses = own.filter((loss) => loss.entity === kind);
		blocks.push({ type: "subheading", text: say(entityWords[kind]) });
		blocks.push({
			type: "table",
			columns: [
				{ title: say(words.field) },
				{ title: say(words.grade) },
				{ title: say(words.what) },
				{ title: say(words.records), align: "right" },
				{ title: say(words.examples), wide: true },
			],
			rows: losses
				.toSorted((a, b) => gradeOrder(b.grade) - gradeOrder(a.grade) || b.count - a.count)
				.map((loss) => [
					say(fieldText(loss.field)),
					loss.grade === "dropped"
						? { text: say(words.gradeDropped), tone: "bad" }
						: { text: say(words.gradeDegraded), tone: "warn" },
					say(loss.text),
					formatNumber(loss.count, language),
					{ text: loss.examples.join(", "), code: true, tone: "muted" },
				]),
		});
	}
	const general = summary.losses
		.filter((loss) => loss.general)
		.toSorted((a, b) => order(a.entity) - order(b.entity) || b.count - a.count);
	if (general.length > 0) {
		blocks.push({ type: "subheading", text: say(words.general) });
		blocks.push({ type: "paragraph", text: say(words.generalNote) });
		blocks.push({
			type: "table",
			columns: [
				{ title: say(words.kind) },
				{ title: say(words.field) },
				{ title: say(words.what) },
				{ title: say(words.records), align: "right" },
			],
			rows: general.map((loss) => [
				say(entityWords[loss.entity]),
				say(fieldText(loss.field)),
				say(loss.text),
				formatNumber(loss.count, language),
			]),
		});
	}
	return { title: say(words.losses), blocks };
};

function gradeOrder(grade: "degraded" | "dropped"): number {
	return grade === "dropped" ? 1 : 0;
}

const skipsSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	if (summary.skips.length === 0) return undefined;
	return {
		title: say(words.skips),
		blocks: [
			{
				type: "table",
				columns: [
					{ title: say(words.reason) },
					{ title: say(words.records), align: "right" },
					{ title: say(words.examples), wide: true },
				],
				rows: summary.skips.map((skip) => [
					say(skip.text),
					formatNumber(skip.count, language),
					{ text: skip.examples.join(", "), code: true, tone: "muted" },
				]),
			},
		],
	};
};

const agentsSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	if (summary.unmappedAgents.length === 0) return undefined;
	return {
		title: say(words.agents),
		blocks: [
			{ type: "paragraph", text: say(words.agentsNote) },
			{
				type: "table",
				columns: [{ title: say(words.name) }, { title: say(words.messages), align: "right" }, { title: say(words.id) }],
				rows: summary.unmappedAgents
					.toSorted((a, b) => b.messages - a.messages)
					.map(({ name, messages, id }) => [name, formatNumber(messages, language), { text: id, code: true }]),
			},
		],
	};
};

const byHandSection: SectionMaker = (summary, language) => {
	const say = speaker(language);
	const blocks = (["before", "after"] as const).flatMap((when): ReportBlock[] => {
		const items = summary.byHand
			.filter((step) => step.when === when)
			.map((step) => ({ title: say(step.title), detail: say(step.detail) }));
		if (items.length === 0) return [];
		return [
			{ type: "subheading", text: say(words[when]) },
			{ type: "checklist", items },
		];
	});
	return blocks.length > 0 ? { title: say(words.byHand), blocks } : undefined;
};
