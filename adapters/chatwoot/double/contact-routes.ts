import type { Context, Hono } from "hono";
import { bodyOf, crash, hasNul, invalid, notFound, refusal, tooLong } from "./answers.js";
import type { DoubleContact, DoubleState, Json } from "./state.js";

const pageSize = 15;

export function contactRoutes(app: Hono, base: string, state: DoubleState): void {
	app.get(`${base}/contacts`, (c) => {
		const listed = state.data.contacts.filter(isIdentified);
		const page = Number(c.req.query("page") ?? 1);
		const payload = listed.slice((page - 1) * pageSize, page * pageSize).map((one) => contactJson(one, state));
		return c.json({ meta: { count: listed.length, current_page: page }, payload });
	});

	app.post(`${base}/contacts`, async (c) => {
		const body = await bodyOf(c);
		const problem = contactProblem(c, body, undefined, state);
		if (problem !== undefined) return problem;
		const inboxId = body.inbox_id === undefined ? undefined : Number(body.inbox_id);
		if (inboxId !== undefined && state.inbox(inboxId) === undefined) return notFound(c);
		const sourceId = String(body.source_id ?? crypto.randomUUID());
		if (inboxId !== undefined && ownerOf(state, inboxId, sourceId) !== undefined) return crash(c, state);
		const contact: DoubleContact = {
			id: state.id(),
			name: "",
			email: null,
			phone_number: null,
			identifier: null,
			blocked: false,
			thumbnail: "",
			additional_attributes: {},
			custom_attributes: {},
			labels: [],
			created_at: state.seconds(),
		};
		assign(contact, body);
		state.data.contacts.push(contact);
		if (inboxId !== undefined)
			state.data.contactInboxes.push({ inbox_id: inboxId, contact_id: contact.id, source_id: sourceId });
		const contactInbox = inboxId === undefined ? null : { source_id: sourceId, inbox: state.inbox(inboxId) };
		return c.json({ payload: { contact: contactJson(contact, state), contact_inbox: contactInbox } });
	});

	app.post(`${base}/contacts/filter`, async (c) => {
		const conditions = ((await bodyOf(c)).payload ?? []) as Json[];
		if (conditions.at(-1)?.query_operator) return refusal(c, "Invalid query operator");
		const found = state.data.contacts.filter(isIdentified).filter((contact) =>
			conditions.every((condition) => {
				const key = String(condition.attribute_key);
				const value = (contact as unknown as Json)[key] ?? contact.custom_attributes[key] ?? "";
				const wanted = ((condition.values ?? []) as unknown[]).map((one) => String(one).toLowerCase());
				return wanted.includes(String(value).toLowerCase());
			}),
		);
		return c.json({
			meta: { count: found.length, current_page: 1 },
			payload: found.slice(0, pageSize).map((one) => contactJson(one, state)),
		});
	});

	app.post(`${base}/contact_inboxes/filter`, async (c) => {
		const body = await bodyOf(c);
		const owner = ownerOf(state, Number(body.inbox_id), String(body.source_id));
		return owner === undefined ? c.body(null, 404) : c.json(contactJson(owner, state));
	});

	app.get(`${base}/contacts/:id`, (c) => {
		const contact = state.contact(c.req.param("id"));
		return contact === undefined ? notFound(c) : c.json({ payload: contactJson(contact, state) });
	});

	const change = async (c: Context) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		const body = await bodyOf(c);
		const problem = contactProblem(c, body, contact, state);
		if (problem !== undefined) return problem;
		assign(contact, body);
		return c.json({ payload: contactJson(contact, state) });
	};
	app.put(`${base}/contacts/:id`, change);
	app.patch(`${base}/contacts/:id`, change);

	app.delete(`${base}/contacts/:id`, (c) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		for (const one of state.data.conversations.filter((x) => x.contact_id === contact.id))
			state.removeConversation(one.id);
		state.data.contacts = state.data.contacts.filter((one) => one !== contact);
		state.data.contactInboxes = state.data.contactInboxes.filter((one) => one.contact_id !== contact.id);
		state.data.notes = state.data.notes.filter((one) => one.contact_id !== contact.id);
		return c.body(null, 200);
	});

	app.post(`${base}/contacts/:id/destroy_custom_attributes`, async (c) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		for (const key of ((await bodyOf(c)).custom_attributes ?? []) as string[]) delete contact.custom_attributes[key];
		return c.json({ payload: contactJson(contact, state) });
	});

	app.post(`${base}/contacts/:id/contact_inboxes`, async (c) => {
		const contact = state.contact(c.req.param("id"));
		const body = await bodyOf(c);
		const inboxId = Number(body.inbox_id);
		if (contact === undefined || state.inbox(inboxId) === undefined) return notFound(c);
		const sourceId = String(body.source_id ?? crypto.randomUUID());
		const owner = ownerOf(state, inboxId, sourceId);
		if (owner !== undefined && owner !== contact) return crash(c, state);
		if (owner === undefined)
			state.data.contactInboxes.push({ inbox_id: inboxId, contact_id: contact.id, source_id: sourceId });
		return c.json({ source_id: sourceId, inbox: state.inbox(inboxId) });
	});

	app.get(`${base}/contacts/:id/labels`, (c) => {
		const contact = state.contact(c.req.param("id"));
		return contact === undefined ? notFound(c) : c.json({ payload: contact.labels });
	});
	app.post(`${base}/contacts/:id/labels`, async (c) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		contact.labels = ((await bodyOf(c)).labels ?? []) as string[];
		return c.json({ payload: contact.labels });
	});

	app.get(`${base}/contacts/:id/notes`, (c) => {
		if (state.contact(c.req.param("id")) === undefined) return notFound(c);
		return c.json(state.data.notes.filter((one) => one.contact_id === Number(c.req.param("id"))));
	});
	app.post(`${base}/contacts/:id/notes`, async (c) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		const body = await bodyOf(c, "note");
		if (tooLong(body.content, 20_000)) return invalid(c, state, ["content"]);
		const note = { id: state.id(), contact_id: contact.id, content: body.content, created_at: state.seconds() };
		state.data.notes.push(note);
		return c.json(note);
	});
	app.patch(`${base}/contacts/:id/notes/:note`, async (c) => {
		const note = state.data.notes.find((one) => one.id === Number(c.req.param("note")));
		if (note === undefined) return notFound(c);
		const { content } = await bodyOf(c, "note");
		// What does not fit is in the answer but not in the database.
		if (tooLong(content, 20_000)) return c.json({ ...note, content });
		note.content = content;
		return c.json(note);
	});
	app.delete(`${base}/contacts/:id/notes/:note`, (c) => {
		const before = state.data.notes.length;
		state.data.notes = state.data.notes.filter((one) => one.id !== Number(c.req.param("note")));
		return before === state.data.notes.length ? notFound(c) : c.body(null, 200);
	});
}

/** Visitors without e-mail, phone and identifier stay out of every list. */
function isIdentified(contact: DoubleContact): boolean {
	return Boolean(contact.email || contact.phone_number || contact.identifier);
}

export function ownerOf(state: DoubleState, inboxId: number, sourceId: string): DoubleContact | undefined {
	const row = state.data.contactInboxes.find((one) => one.inbox_id === inboxId && one.source_id === sourceId);
	return row === undefined ? undefined : state.contact(row.contact_id);
}

export function contactJson(contact: DoubleContact, state: DoubleState): Json {
	const { labels: _labels, ...rest } = contact;
	const contactInboxes = state.data.contactInboxes
		.filter((one) => one.contact_id === contact.id)
		.map((one) => ({ source_id: one.source_id, inbox: { id: one.inbox_id, channel_type: "Channel::Api" } }));
	return { ...rest, availability_status: "offline", contact_inboxes: contactInboxes };
}

function contactProblem(
	c: Context,
	body: Json,
	self: DoubleContact | undefined,
	state: DoubleState,
): Response | undefined {
	if (hasNul(body)) return crash(c, state);
	for (const field of ["name", "email", "phone_number", "identifier"]) {
		if (tooLong(body[field], 255)) return invalid(c, state, [field], "is too long");
	}
	const others = state.data.contacts.filter((one) => one !== self);
	const email = body.email === undefined || body.email === null ? undefined : String(body.email).toLowerCase();
	if (email !== undefined && email !== "") {
		if (!/^[^@\s]+@[^@\s]+$/.test(email)) return invalid(c, state, ["email"]);
		if (others.some((one) => one.email === email)) return invalid(c, state, ["email"], "has already been taken");
	}
	const phone = body.phone_number;
	if (phone) {
		if (!/\+[1-9]\d{1,14}$/.test(String(phone))) return invalid(c, state, ["phone_number"]);
		if (others.some((one) => one.phone_number === phone))
			return invalid(c, state, ["phone_number"], "has already been taken");
	}
	if (body.identifier !== undefined && body.identifier !== null) {
		const taken = others.some((one) => one.identifier === body.identifier);
		// The empty identifier escapes the model's rule and meets the unique index.
		if (taken)
			return body.identifier === "" ? crash(c, state) : invalid(c, state, ["identifier"], "has already been taken");
	}
	return undefined;
}

function assign(contact: DoubleContact, body: Json): void {
	if (body.name !== undefined) contact.name = String(body.name ?? "");
	if (body.email !== undefined) contact.email = body.email === null ? null : String(body.email).toLowerCase();
	if (body.phone_number !== undefined) contact.phone_number = body.phone_number as string | null;
	if (body.identifier !== undefined) contact.identifier = body.identifier as string | null;
	if (body.blocked !== undefined) contact.blocked = body.blocked === true || body.blocked === "true";
	if (body.avatar instanceof File) contact.thumbnail = `http://files.example/${body.avatar.name}`;
	Object.assign(contact.additional_attributes, body.additional_attributes);
	Object.assign(contact.custom_attributes, body.custom_attributes);
}
