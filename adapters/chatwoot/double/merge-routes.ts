import type { Hono } from "hono";
import { bodyOf, notFound } from "./answers.js";
import { contactJson } from "./contact-routes.js";
import { conversationJson } from "./conversation-routes.js";
import type { DoubleState } from "./state.js";

/** One contact becomes part of another (contact_merge_action.rb): what it had moves, what both know is as the kept one says. */
export function mergeRoutes(app: Hono, base: string, state: DoubleState): void {
	app.get(`${base}/contacts/:id/conversations`, (c) => {
		const contact = state.contact(c.req.param("id"));
		if (contact === undefined) return notFound(c);
		const all = state.data.conversations.filter((one) => one.contact_id === contact.id);
		const newest = all.sort((a, b) => b.last_activity_at - a.last_activity_at).slice(0, 20);
		return c.json({ payload: newest.map((one) => conversationJson(one, state)) });
	});

	app.post(`${base}/actions/contact_merge`, async (c) => {
		const body = await bodyOf(c);
		const kept = state.contact(body.base_contact_id);
		const gone = state.contact(body.mergee_contact_id);
		if (kept === undefined || gone === undefined) return notFound(c);
		if (kept === gone) return c.json(contactJson(kept, state));
		for (const list of [state.data.conversations, state.data.contactInboxes, state.data.notes])
			for (const one of list) if (one.contact_id === gone.id) one.contact_id = kept.id;
		for (const { sender } of state.data.messages)
			if (sender?.type === "contact" && sender.id === gone.id) Object.assign(sender, { id: kept.id, name: kept.name });
		for (const field of ["name", "email", "phone_number", "identifier"] as const) kept[field] ||= gone[field] as string;
		for (const field of ["additional_attributes", "custom_attributes"] as const)
			kept[field] = { ...gone[field], ...kept[field] };
		state.data.contacts = state.data.contacts.filter((one) => one !== gone);
		return c.json(contactJson(kept, state));
	});
}
