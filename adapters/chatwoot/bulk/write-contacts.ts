import type { Operation, RemoteRef } from "../../../src/adapter/contract.js";
import { addLabels } from "./label-rows.js";
import { reserveIds } from "./look-up.js";
import { contactInboxRow, contactRow } from "./rows.js";
import { addRows, payloadOf, settle, type Wave } from "./wave.js";

/** Contacts with their contact inboxes. */
export async function writeContacts(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const ids = await reserveIds(wave.database, "contacts", operations.length);
	const inboxIds = await reserveIds(wave.database, "contact_inboxes", operations.length);
	const rows = operations.map((operation, n) => {
		const id = ids[n] ?? 0;
		const payload = payloadOf(wave, operation);
		const ref: RemoteRef = { kind: "contact", id: String(id), extra: { created: "yes" } };
		wave.contacts.set(operation.key, ref);
		settle(wave, operation, ref);
		const contact = contactRow(id, payload, wave.context);
		const inbox = { id: inboxIds[n] ?? 0, ...contactInboxRow(id, payload, contact.created_at ?? wave.now) };
		return { contact, inbox };
	});
	await addRows(
		wave,
		"contacts",
		rows.map(({ contact }) => contact),
	);
	await addRows(
		wave,
		"contact_inboxes",
		rows.map(({ inbox }) => inbox),
	);
}

export async function writeContactLabels(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const wanted = operations.map((operation) => {
		const payload = operation.payload as { contact: { $ref: string }; labels: string[] };
		return { operation, id: Number(wave.refs.get(payload.contact.$ref).id), labels: payload.labels };
	});
	const rows = wanted.flatMap(({ id, labels }) => labels.map((label) => ({ id, label })));
	const added = await addLabels(wave.database, "Contact", rows, wave.now);
	for (const { operation, id } of wanted) {
		const extra = { added: JSON.stringify(added.get(id) ?? []) };
		settle(wave, operation, { kind: "contact-labels", id: String(id), extra });
	}
}

export async function writeNotes(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const { now, userId, context } = wave;
	const ids = await reserveIds(wave.database, "notes", operations.length);
	const rows = operations.map((operation, n) => {
		const payload = operation.payload as { contact: { $ref: string }; note: { content: string } };
		const contact = wave.refs.get(payload.contact.$ref).id;
		const id = ids[n] ?? 0;
		settle(wave, operation, { kind: "note", id: String(id), extra: { contact } });
		const { content } = payload.note;
		const fixed = { account_id: context.accountId, user_id: userId, created_at: now, updated_at: now };
		return { id, contact_id: Number(contact), content, ...fixed };
	});
	await addRows(wave, "notes", rows);
}
