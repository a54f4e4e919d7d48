import { keyOfEmail, keyOfPhone, type PersonKey } from "../model/index.js";

/*
 * Where a record of the source names the person it is about. One list, read by SQL over what is stored and by code over what comes.
 * A resource that is not in it belongs to a person through its id or parent only: `contact-data`, `message`, `conversation-page`, ...
 */
const places: Readonly<Record<string, { email: string; phone: string }>> = {
	contact: { email: "$.email", phone: "$.person.phone" },
	conversation: { email: "$.meta.email", phone: "$.meta.phone" },
};

/** `SELECT` columns `email` and `phone` of the records of a resource. */
export function personColumns(resource: "contact" | "conversation"): string {
	const { email, phone } = places[resource] ?? { email: "$", phone: "$" };
	return `CASE WHEN json_valid(raw) THEN json_extract(raw, '${email}') END AS email,
		CASE WHEN json_valid(raw) THEN json_extract(raw, '${phone}') END AS phone`;
}

export interface RecordPerson {
	/** Session and people ids. */
	ids: PersonKey[];
	email?: PersonKey;
	phone?: PersonKey;
}

/** Whom a record that comes from the source is about. */
export function recordPerson(record: { resource: string; id: string; parent?: string; raw: unknown }): RecordPerson {
	const { resource, id, parent, raw } = record;
	const owner = id.split("/")[0] ?? id;
	const ids: PersonKey[] = [owner, parent?.split("/")[0], textAt(raw, "$.people_id"), textAt(raw, "$.session_id")]
		.filter((value) => value !== undefined)
		.flatMap((value) => [
			{ type: "contact", value },
			{ type: "conversation", value },
		]);
	const place = places[resource];
	if (place === undefined) return { ids };
	const email = keyOfEmail(textAt(raw, place.email) ?? "");
	const phone = keyOfPhone(textAt(raw, place.phone) ?? "");
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
