import type { OperationOutcome, RemoteRef } from "../../../src/adapter/contract.js";
import { text } from "../../../src/model/index.js";
import type { Answer } from "../client.js";
import { isRow, type Row, recordOf, rowsOf, type WireContact } from "../wire.js";
import { accountRoute, type Call, created, existing, refused, type Session } from "./handler.js";

/**
 * A contact whose e-mail, phone or identifier belongs to another one already. The answer does not say to whom, so the
 * owner is looked up; the same person gets our contact inbox, a different one keeps the field and ours goes without.
 */
export async function attachToOwner(call: Call, refusal: Answer): Promise<OperationOutcome> {
	let answer = refusal;
	const payload: Row = { ...call.payload };
	for (const field of ["identifier", "email", "phone_number"]) {
		if (!answer.attributes.includes(field) || payload[field] === undefined) continue;
		const owner = await findOwner(call.session, field, String(payload[field]));
		if (owner?.id === undefined) continue;
		if (samePerson(owner, payload, field)) return attach(call, owner);
		// A shared phone: this one is a different person.
		const custom = { ...(payload.custom_attributes as Row), [`crisp_${field}`]: payload[field] };
		delete payload[field];
		payload.custom_attributes = custom;
		const { session } = call;
		answer = await session.client.send("POST", `${session.base}/contacts`, accountRoute("/contacts"), payload);
		const contact = recordOf(answer.json).contact;
		if (answer.status < 300 && isRow(contact) && contact.id !== undefined)
			return created(call, { kind: "contact", id: String(contact.id), extra: { created: "yes" } }, [
				text(
					`${field} belongs to another contact: kept as a custom attribute`,
					`${field} 属于另一个联系人：保存为自定义属性`,
				),
			]);
		if (answer.status !== 422) return refused(call, answer);
	}
	return refused(call, answer);
}

function samePerson(owner: WireContact, payload: Row, field: string): boolean {
	if (field !== "phone_number") return true;
	const theirs = owner.email?.toLowerCase();
	const ours = payload.email === undefined ? undefined : String(payload.email).toLowerCase();
	return !theirs || ours === undefined || theirs === ours;
}

async function attach(call: Call, owner: WireContact): Promise<OperationOutcome> {
	const { session, payload } = call;
	const route = accountRoute("/contacts/{c}/contact_inboxes");
	const path = `${session.base}/contacts/${owner.id}/contact_inboxes`;
	const body = { inbox_id: payload.inbox_id, source_id: payload.source_id };
	const answer = await session.client.send("POST", path, route, body);
	if (answer.status >= 300) return refused(call, answer);
	const added = await addMissing(session, owner, payload.custom_attributes as Row);
	const ref: RemoteRef = {
		kind: "contact",
		id: String(owner.id),
		extra: { created: "no", ...(added.length > 0 ? { added: JSON.stringify(added) } : {}) },
	};
	// Attributes were added: that is an effect of ours, which undo takes back. Otherwise there is nothing to undo.
	const outcome = added.length > 0 ? created : existing;
	return outcome(call, ref, [text("joined to the contact that was there already", "已并入原有的联系人")]);
}

/** Keys the owner does not have; nothing of theirs is overwritten. `crisp_id` marks contacts that the import made. */
async function addMissing(session: Session, owner: WireContact, wanted: Row): Promise<string[]> {
	const missing = Object.entries(wanted).filter(
		([key]) => key !== "crisp_id" && owner.custom_attributes?.[key] === undefined,
	);
	if (missing.length === 0) return [];
	const body = { custom_attributes: Object.fromEntries(missing) };
	await session.client.send("PUT", `${session.base}/contacts/${owner.id}`, accountRoute("/contacts/{c}"), body);
	return missing.map(([key]) => key);
}

async function findOwner(session: Session, field: string, value: string): Promise<WireContact | undefined> {
	const body = {
		payload: [{ attribute_key: field, filter_operator: "equal_to", values: [value], query_operator: null }],
	};
	const route = accountRoute("/contacts/filter");
	const answer = await session.client.send("POST", `${session.base}/contacts/filter`, route, body, {
		idempotent: true,
	});
	return rowsOf(answer.json)[0] as WireContact | undefined;
}
