import { type Company, CompanyId, type Contact, ContactId, TagId } from "../model/index.js";
import { isMadeUpName } from "./contact-id.js";
import { compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import {
	isFields,
	type JsonFields,
	readFields,
	readFieldValues,
	readLabel,
	readList,
	readNumber,
	readObject,
	readText,
	readTexts,
	readTime,
	readUtcOffset,
} from "./read-json.js";
import { readPlace } from "./read-place.js";

/** Records `contact` and `contact-data` of one people id: whichever comes last makes the same contact, with its company. */
export function mapContact(profile: JsonFields, data: unknown, context: MapContext, draft: Draft): void {
	const person = readFields(profile.person);
	const company = companyOf(readFields(profile.company), draft);
	if (company !== undefined) draft.entities.push(company);
	const nickname = readText(person.nickname);
	const contact: Contact = {
		kind: "contact",
		id: ContactId.parse(context.id),
		type: "person",
		name: nickname === undefined || isMadeUpName(nickname) ? undefined : nickname,
		nickname,
		identities: identitiesOf(profile, context.id),
		avatarUrl: readText(person.avatar),
		gender: readText(person.gender),
		address: readText(person.address),
		description: readText(person.description),
		website: readText(person.website),
		utcOffsetMinutes: readUtcOffset(person.timezone, "person.timezone", draft.problems),
		locales: readTexts(person.locales),
		geolocation: readPlace(person.geolocation),
		socialProfiles: readList(person.profiles).flatMap((item) => {
			const { type, handle, url } = readFields(item);
			const found = compact({ handle: readText(handle), url: readText(url) });
			return Object.keys(found).length === 0 ? [] : [{ network: readText(type) ?? "unknown", ...found }];
		}),
		employment: employmentOf(person.employment),
		companyId: company?.id,
		tagIds: readTexts(profile.segments).map((name) => TagId.parse(name)),
		customFields: readFieldValues(customDataOf(data), draft.problems),
		notepad: readText(profile.notepad),
		score: readNumber(profile.score),
		blocked: false,
		subscribed: subscribedOf(context.related?.["contact-subscription"]),
		conversationIds: [],
		createdAtMs: readTime(profile.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(profile.updated_at, "updated_at", draft.problems),
		lastActiveAtMs: readTime(readObject(profile.active)?.last, "active.last", draft.problems),
	};
	draft.entities.push(compact(contact));
}

function identitiesOf(profile: JsonFields, peopleId: string): Contact["identities"] {
	const email = readText(readText(profile.email)?.trim());
	const phone = readLabel(readFields(profile.person).phone);
	const identities: Contact["identities"] = [];
	if (email !== undefined) identities.push({ type: "email", value: email });
	if (phone !== undefined) identities.push({ type: "phone", value: phone });
	identities.push({ type: "external", value: peopleId, system: "crisp.people" });
	return identities;
}

/** The answer has `data` inside `data`; the record may be the inner or the outer one. */
function customDataOf(record: unknown): unknown {
	const outer = readFields(record);
	const names = Object.keys(outer);
	return names.length === 1 && names[0] === "data" && (isFields(outer.data) || outer.data === null)
		? outer.data
		: outer;
}

function subscribedOf(record: unknown): boolean | undefined {
	const { email } = readFields(record);
	return typeof email === "boolean" ? email : undefined;
}

function employmentOf(value: unknown): Contact["employment"] {
	const raw = readFields(value);
	const employment = compact({
		company: readText(raw.name),
		domain: readText(raw.domain),
		title: readText(raw.title),
		role: readText(raw.role),
		seniority: readText(raw.seniority),
	});
	return Object.keys(employment).length > 0 ? employment : undefined;
}

/** Crisp gives companies no id: the domain names one, else the name. Nearly empty ones are none. */
function companyOf(raw: JsonFields, draft: Draft): Company | undefined {
	const domain = readText(readText(raw.domain)?.trim());
	const name = readText(raw.name);
	const key = domain === undefined ? readText(name?.trim()) : domain.toLowerCase();
	if (key === undefined || key === "") return undefined;
	const company: Company = {
		kind: "company",
		id: CompanyId.parse(domain === undefined ? `name:${key}` : `domain:${key}`),
		name,
		legalName: readText(raw.legal_name),
		domain,
		url: readText(raw.url),
		description: readText(raw.description),
		phones: readTexts(raw.phones),
		emails: readTexts(raw.emails),
		geolocation: readPlace(raw.geolocation),
		metrics: readFieldValues(raw.metrics, draft.problems),
		tags: readTexts(raw.tags),
	};
	return compact(company);
}
