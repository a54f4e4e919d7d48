import { categories } from "../detect/categories.js";
import type { Evidence, Range } from "./evidence.js";
import { countIn, noHits } from "./hit-counter.js";
import type { Pairs } from "./read-conversations.js";
import { regionOf } from "./regions.js";
import { countAge } from "./retention.js";
import { subjectFlags as is, type Subject, type Subjects } from "./subjects.js";

const sensitive = categories.filter((each) => each.class === "sensitive");
const article9 = categories.filter(({ group }) =>
	["health", "biometric", "religion", "ethnicity", "politics", "sexual", "criminal"].includes(group),
);

/** Adds people up after all their profiles became one person each. */
export function sumPeople(evidence: Evidence, subjects: Subjects, mixed: Pairs): void {
	subjects.settle();
	let chinese = 0;
	for (const person of subjects.people()) {
		const named = (person.flags & is.identified) !== 0;
		if (named) evidence.subjects.total += 1;
		else evidence.subjects.anonymous += person.conversations;
		if (named && (person.flags & is.localeZh) !== 0) chinese += 1;
		countPlaces(evidence, person, named);
		countHits(evidence, person);
		countMinors(evidence, person);
		if (named) countAge(evidence.retention.subjectsOlderThan, person.lastActiveMs, { nowMs: evidence.window.madeAtMs });
		if ((person.flags & is.optedOut) !== 0) evidence.optouts.subjects += 1;
		if ((person.flags & is.unsubscribed) !== 0) evidence.optouts.unsubscribed += 1;
		if ((person.flags & is.blocked) !== 0) evidence.optouts.blocked += 1;
		if ((person.flags & is.consent) !== 0) evidence.consent.records += 1;
	}
	const { total, byCountry } = evidence.subjects;
	evidence.localeZhShare = total === 0 ? 0 : Math.round((1000 * chinese) / total) / 10;
	evidence.subjects.byCountry = sortedByCount(byCountry);
	evidence.sensitive.byCountry = sortedByCount(evidence.sensitive.byCountry);
	for (const [one, other] of mixed) {
		const [a, b] = [subjects.person(one).country, subjects.person(other).country];
		if (a !== undefined && b !== undefined && (a === "CN") !== (b === "CN")) evidence.conversations.mixed += 1;
	}
}

/** Where a person is for certain, and where they may be. */
function countPlaces(evidence: Evidence, person: Subject, named: boolean): void {
	const { subjects, messages } = evidence;
	const { country, otherCountry, known } = person;
	const certain = named && known;
	const isSensitive = (atLeast: "confirmed" | "probable") => sensitive.some(({ id }) => person.has(id, atLeast));
	const maybeSensitive = isSensitive("probable");
	const candidates = [country, otherCountry].filter((each) => each !== undefined);
	if (named && country === undefined) subjects.unknownLocation += 1;
	for (const candidate of candidates) {
		const sure = certain && candidate === country;
		subjects.byCountry[candidate] ??= { lower: 0, upper: 0 };
		countIn(subjects.byCountry[candidate], sure);
		if (maybeSensitive) {
			evidence.sensitive.byCountry[candidate] ??= { lower: 0, upper: 0 };
			countIn(evidence.sensitive.byCountry[candidate], sure && isSensitive("confirmed"));
		}
	}
	const regions = new Map(candidates.toReversed().map((each) => [regionOf(each), certain && each === country]));
	for (const [region, sure] of regions) {
		if (region === "eea" || region === "uk" || region === "us" || region === "hkmotw") countIn(subjects[region], sure);
		if (region === "eea" || region === "uk") messages[region] += sure ? person.messages : 0;
	}
	if ([...regions.keys()].some((region) => region !== "cn")) countIn(subjects.nonMainland, certain && country !== "CN");
	if (regions.has("us")) countUs(evidence, person, regions.get("us") === true);
	if (regions.has("eea") || regions.has("uk")) {
		if (article9.some(({ id }) => person.has(id, "probable")))
			countIn(
				evidence.eu.art9Subjects,
				(regions.get("eea") === true || regions.get("uk") === true) &&
					article9.some(({ id }) => person.has(id, "confirmed")),
			);
	}
	if (regions.has("cn") || country === undefined)
		countMainland(evidence, person, regions.get("cn") === true, isSensitive);
}

function countMainland(
	{ subjects }: Evidence,
	person: Subject,
	sure: boolean,
	isSensitive: (atLeast: "confirmed" | "probable") => boolean,
): void {
	const thisYear = (person.flags & is.thisYear) !== 0;
	countIn(subjects.cnAll, sure);
	if (thisYear) countIn(subjects.cnYtd, sure);
	if ((person.flags & is.contract) !== 0) countIn(subjects.cnWithContract, sure);
	if (!isSensitive("probable")) return;
	const confirmed = sure && isSensitive("confirmed");
	countIn(subjects.cnSensitiveAll, confirmed);
	if (thisYear) countIn(subjects.cnSensitiveYtd, confirmed);
}

/** 28 CFR part 202: identifiers count when two kinds are linked; names of contacts alone do not. */
function countUs({ us }: Evidence, person: Subject, sure: boolean): void {
	if ((person.flags & is.last12Months) === 0) return;
	const hasAny = (groups: readonly string[], atLeast: "confirmed" | "probable") =>
		categories.some(({ id, group }) => groups.includes(group) && person.has(id, atLeast));
	const count = (range: Range, groups: readonly string[]) => {
		if (hasAny(groups, "probable")) countIn(range, sure && hasAny(groups, "confirmed"));
	};
	const contact = (person.flags & is.identified) !== 0;
	const linked = (atLeast: "confirmed" | "probable") =>
		contact &&
		((person.flags & is.hasIp) !== 0 || hasAny(["foreign_id", "travel_document", "device", "network"], atLeast));
	if (linked("probable")) countIn(us.coveredIdentifiers, sure && linked("confirmed"));
	count(us.financial, ["finance"]);
	count(us.health, ["health"]);
	count(us.biometric, ["biometric"]);
	// Coordinates of a browser's address are those of a city, so they only may be precise.
	if (hasAny(["location"], "confirmed")) countIn(us.preciseGeoDevices, sure);
	else if ((person.flags & is.preciseGeo) !== 0) us.preciseGeoDevices.upper += 1;
}

function countHits({ pi, sensitive: sum }: Evidence, person: Subject): void {
	const groups = new Map<string, boolean>();
	let strongest: boolean | undefined;
	for (const { id, group, class: kind } of categories) {
		if (!person.has(id, "probable")) continue;
		const confirmed = person.has(id, "confirmed");
		const count = pi.byCategory[id];
		if (count !== undefined) countIn(count.subjects, confirmed);
		groups.set(group, (groups.get(group) ?? false) || confirmed);
		if (kind === "sensitive") strongest = (strongest ?? false) || confirmed;
	}
	for (const [group, confirmed] of groups) {
		const known = group as keyof typeof pi.byGroup;
		pi.byGroup[known] ??= noHits();
		countIn(pi.byGroup[known].subjects, confirmed);
	}
	if (strongest !== undefined) countIn(sum.subjects, strongest);
}

function countMinors({ minors, pi }: Evidence, person: Subject): void {
	const under14 = (person.flags & is.under14) !== 0;
	const from14to17 = (person.flags & is.from14to17) !== 0;
	const hint =
		(person.flags & is.under14Hint) !== 0 || (pi.byCategory.age_u14 !== undefined && person.has("age_u14", "probable"));
	if (under14) minors.under14Confirmed += 1;
	else if (hint) minors.under14Hints += 1;
	if (from14to17 && !under14) minors.subjects14to17 += 1;
	if (under14 || from14to17 || hint) countIn(minors.subjectsUnder18, under14 || from14to17);
}

/** Hits and records of a group are sums over its categories; people were counted one by one. */
export function sumGroups({ pi, sensitive: sum, subjects, exposure, messages, topics }: Evidence): void {
	sum.cnYtd = { ...subjects.cnSensitiveYtd };
	sum.cnAll = { ...subjects.cnSensitiveAll };
	for (const { id, group, class: kind } of categories) {
		const count = pi.byCategory[id];
		if (count === undefined) continue;
		if (kind === "sensitive") sum.byCategory[id] = count;
		pi.byGroup[group] ??= noHits();
		const all = pi.byGroup[group];
		for (const what of ["hits", "records"] as const) {
			all[what].lower += count[what].lower;
			all[what].upper += count[what].upper;
		}
		all.examples = [...all.examples, ...count.examples].slice(0, 3);
	}
	const hits = (...groups: (keyof typeof pi.byGroup)[]) =>
		groups.reduce((sum, group) => sum + (pi.byGroup[group]?.hits.lower ?? 0), 0);
	const all = categories.reduce(
		(sum, { id, class: kind }) =>
			sum + (kind === "pi" || kind === "sensitive" ? (pi.byCategory[id]?.hits.lower ?? 0) : 0),
		0,
	);
	exposure.tracksCommsCreditProperty = messages.total + hits("location", "finance");
	exposure.healthTransactionLodging = topics.orderService + hits("health");
	exposure.other = all - hits("location", "finance", "health");
}

function sortedByCount(counts: Record<string, Range>): Record<string, Range> {
	return Object.fromEntries(
		Object.entries(counts).sort(([a, x], [b, y]) => y.lower - x.lower || y.upper - x.upper || a.localeCompare(b)),
	);
}
