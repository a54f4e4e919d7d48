import type { Archive } from "../../archive/archive.js";
import type { Contact, FieldValue } from "../../model/index.js";
import type { Evidence, Place } from "./evidence.js";
import { type Gathering, periodFlags } from "./gathering.js";
import type { Finding } from "./hit-counter.js";
import { locationSignals, phoneOf } from "./locate.js";
import { keyWords } from "./phrases.js";
import { subjectFlags } from "./subjects.js";

/** Every profile and visitor: who they are, where they are, what their custom data and notes hold. */
export async function readPeople(archive: Archive, gathering: Gathering): Promise<void> {
	const { evidence, subjects, counter } = gathering;
	let done = 0;
	for (const contact of archive.entities("contact", { includeGone: true })) {
		const node = subjects.add();
		subjects.link(`c:${contact.id}`, node);
		for (const key of identityKeys(contact)) subjects.link(key, node);
		for (const signal of locationSignals(contact)) subjects.locate(node, signal);
		touch(gathering, node, [contact.createdAtMs, contact.updatedAtMs, contact.lastActiveAtMs]);
		subjects.flag(node, flagsOf(contact));
		countFields(evidence, contact);
		const findings: Finding[] = [{ place: "profile", spans: [] }];
		const search = (place: Place, text: string | undefined) => {
			if (text !== undefined && text !== "") findings.push({ place, spans: gathering.detect(text) });
		};
		search("custom-data", readCustomData(gathering, node, contact.customFields));
		search("notepad", contact.notepad);
		search("profile", contact.description);
		if (contact.ip !== undefined) findings.push({ place: "ip", spans: [] });
		if (contact.geolocation !== undefined) findings.push({ place: "geolocation", spans: [] });
		counter.add(findings, { node });
		done += 1;
		if (done % 1000 === 0) await gathering.breathe(done);
	}
}

/** The keys that make two profiles one person. */
export function identityKeys(contact: Contact): string[] {
	return contact.identities.flatMap(({ type, value }) => {
		if (type === "email") return [emailKey(value)];
		const phone = type === "phone" ? phoneOf(value) : undefined;
		return phone === undefined ? [] : [`p:${phone.e164}`];
	});
}

export function emailKey(address: string): string {
	return `e:${address.trim().toLowerCase()}`;
}

/** Notes that something of this person came or changed at these times. */
export function touch({ evidence, subjects }: Gathering, node: number, times: readonly (number | undefined)[]): void {
	for (const atMs of times) {
		subjects.active(node, atMs);
		const { thisYear, last12Months } = periodFlags(evidence, atMs);
		subjects.flag(node, (thisYear ? subjectFlags.thisYear : 0) | (last12Months ? subjectFlags.last12Months : 0));
	}
}

/** Custom data as one text to search; notes on the way what its keys tell. */
export function readCustomData(
	{ evidence, subjects, detect }: Gathering,
	node: number,
	fields: Readonly<Record<string, FieldValue>>,
): string | undefined {
	const lines: string[] = [];
	for (const [key, value] of Object.entries(fields)) {
		const said = typeof value === "object" ? JSON.stringify(value) : String(value);
		lines.push(`${key}: ${said}`);
		const { customKeys } = evidence.fields;
		const plain = /^[A-Za-z][\w.-]{0,39}$/.test(key) && detect(key).length === 0;
		const shown = plain && (key in customKeys || Object.keys(customKeys).length < keysKept) ? key : "(other)";
		customKeys[shown] = (customKeys[shown] ?? 0) + 1;
		if (value === null || value === "" || value === false) continue;
		if (keyWords.contract.test(key)) subjects.flag(node, subjectFlags.contract);
		if (keyWords.consent.test(key)) subjects.flag(node, subjectFlags.consent);
		const age = ageOf(key, value, evidence.window.madeAtMs);
		if (age !== undefined && age < 18) subjects.flag(node, age < 14 ? subjectFlags.under14 : subjectFlags.from14to17);
	}
	return lines.length === 0 ? undefined : lines.join("\n");
}

/** Fields of a hostile workspace must not fill the memory. */
const keysKept = 500;

function ageOf(key: string, value: FieldValue, nowMs: number): number | undefined {
	if (keyWords.age.test(key)) {
		const age = Number(value);
		return Number.isInteger(age) && age > 0 && age < 120 ? age : undefined;
	}
	if (!keyWords.birth.test(key) || typeof value !== "string" || !/^(?:19|20)\d\d[-/.年]\d/.test(value))
		return undefined;
	const [year = 0, month = 1, day = 1] = value.split(/[^0-9]+/).map(Number);
	return fullYears(Date.UTC(year, month - 1, day), nowMs);
}

/** Age in whole years; undefined for a birth after the moment, or before 1900. */
export function fullYears(bornMs: number, atMs: number): number | undefined {
	const [born, at] = [new Date(bornMs), new Date(atMs)];
	if (Number.isNaN(bornMs) || bornMs > atMs || born.getUTCFullYear() < 1900) return undefined;
	const before =
		at.getUTCMonth() < born.getUTCMonth() ||
		(at.getUTCMonth() === born.getUTCMonth() && at.getUTCDate() < born.getUTCDate());
	return at.getUTCFullYear() - born.getUTCFullYear() - (before ? 1 : 0);
}

function flagsOf(contact: Contact): number {
	const named = contact.identities.some(({ type }) => type !== "external");
	const optedOutTag = contact.tagIds.some((tag) => /unsubscri|opt.?out|退订|拒收|do.?not.?contact/i.test(tag));
	return (
		(named || contact.type === "person" ? subjectFlags.identified : 0) |
		(contact.subscribed === false || optedOutTag ? subjectFlags.unsubscribed | subjectFlags.optedOut : 0) |
		(contact.blocked ? subjectFlags.blocked | subjectFlags.optedOut : 0) |
		(contact.ip === undefined ? 0 : subjectFlags.hasIp) |
		(contact.geolocation?.latitude === undefined ? 0 : subjectFlags.preciseGeo) |
		(contact.locales.some((locale) => /^zh\b/i.test(locale)) ? subjectFlags.localeZh : 0)
	);
}

function countFields({ fields }: Evidence, contact: Contact): void {
	const given: Record<string, unknown> = {
		name: contact.name,
		email: contact.identities.find(({ type }) => type === "email"),
		phone: contact.identities.find(({ type }) => type === "phone"),
		address: contact.address,
		gender: contact.gender,
		avatar: contact.avatarUrl,
		ip: contact.ip,
		geolocation: contact.geolocation,
		coordinates: contact.geolocation?.latitude,
		socialProfiles: contact.socialProfiles[0],
		employment: contact.employment,
		notepad: contact.notepad,
		locales: contact.locales[0],
		customData: Object.keys(contact.customFields)[0],
	};
	fields.contacts += 1;
	for (const [name, value] of Object.entries(given)) if (value !== undefined) fill(fields.fill, `contact.${name}`);
	if (contact.employment !== undefined || contact.socialProfiles.length > 0) fields.enriched += 1;
}

export function fill(counts: Record<string, number>, name: string): void {
	counts[name] = (counts[name] ?? 0) + 1;
}
