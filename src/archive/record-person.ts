import { keyOfEmail, keyOfPhone, type PersonKey, replacePersonKeys } from "../model/index.js";

/*
 * Where a record of the source names the person it is about. One list, read by SQL over what is stored and by code over what comes.
 * A resource that is not in it belongs to a person through its id or parent only: `contact-data`, `message`, `conversation-page`, ...
 */
const places: Readonly<Record<string, { id?: string; email: string; phone?: string }>> = {
	contact: { email: "$.email", phone: "$.person.phone" },
	conversation: { id: "$.people_id", email: "$.meta.email", phone: "$.meta.phone" },
	"campaign-recipient": { id: "$.people_id", email: "$.email" },
	"campaign-statistic": { id: "$.profile.people_id", email: "$.profile.email" },
	"helpdesk-feedback": { id: "$.session.session_id", email: "$.session.email" },
};

/** Resources without a place of their own for the person: whoever's address or number stands in one is whom it is about. */
export const personAnywhere = ["handed-in-rating", "spam"] as const;

/** Resources about one person each that hang on something else: a campaign, an article. */
export const personInside = ["campaign-recipient", "campaign-statistic", "helpdesk-feedback"] as const;

/** `SELECT` columns `owner`, `email` and `phone` of the records of a resource. */
export function personColumns(resource: "contact" | "conversation" | (typeof personInside)[number]): string {
	const { id, email, phone } = places[resource] ?? { email: "$" };
	const column = (path: string | undefined, name: string) =>
		path === undefined
			? `NULL AS ${name}`
			: `CASE WHEN json_valid(raw) THEN json_extract(raw, '${path}') END AS ${name}`;
	return [column(id, "owner"), column(email, "email"), column(phone, "phone")].join(", ");
}

export interface RecordPerson {
	/** Session and people ids; of a spam mail, whose headers Crisp does not describe, every address in it. */
	ids: PersonKey[];
	email?: PersonKey;
	phone?: PersonKey;
}

/** Whom a record that comes from the source is about. */
export function recordPerson(record: { resource: string; id: string; parent?: string; raw: unknown }): RecordPerson {
	const { resource, id, parent, raw } = record;
	const place = places[resource];
	const named = place?.id === undefined ? undefined : textAt(raw, place.id);
	const ids: PersonKey[] = [id.split("/")[0] ?? id, parent?.split("/")[0], named]
		.filter((value) => value !== undefined)
		.flatMap((value) => [
			{ type: "contact", value },
			{ type: "conversation", value },
		]);
	if (resource === "spam")
		replacePersonKeys(JSON.stringify(raw), (key) => key.type === "email" && ids.push(key) > 0, "");
	if (place === undefined) return { ids };
	const email = keyOfEmail(textAt(raw, place.email) ?? "");
	const phone = place.phone === undefined ? undefined : keyOfPhone(textAt(raw, place.phone) ?? "");
	return { ids, ...(email && { email }), ...(phone && { phone }) };
}

function textAt(raw: unknown, path: string): string | undefined {
	let value = raw;
	for (const name of path.split(".").slice(1)) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
		value = (value as Record<string, unknown>)[name];
	}
	return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
