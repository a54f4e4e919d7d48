import { type FactTopic, factTopics } from "../adapter/vendor.js";
import type { Comparison, VendorComparison } from "../compare/compare.js";
import { type Criterion, criteria, type Score } from "../compare/criteria.js";
import type { Changes } from "../compare/since.js";
import { entityKinds, entityWords, type Language } from "../model/index.js";
import { basisWords, criterionWords, compareWords as words } from "./compare-words.js";
import { fieldText } from "./field-words.js";
import { formatBytes, formatDuration, formatNumber, formatTime } from "./format.js";
import type { ReportBlock, ReportCell, ReportDocument, ReportSection } from "./report-document.js";
import { confidenceWords, factTopicWords, factValueWord } from "./vendor-words.js";
import { partWords, speaker } from "./words.js";

export interface CompareDocumentOptions {
	changes?: Changes | undefined;
	/** How many vendors get a section of their own. Default 5. */
	details?: number;
}

/** A comparison as a document: what HTML, Markdown and text all say. */
export function compareDocument(
	comparison: Comparison,
	language: Language,
	{ changes, details = 5 }: CompareDocumentOptions = {},
): ReportDocument {
	const say = speaker(language);
	const { archive, sample, vendors } = comparison;
	return {
		language,
		title: say(archive ? words.title : words.titleWithout),
		...(archive && { subtitle: archive.workspaceName }),
		facts: [
			...(archive ? [{ name: say(words.workspace), value: archive.workspaceId }] : []),
			...(archive?.runId === undefined ? [] : [{ name: say(words.run), value: say(words.afterRun(archive.runId)) }]),
			...(sample ? [{ name: say(words.sample), value: say(words.samplePart(sample.n, sample.of)) }] : []),
			{ name: say(words.created), value: formatTime(comparison.createdAtMs) },
		],
		figures: figures(comparison, language),
		sections: [
			...(changes ? [changesSection(changes, language)] : []),
			rankingSection(comparison, language),
			robustnessSection(comparison, language),
			...(archive ? [holdsSection(comparison, language), survivesSection(comparison, language)] : []),
			...(archive ? [inUseSection(comparison, language)] : []),
			overviewSection(comparison, language),
			...vendors.slice(0, details).map((vendor) => vendorSection(vendor, comparison, language)),
		],
		footer: [say(words.footer)],
	};
}

function figures({ vendors, flips }: Comparison, language: Language): ReportDocument["figures"] {
	const say = speaker(language);
	const [first, second] = vendors;
	if (first === undefined) return [];
	const [flip] = flips;
	return [
		{ label: say(words.first), value: `${say(first.name)} ${points(first.total)}`, tone: "good" },
		...(second ? [{ label: say(words.second), value: `${say(second.name)} ${points(second.total)}` }] : []),
		...(second ? [{ label: say(words.lead), value: ((first.total - second.total) * 100).toFixed(1) }] : []),
		...(second
			? [
					{
						label: say(words.nearest),
						value: flip
							? say(words.flip(say(criterionWords[flip.criterion]), weight(flip.from), weight(flip.to)))
							: say(words.none),
					},
				]
			: []),
	];
}

/** The heat map: vendors down, criteria across. A terminal has room for the totals alone; the rest follows there as arithmetic. */
function rankingSection({ vendors, weights }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	return {
		title: say(words.ranking),
		blocks: [
			{ type: "paragraph", text: say(words.rankingNote) },
			{
				type: "table",
				columns: [
					{ title: say(words.place), align: "right" },
					{ title: say(words.vendor) },
					{ title: say(words.total), align: "right" },
					{ title: say(words.basis) },
					...criteria.map((criterion) => ({
						title: `${say(criterionWords[criterion])} ×${weight(weights[criterion])}`,
						wide: true,
					})),
				],
				rows: vendors.map((vendor, index) => [
					String(index + 1),
					say(vendor.name),
					{ text: points(vendor.total), heat: vendor.total },
					say(basisWords[vendor.fate.basis]),
					...vendor.scores.map(heatCell),
				]),
			},
		],
	};
}

function heatCell({ value, doubt }: Score): ReportCell {
	return { text: `${points(value)}${doubt ? "?" : ""}`, heat: value };
}

function robustnessSection({ vendors, flips }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const [first, second] = vendors;
	const title = say(words.robust);
	if (first === undefined || second === undefined) return { title, blocks: [] };
	if (flips.length === 0) {
		return { title, blocks: [{ type: "paragraph", text: say(words.robustNone(say(first.name))), tone: "good" }] };
	}
	return {
		title,
		blocks: [
			{ type: "paragraph", text: say(words.robustNote(say(first.name), say(second.name))) },
			{
				type: "table",
				columns: [
					{ title: say(words.criterion) },
					{ title: say(words.now), align: "right" },
					{ title: say(words.turnsAt), align: "right" },
				],
				rows: flips.map(({ criterion, from, to }) => [say(criterionWords[criterion]), weight(from), weight(to)]),
			},
		],
	};
}

function holdsSection({ counts }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const kinds = entityKinds.filter((kind) => (counts.kinds[kind] ?? 0) > 0);
	const parts = (Object.keys(partWords) as (keyof typeof partWords)[]).filter((type) => (counts.parts[type] ?? 0) > 0);
	const columns = [{ title: say(words.kind) }, { title: say(words.count), align: "right" as const }];
	const list = (entries: Record<string, number>) =>
		Object.entries(entries)
			.sort(([, a], [, b]) => b - a)
			.slice(0, 12)
			.map(([name, count]) => `${say(factValueWord(name))} ${number(count)}`)
			.join(", ");
	const more: ReportCell[][] = [
		[say(factTopicWords.channels), list(counts.channels)],
		[say(factTopicWords.languages), list(counts.languages)],
		[
			say(words.files),
			say(words.filesOf(counts.files.count, formatBytes(counts.files.bytes, language), 0)).split(/[;；]/)[0] ?? "",
		],
	];
	return {
		title: say(words.holds),
		blocks: [
			{ type: "table", columns, rows: kinds.map((kind) => [say(entityWords[kind]), number(counts.kinds[kind] ?? 0)]) },
			{ type: "table", columns, rows: parts.map((type) => [say(partWords[type]), number(counts.parts[type] ?? 0)]) },
			{
				type: "table",
				columns: [{ title: say(words.item) }, { title: say(words.count) }],
				rows: more.filter((row) => row[1] !== ""),
			},
		],
	};
}

/** Kinds down, vendors across, each cell the share that arrives. The best few fit a page. */
function survivesSection({ vendors, counts }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const shown = vendors.slice(0, 8);
	const kinds = entityKinds.filter((kind) => (counts.kinds[kind] ?? 0) > 0);
	return {
		title: say(words.survives),
		blocks: [
			{ type: "paragraph", text: say(words.survivesNote) },
			{
				type: "table",
				columns: [
					{ title: say(words.kind) },
					...shown.map((vendor, index) => ({ title: say(vendor.name), ...(index > 2 && { wide: true }) })),
				],
				rows: kinds.map((kind) => [
					say(entityWords[kind]),
					...shown.map(({ fate }): ReportCell => {
						const each = fate.entities[kind];
						if (each === undefined || each.total === 0) return "–";
						const whole = each.preserved / each.total;
						const degraded = each.degraded / each.total;
						const doubt = each.unsure ? "?" : "";
						return { text: `${percent(whole)} + ${percent(degraded)}${doubt}`, heat: whole + degraded * 0.6 };
					}),
				]),
			},
		],
	};
}

function inUseSection({ vendors, counts }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const row = (topic: FactTopic) => (name: string) => {
		const has = vendors.filter(({ facts }) =>
			facts.some((fact) => fact.topic === topic && fact.values?.includes(name)),
		);
		return [
			say(factValueWord(name)),
			formatNumber((topic === "features" ? counts.features : counts.channels)[name] ?? 0, language),
			has.length === 0 ? "–" : has.map(({ name }) => say(name)).join(", "),
		];
	};
	return {
		title: say(words.inUse),
		blocks: [
			{
				type: "table",
				columns: [{ title: say(words.item) }, { title: say(words.count), align: "right" }, { title: say(words.has) }],
				rows: [
					...Object.keys(counts.features).map(row("features")),
					...Object.keys(counts.channels).map(row("channels")),
				],
			},
		],
	};
}

const overviewTopics: readonly FactTopic[] = ["hosting", "deployment", "certification", "channels", "ai", "price"];

function overviewSection({ vendors }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const cell = (vendor: VendorComparison, topic: FactTopic): string => {
		const stated = vendor.facts.filter((fact) => fact.topic === topic);
		if (stated.length === 0) return "–";
		const values = stated.flatMap((fact) =>
			(fact.values ?? []).map((value) => say(factValueWord(value)) + (fact.confidence === "unconfirmed" ? "?" : "")),
		);
		return values.length > 0 ? [...new Set(values)].join(", ") : stated.map((fact) => say(fact.text)).join("; ");
	};
	return {
		title: say(words.overview),
		blocks: [
			{
				type: "table",
				columns: [
					{ title: say(words.vendor) },
					...overviewTopics.map((topic, index) => ({
						title: say(factTopicWords[topic]),
						...(index > 1 && { wide: true }),
					})),
				],
				rows: vendors.map((vendor) => [say(vendor.name), ...overviewTopics.map((topic) => cell(vendor, topic))]),
			},
		],
	};
}

function vendorSection(vendor: VendorComparison, { weights, archive }: Comparison, language: Language): ReportSection {
	const say = speaker(language);
	const blocks: ReportBlock[] = [{ type: "paragraph", text: say(vendor.summary) }];
	if (vendor.route) blocks.push({ type: "paragraph", text: say(vendor.route.text) });
	blocks.push(
		{ type: "subheading", text: say(words.arithmetic(say(vendor.name))) },
		arithmetic(vendor, weights, language),
	);
	if (archive) blocks.push(...fateBlocks(vendor, language));
	for (const when of ["before", "after"] as const) {
		const steps = vendor.byHand.filter((step) => step.when === when);
		if (steps.length === 0) continue;
		blocks.push(
			{ type: "subheading", text: `${say(words.steps)}: ${say(words[when])}` },
			{ type: "checklist", items: steps.map(({ title, detail }) => ({ title: say(title), detail: say(detail) })) },
		);
	}
	blocks.push({ type: "subheading", text: say(words.facts) }, factsTable(vendor, language));
	return { title: say(vendor.name), blocks };
}

function arithmetic(vendor: VendorComparison, weights: Record<Criterion, number>, language: Language): ReportBlock {
	const say = speaker(language);
	const sum = criteria.reduce((all, criterion) => all + weights[criterion], 0);
	return {
		type: "table",
		columns: [
			{ title: say(words.criterion) },
			{ title: say(words.weight), align: "right" },
			{ title: say(words.score), align: "right" },
			{ title: say(words.points), align: "right" },
			{ title: say(words.why), wide: true },
		],
		rows: [
			...vendor.scores.map((score): ReportCell[] => [
				say(criterionWords[score.criterion]),
				weight(weights[score.criterion]),
				heatCell(score),
				(weights[score.criterion] * score.value * 100).toFixed(0),
				say(score.why),
			]),
			[say(words.total), weight(sum), points(vendor.total), (vendor.total * sum * 100).toFixed(0), ""],
		],
	};
}

function fateBlocks({ fate }: VendorComparison, language: Language): ReportBlock[] {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const kinds = entityKinds.filter((kind) => (fate.entities[kind]?.total ?? 0) > 0);
	const blocks: ReportBlock[] = [
		{ type: "subheading", text: say(words.survives) },
		{
			type: "table",
			columns: [
				{ title: say(words.kind) },
				{ title: say(words.count), align: "right" },
				{ title: say(words.preserved), align: "right" },
				{ title: say(words.degraded), align: "right" },
				{ title: say(words.byHand), align: "right" },
				{ title: say(words.dropped), align: "right" },
			],
			rows: kinds.map((kind) => {
				const each = fate.entities[kind] ?? { total: 0, preserved: 0, degraded: 0, byHand: 0, dropped: 0 };
				return [
					say(entityWords[kind]) + (each.unsure ? " ?" : ""),
					number(each.total),
					number(each.preserved),
					{ text: number(each.degraded), tone: each.degraded > 0 ? "warn" : undefined },
					number(each.byHand),
					{ text: number(each.dropped), tone: each.dropped > 0 ? "bad" : undefined },
				];
			}),
		},
	];
	const lines = [
		fate.cost && say(words.importCost(fate.cost.requests, formatDuration(fate.cost.ms, language))),
		fate.fields && say(words.fieldsOf(fate.fields.inUse, fate.fields.degraded, fate.fields.dropped)),
		fate.files.count > 0 &&
			say(words.filesOf(fate.files.count, formatBytes(fate.files.bytes, language), fate.files.tooLarge)),
	].filter((line) => typeof line === "string");
	for (const line of lines) blocks.push({ type: "paragraph", text: line });
	const losses = telling(fate);
	if (losses.length > 0) {
		blocks.push(
			{ type: "subheading", text: say(words.losses) },
			{
				type: "table",
				columns: [
					{ title: say(words.kind) },
					{ title: say(words.field) },
					{ title: say(words.what) },
					{ title: say(words.records), align: "right" },
					{ title: say(words.examples), wide: true },
				],
				rows: losses.map((loss) => [
					say(entityWords[loss.entity]),
					loss.field === loss.entity ? "–" : say(fieldText(loss.field)),
					{ text: say(loss.text), tone: loss.grade === "dropped" ? "bad" : undefined },
					number(loss.count),
					{ text: loss.examples.join(", "), code: true, tone: "muted" },
				]),
			},
		);
	}
	return blocks;
}

/** The three most telling losses of each kind: what is dropped before what degrades, most records first. */
function telling({ losses }: VendorComparison["fate"]): VendorComparison["fate"]["losses"] {
	const own = losses.filter(({ general }) => !general);
	const order = (grade: string) => (grade === "dropped" ? 0 : 1);
	return entityKinds.flatMap((kind) =>
		own
			.filter(({ entity }) => entity === kind)
			.sort((a, b) => order(a.grade) - order(b.grade) || b.count - a.count)
			.slice(0, 3),
	);
}

function factsTable(vendor: VendorComparison, language: Language): ReportBlock {
	const say = speaker(language);
	const place = (topic: FactTopic) => factTopics.indexOf(topic);
	return {
		type: "table",
		columns: [{ title: say(words.topic) }, { title: say(words.statement) }, { title: say(words.source), wide: true }],
		rows: [...vendor.facts]
			.sort((a, b) => place(a.topic) - place(b.topic))
			.map((fact) => [
				say(factTopicWords[fact.topic]),
				say(fact.text),
				{
					text: `${say(confidenceWords[fact.confidence])}, ${fact.checked}, ${fact.source}`,
					tone: fact.confidence === "unconfirmed" ? "warn" : "muted",
				},
			]),
	};
}

function changesSection(changes: Changes, language: Language): ReportSection {
	const say = speaker(language);
	const lines = [
		...(changes.weightsChanged ? [say(words.weightsChanged)] : []),
		...changes.added.map(({ name }) => say(words.added(say(name)))),
		...changes.removed.map(({ name }) => say(words.removed(say(name)))),
		...changes.moved.flatMap((change) => [
			say(
				words.moved(
					say(change.name),
					`${change.place.before} (${points(change.total.before)})`,
					`${change.place.now} (${points(change.total.now)})`,
				),
			),
			...change.facts.map((fact) => say(words.newFact(topicWord(fact.topic, language), say(fact.text)))),
			...change.factsGone.map((fact) => say(words.goneFact(topicWord(fact.topic, language), say(fact.text)))),
		]),
	];
	return {
		title: say(words.changes(formatTime(changes.sinceMs))),
		blocks:
			lines.length === 0
				? [{ type: "paragraph", text: say(words.nothingChanged) }]
				: lines.map((line) => ({ type: "paragraph", text: line })),
	};
}

function topicWord(topic: string, language: Language): string {
	return factTopicWords[topic as FactTopic]?.[language] ?? topic;
}

/** 0 to 100, whole. */
function points(value: number): string {
	return String(Math.round(value * 100));
}

function percent(value: number): string {
	return `${Math.round(value * 100)} %`;
}

function weight(value: number): string {
	return String(Math.round(value * 10) / 10);
}
