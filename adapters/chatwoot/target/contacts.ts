import type { FileRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { isRow, type Row, recordOf, rowsOf, type WireContact } from "../wire.js";
import { asAttributes, attachToOwner, joinedRef, ownAttributes } from "./contact-owner.js";
import {
	accountRoute,
	type Call,
	compareCreated,
	fileName,
	filePart,
	type Handler,
	refused,
	type Session,
} from "./handler.js";
import { expectGone } from "./simple-records.js";

const route = accountRoute("/contacts");
const one = `${route}/{c}`;

export const contactHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const answer = await session.client.send("POST", `${session.base}/contacts`, route, payload);
		const contact = contactOf(answer.json);
		if (answer.status < 300 && contact?.id !== undefined)
			return created(call, { kind: "contact", id: String(contact.id), extra: { created: "yes" } });
		if (answer.status !== 422) return refused(call, answer);
		return attachToOwner(call, answer);
	},
	async update(call, ref) {
		// Somebody else's contact: its own fields stay as they are, and the user is told.
		if (ref.extra?.created !== "yes")
			return existing(call, ref, [
				text(
					"this contact was there before the import: its change is not written",
					"该联系人在导入前已存在：其改动未写入",
				),
			]);
		const { inbox_id: _inbox, source_id: _source, identifier: _identifier, ...fields } = call.payload;
		const path = `${call.session.base}/contacts/${ref.id}`;
		let answer = await call.session.client.send("PUT", path, one, fields);
		const moved = answer.status === 422 ? asAttributes(fields, answer.attributes) : undefined;
		if (moved !== undefined) answer = await call.session.client.send("PUT", path, one, moved.payload);
		return answer.status < 300 ? updated(call, ref, moved?.warnings) : refused(call, answer);
	},
	async locate(call) {
		const found = await contactBySource(call.session, Number(call.payload.inbox_id), String(call.payload.source_id));
		if (found?.id === undefined) return undefined;
		// Only a contact that the lost request itself made carries this id; one it was attached to does not.
		const ours = found.custom_attributes?.crisp_id === (call.payload.custom_attributes as Row).crisp_id;
		if (ours) return { kind: "contact", id: String(found.id), extra: { created: "yes" } };
		return joinedRef(found, ownAttributes(found, call.payload));
	},
	async read(call, ref) {
		const answer = await call.session.client.get(`${call.session.base}/contacts/${ref.id}`, one);
		if (answer.status === 404) return undefined;
		if (ref.extra?.created !== "yes") return { differences: [] };
		const found = recordOf(answer.json) as WireContact;
		const differences = difference([], "name", call.payload.name, found.name);
		// What another contact owns already is kept as an attribute.
		const kept = found.custom_attributes ?? {};
		difference(differences, "email", lower(call.payload.email), lower(found.email ?? kept.crisp_email));
		difference(differences, "phone_number", call.payload.phone_number, found.phone_number ?? kept.crisp_phone_number);
		difference(differences, "identifier", call.payload.identifier, found.identifier ?? kept.crisp_identifier);
		for (const [key, value] of Object.entries(call.payload.additional_attributes as Row))
			difference(differences, key, value, found.additional_attributes?.[key]);
		for (const [key, value] of Object.entries(call.payload.custom_attributes as Row))
			difference(differences, `custom_attributes.${key}`, value, found.custom_attributes?.[key]);
		compareCreated(call, found.created_at, differences);
		return { differences };
	},
	async revert(session, ref) {
		if (ref.extra?.created === "yes") {
			const answer = await session.client.send("DELETE", `${session.base}/contacts/${ref.id}`, one);
			return expectGone(answer.status, one);
		}
		const added = ref.extra?.added === undefined ? [] : (JSON.parse(ref.extra.added) as string[]);
		if (added.length === 0) return;
		const path = `${session.base}/contacts/${ref.id}/destroy_custom_attributes`;
		const body = { custom_attributes: added };
		const answer = await session.client.send("POST", path, `${one}/destroy_custom_attributes`, body, {
			idempotent: true,
		});
		expectGone(answer.status, `${one}/destroy_custom_attributes`);
	},
};

export const avatarHandler: Handler = {
	async perform(call) {
		const contact = call.target("contact");
		if (contact.extra?.created !== "yes") return notOurs(call);
		const file = call.payload.avatar as FileRef;
		const form = new FormData();
		form.append("avatar", await filePart(call.session, file), fileName(file));
		const answer = await call.session.client.send("PUT", `${call.session.base}/contacts/${contact.id}`, one, form);
		return answer.status < 300 ? created(call, { kind: "avatar", id: contact.id }) : refused(call, answer);
	},
	// Setting a picture twice sets it once.
	locate: async () => undefined,
	async read(call, ref) {
		const answer = await call.session.client.get(`${call.session.base}/contacts/${ref.id}`, one);
		if (answer.status === 404) return undefined;
		const shown = (recordOf(answer.json) as WireContact).thumbnail ? "set" : "";
		return { differences: difference([], "avatarUrl", "set", shown) };
	},
};

export const contactLabelsHandler: Handler = {
	async perform(call) {
		const contact = call.target("contact");
		const path = `${call.session.base}/contacts/${contact.id}/labels`;
		const before = payloadList((await call.session.client.get(path, `${one}/labels`)).json);
		const wanted = call.payload.labels as string[];
		const labels = [...new Set([...before, ...wanted])];
		const answer = await call.session.client.send("POST", path, `${one}/labels`, { labels }, { idempotent: true });
		if (answer.status >= 300) return refused(call, answer);
		const added = labels.filter((label) => !before.includes(label));
		return created(call, { kind: "contact-labels", id: contact.id, extra: { added: JSON.stringify(added) } });
	},
	/** Labels that an earlier import added and the archive no longer has go; those that people gave stay. */
	async update(call, ref) {
		const path = `${call.session.base}/contacts/${ref.id}/labels`;
		const before = payloadList((await call.session.client.get(path, `${one}/labels`)).json);
		const wanted = call.payload.labels as string[];
		const ours = JSON.parse(ref.extra?.added ?? "[]") as string[];
		const kept = before.filter((label) => wanted.includes(label) || !ours.includes(label));
		const labels = [...new Set([...kept, ...wanted])];
		const answer = await call.session.client.send("POST", path, `${one}/labels`, { labels }, { idempotent: true });
		if (answer.status >= 300) return refused(call, answer);
		const added = wanted.filter((label) => ours.includes(label) || !before.includes(label));
		return updated(call, { ...ref, extra: { added: JSON.stringify(added) } });
	},
	locate: async () => undefined,
	async read(call, ref) {
		const answer = await call.session.client.get(`${call.session.base}/contacts/${ref.id}/labels`, `${one}/labels`);
		if (answer.status === 404) return undefined;
		const found = payloadList(answer.json);
		const missing = (call.payload.labels as string[]).filter((label) => !found.includes(label));
		return { differences: difference([], "labels", "", missing.join(", ")) };
	},
	async revert(session, ref) {
		const path = `${session.base}/contacts/${ref.id}/labels`;
		const answer = await session.client.get(path, `${one}/labels`);
		if (answer.status === 404) return;
		const added = JSON.parse(ref.extra?.added ?? "[]") as string[];
		const labels = payloadList(answer.json).filter((label) => !added.includes(label));
		await session.client.send("POST", path, `${one}/labels`, { labels }, { idempotent: true });
	},
};

export const noteHandler: Handler = {
	async perform(call) {
		const found = await this.locate(call);
		if (found !== undefined) return existing(call, found);
		const contact = call.target("contact");
		const path = `${call.session.base}/contacts/${contact.id}/notes`;
		const answer = await call.session.client.send("POST", path, `${one}/notes`, { note: call.payload.note });
		const row = recordOf(answer.json);
		if (answer.status >= 300 || row.id === undefined) return refused(call, answer);
		return created(call, { kind: "note", id: String(row.id), extra: { contact: contact.id } });
	},
	async update(call, ref) {
		const path = `${call.session.base}/contacts/${ref.extra?.contact}/notes/${ref.id}`;
		const body = { note: call.payload.note };
		const answer = await call.session.client.send("PATCH", path, `${one}/notes/{n}`, body, { idempotent: true });
		return answer.status < 300 ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const contact = call.target("contact");
		const answer = await call.session.client.get(`${call.session.base}/contacts/${contact.id}/notes`, `${one}/notes`);
		const marker = markerOf(String((call.payload.note as Row).content));
		const row = rowsOf(answer.json).find((note) => markerOf(String(note.content)) === marker);
		return row === undefined ? undefined : { kind: "note", id: String(row.id), extra: { contact: contact.id } };
	},
	async read(call, ref) {
		const path = `${call.session.base}/contacts/${ref.extra?.contact}/notes`;
		const answer = await call.session.client.get(path, `${one}/notes`);
		const row = rowsOf(answer.json).find((note) => String(note.id) === ref.id);
		if (row === undefined) return undefined;
		return { differences: difference([], "notepad", (call.payload.note as Row).content, row.content) };
	},
	async revert(session, ref) {
		const path = `${session.base}/contacts/${ref.extra?.contact}/notes/${ref.id}`;
		const answer = await session.client.send("DELETE", path, `${one}/notes/{n}`);
		expectGone(answer.status, `${one}/notes/{n}`);
	},
};

export const blockHandler: Handler = {
	async perform(call) {
		const contact = call.target("contact");
		const path = `${call.session.base}/contacts/${contact.id}`;
		const before = recordOf((await call.session.client.get(path, one)).json) as WireContact;
		if (before.blocked === true) return existing(call, { kind: "block", id: contact.id });
		const answer = await call.session.client.send("PUT", path, one, { blocked: true });
		return answer.status < 300 ? created(call, { kind: "block", id: contact.id }) : refused(call, answer);
	},
	async locate() {
		return undefined;
	},
	async read(call, ref) {
		const answer = await call.session.client.get(`${call.session.base}/contacts/${ref.id}`, one);
		if (answer.status === 404) return undefined;
		return { differences: difference([], "blocked", true, (recordOf(answer.json) as WireContact).blocked) };
	},
	async revert(session, ref) {
		const answer = await session.client.send("PUT", `${session.base}/contacts/${ref.id}`, one, { blocked: false });
		expectGone(answer.status, one);
	},
};

/** The contact that owns a contact inbox: an exact look-up that is not throttled. */
export async function contactBySource(
	session: Session,
	inboxId: number,
	sourceId: string,
): Promise<WireContact | undefined> {
	const path = `${session.base}/contact_inboxes/filter`;
	const body = { inbox_id: inboxId, source_id: sourceId };
	const answer = await session.client.send("POST", path, accountRoute("/contact_inboxes/filter"), body, {
		idempotent: true,
	});
	return answer.status === 200 && isRow(answer.json) ? (answer.json as WireContact) : undefined;
}

function contactOf(json: unknown): WireContact | undefined {
	const payload = recordOf(json);
	return isRow(payload.contact) ? (payload.contact as WireContact) : undefined;
}

function notOurs(call: Call) {
	return {
		key: call.operation.key,
		status: "skipped",
		reason: "contact-existed",
		text: text("the contact was there before; its picture stays", "该联系人此前已存在，头像保持不变"),
	} as const;
}

function payloadList(json: unknown): string[] {
	const list = isRow(json) ? json.payload : undefined;
	return Array.isArray(list) ? list.map(String) : [];
}

const markerOf = (content: string) => /\[crisp:notepad:[^\]]*\]\s*$/.exec(content)?.[0].trim() ?? content;
const lower = (value: unknown) => String(value ?? "").toLowerCase();
