import { categories } from "../compliance/detect/categories.js";
import { ages, places } from "../compliance/evidence/evidence.js";
import type { ComplianceReport } from "../compliance/report.js";
import type { Language } from "../model/index.js";
import { countryName, rangeText } from "./compliance-values.js";
import { placeWords, complianceWords as words } from "./compliance-words.js";
import { formatNumber, formatTime } from "./format.js";
import type { ReportBlock, ReportCell, ReportSection, Tone } from "./report-document.js";
import { speaker } from "./words.js";

/** Countries listed; the rest would make pages nobody reads. */
const countriesShown = 30;

const classTones: Readonly<Record<string, Tone | undefined>> = {
	sensitive: "bad",
	secret: "bad",
	pi: undefined,
	company: "muted",
};

/** What was found: people, kinds of information, places, time. */
export function numberSections(report: ComplianceReport, language: Language): ReportSection[] {
	const say = speaker(language);
	return [
		{
			title: say(words.numbers),
			blocks: [
				{ type: "subheading", text: say(words.byCountry) },
				countryTable(report, language),
				{ type: "subheading", text: say(words.byCategory) },
				categoryTable(report, language),
				{ type: "subheading", text: say(words.byPlace) },
				placeTable(report, language),
				{ type: "subheading", text: say(words.time) },
				...timeTables(report, language),
				...channelTable(report, language),
			],
		},
	];
}

function countryTable({ evidence }: ComplianceReport, language: Language): ReportBlock {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const { byCountry, unknownLocation, anonymous } = evidence.subjects;
	return {
		type: "table",
		columns: [
			{ title: say(words.country) },
			{ title: say(words.certain), align: "right" },
			{ title: say(words.possible), align: "right" },
		],
		rows: [
			...Object.entries(byCountry)
				.slice(0, countriesShown)
				.map(([code, { lower, upper }]) => [`${countryName(code, language)} (${code})`, number(lower), number(upper)]),
			[say(words.unknown), number(unknownLocation), number(unknownLocation)],
			[say(words.anonymous), number(anonymous), number(anonymous)],
		],
	};
}

function categoryTable({ evidence }: ComplianceReport, language: Language): ReportBlock {
	const say = speaker(language);
	const found = categories.flatMap((category) => {
		const count = evidence.pi.byCategory[category.id];
		return count === undefined ? [] : [{ category, count }];
	});
	if (found.length === 0) return { type: "paragraph", text: say(words.none), tone: "good" };
	return {
		type: "table",
		columns: [
			{ title: say(words.category) },
			{ title: say(words.class) },
			{ title: say(words.hits), align: "right" },
			{ title: say(words.records), align: "right" },
			{ title: say(words.people), align: "right" },
			{ title: say(words.examples), wide: true },
		],
		rows: found.map(({ category, count }): ReportCell[] => [
			say(category.name),
			{ text: say(words.classes[category.class]), tone: classTones[category.class] },
			rangeText(count.hits, language),
			rangeText(count.records, language),
			rangeText(count.subjects, language),
			{ text: count.examples.join(", "), code: true, tone: "muted" },
		]),
	};
}

function placeTable({ evidence }: ComplianceReport, language: Language): ReportBlock {
	const say = speaker(language);
	return {
		type: "table",
		columns: [
			{ title: say(words.place) },
			{ title: say(words.records), align: "right" },
			{ title: say(words.hits), align: "right" },
			{ title: say(words.sensitiveHits), align: "right" },
			{ title: say(words.secrets), align: "right" },
		],
		rows: places
			.filter((place) => evidence.pi.byPlace[place].records > 0)
			.map((place) => {
				const count = evidence.pi.byPlace[place];
				return [
					say(placeWords[place]),
					formatNumber(count.records, language),
					rangeText(count.hits, language),
					rangeText(count.sensitive, language),
					rangeText(count.secrets, language),
				];
			}),
	};
}

function timeTables({ evidence }: ComplianceReport, language: Language): ReportBlock[] {
	const say = speaker(language);
	const { oldestAtMs, newestAtMs, convOlderThan, subjectsOlderThan } = evidence.retention;
	const day = (atMs: number | undefined) => (atMs === undefined ? "–" : formatTime(atMs, "Asia/Shanghai"));
	return [
		{
			type: "table",
			columns: [{ title: say(words.time) }, { title: say(words.value) }],
			rows: [
				[say(words.oldest), day(oldestAtMs)],
				[say(words.newest), day(newestAtMs)],
			],
		},
		{
			type: "table",
			columns: [
				{ title: say(words.time) },
				{ title: say(words.conversations), align: "right" },
				{ title: say(words.people), align: "right" },
			],
			rows: ages.map((age) => [
				say(words.quietFor(say(words.ages[age]))),
				formatNumber(convOlderThan[age], language),
				formatNumber(subjectsOlderThan[age], language),
			]),
		},
	];
}

function channelTable({ evidence }: ComplianceReport, language: Language): ReportBlock[] {
	const say = speaker(language);
	if (evidence.channels.length === 0) return [];
	return [
		{
			type: "table",
			columns: [
				{ title: say(words.channel) },
				{ title: say(words.messages), align: "right" },
				{ title: say(words.newest), align: "right" },
			],
			rows: evidence.channels.map(({ channel, messages, newestAtMs }) => [
				{ text: channel, code: true },
				formatNumber(messages, language),
				newestAtMs === undefined ? "–" : formatTime(newestAtMs, "Asia/Shanghai"),
			]),
		},
	];
}
