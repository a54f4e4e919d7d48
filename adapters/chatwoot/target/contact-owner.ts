import type { OperationOutcome, RemoteRef } from "../../../src/adapter/contract.js";
import { created, existing } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { Answer } from "../client.js";
import { isRow, type Row, recordOf, rowsOf, type WireContact } from "../wire.js";
import { accountRoute, type Call, refused, type Session } from "./handler.js";

/**
 * A contact whose e-mail, phone or identifier Chatwoot refuses. Mostly another contact owns it; the answer does not say
 * which, so it is looked up. The same person gets our contact inbox. A different one keeps the field, and so does nobody
 * when Chatwoot takes it for invalid: ours is then made without it, and holds it as a custom attribute.
 */
export async function attachToOwner(call: Call, refusal: Answer): Promise<OperationOutcome> {
	const { session, payload } = call;
	for (const field of uniqueFields) {
		if (!refusal.attributes.includes(field) || payload[field] === undefined) continue;
		const owner = await findOwner(session, field, String(payload[field]));
		if (owner !== undefined && samePerson(owner, payload, field)) return attach(call, owner);
	}
	const without = asAttributes(payload, refusal.attributes);
	if (without === undefined) return refused(call, refusal);
	const answer = await session.client.send(
		"POST",
		`${session.base}/contacts`,
		accountRoute("/contacts"),
		without.payload,
	);
	const contact = recordOf(answer.json).contact;
	if (answer.status >= 300 || !isRow(contact) || contact.id === undefined) return refused(call, answer);
	return created(call, { kind: "contact", id: String(contact.id), extra: { created: "yes" } }, without.warnings);
}

const uniqueFields = ["identifier", "email", "phone_number"] as const;

/** The payload with the refused fields among the custom attributes; undefined when it has none of them. */
export function asAttributes(
	payload: Row,
	attributes: readonly string[],
): { payload: Row; warnings: Localized[] } | undefined {
	const fields = uniqueFields.filter((field) => attributes.includes(field) && payload[field] !== undefined);
	if (fields.length === 0) return undefined;
	const custom: Row = { ...(payload.custom_attributes as Row) };
	const rest: Row = { ...payload, custom_attributes: custom };
	for (const field of fields) {
		custom[`crisp_${field}`] = payload[field];
		delete rest[field];
	}
	const warnings = fields.map((field) =>
		text(
			`${field} belongs to another contact or is refused: kept as a custom attribute`,
			`${field} 属于另一个联系人或被拒绝：保存为自定义属性`,
		),
	);
	return { payload: rest, warnings };
}

function samePerson(owner: WireContact, payload: Row, field: string): boolean {
	if (field !== "phone_number") return true;
	const theirs = owner.email?.toLowerCase();
	const ours = payload.email === undefined ? undefined : String(payload.email).toLowerCase();
	return !theirs || ours === undefined || theirs === ours;
}

/** The attributes go first: once the contact inbox is there, a lost answer is taken for a finished job. */
async function attach(call: Call, owner: WireContact): Promise<OperationOutcome> {
	const { session, payload } = call;
	const missing = Object.entries(joinedAttributes(owner, payload)).filter(
		([key]) => owner.custom_attributes?.[key] === undefined,
	);
	if (missing.length > 0) {
		const body = { custom_attributes: Object.fromEntries(missing) };
		const path = `${session.base}/contacts/${owner.id}`;
		const answer = await session.client.send("PUT", path, accountRoute("/contacts/{c}"), body);
		if (answer.status >= 300) return refused(call, answer);
	}
	const path = `${session.base}/contacts/${owner.id}/contact_inboxes`;
	const body = { inbox_id: payload.inbox_id, source_id: payload.source_id };
	const answer = await session.client.send("POST", path, accountRoute("/contacts/{c}/contact_inboxes"), body);
	if (answer.status >= 300) return refused(call, answer);
	const added = [...new Set([...missing.map(([key]) => key), ...ownAttributes(owner, payload)])];
	// Attributes were added: that is an effect of ours, which undo takes back. Otherwise there is nothing to undo.
	const outcome = added.length > 0 ? created : existing;
	return outcome(call, joinedRef(owner, added), [
		text("joined to the contact that was there already", "已并入原有的联系人"),
	]);
}

/**
 * What the owner shall hold of ours: the attributes, and beside its own name, phone, city ... those of ours that differ.
 * Nothing of theirs is overwritten; `crisp_id` marks contacts that the import made.
 */
function joinedAttributes(owner: WireContact, payload: Row): Row {
	const { name, email, phone_number, additional_attributes, custom_attributes } = payload;
	const theirs: Row = {
		...owner.additional_attributes,
		name: owner.name,
		email: owner.email,
		phone_number: owner.phone_number,
	};
	const plain = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
	const beside: Row = {};
	for (const [key, value] of Object.entries({ ...(additional_attributes as Row), name, email, phone_number })) {
		if (value === undefined || plain(theirs[key]).toLowerCase() === plain(value).toLowerCase()) continue;
		beside[`crisp_${key}`] = plain(value);
	}
	const { crisp_id: _marker, ...custom } = custom_attributes as Row;
	return { ...beside, ...custom };
}

/** Attributes that nobody but an import of this record writes: added by an attempt whose answer was lost. */
export function ownAttributes(found: WireContact, payload: Row): string[] {
	return Object.entries(joinedAttributes(found, payload))
		.filter(([key, value]) => key.startsWith("crisp_") && found.custom_attributes?.[key] === value)
		.map(([key]) => key);
}

export function joinedRef(owner: WireContact, added: readonly string[]): RemoteRef {
	const extra = { created: "no", ...(added.length > 0 ? { added: JSON.stringify(added) } : {}) };
	return { kind: "contact", id: String(owner.id), extra };
}

async function findOwner(session: Session, field: string, value: string): Promise<WireContact | undefined> {
	const body = {
		payload: [{ attribute_key: field, filter_operator: "equal_to", values: [value], query_operator: null }],
	};
	const route = accountRoute("/contacts/filter");
	const answer = await session.client.send("POST", `${session.base}/contacts/filter`, route, body, {
		idempotent: true,
	});
	const same = (row: Row) => String(row[field] ?? "").toLowerCase() === value.toLowerCase();
	return rowsOf(answer.json).find((row) => row.id !== undefined && same(row)) as WireContact | undefined;
}
