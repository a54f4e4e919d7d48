import type { Hono } from "hono";
import { isAtLeast } from "../version.js";
import { bodyOf, crash, hasNul, invalid, notFound, refusal } from "./answers.js";
import { contactJson, ownerOf } from "./contact-routes.js";
import type { DoubleConversation, DoubleState, Json } from "./state.js";

const statuses = new Set(["open", "resolved", "pending", "snoozed"]);
const pageSize = 25;

export function conversationRoutes(app: Hono, base: string, state: DoubleState): void {
	app.get(`${base}/conversations`, (c) => {
		const status = c.req.query("status") ?? "open";
		const inbox = c.req.query("inbox_id");
		const source = c.req.query("source_id");
		const found = state.data.conversations
			.filter((one) => status === "all" || one.status === status)
			.filter((one) => inbox === undefined || one.inbox_id === Number(inbox))
			.filter((one) => source === undefined || one.source_id === source)
			.sort((a, b) => b.last_activity_at - a.last_activity_at || b.id - a.id);
		const page = Number(c.req.query("page") ?? 1);
		const payload = found.slice((page - 1) * pageSize, page * pageSize).map((one) => conversationJson(one, state));
		return c.json({ data: { meta: { all_count: found.length }, payload } });
	});

	app.post(`${base}/conversations`, async (c) => {
		const body = await bodyOf(c);
		if (hasNul(body)) return crash(c, state);
		const inbox = state.inbox(body.inbox_id);
		const contact = state.contact(body.contact_id);
		if (inbox === undefined || contact === undefined) return notFound(c);
		const inboxId = Number(inbox.id);
		const sourceId = String(body.source_id ?? crypto.randomUUID());
		const owner = ownerOf(state, inboxId, sourceId);
		if (owner !== undefined && owner !== contact) return refusal(c, "source_id should be unique");
		if (body.status !== undefined && !statuses.has(String(body.status))) return crash(c, state);
		const bad = ["additional_attributes", "custom_attributes"].find((name) => !fits((body[name] ?? {}) as Json));
		if (bad !== undefined) return invalid(c, state, [bad]);
		if (owner === undefined)
			state.data.contactInboxes.push({ inbox_id: inboxId, contact_id: contact.id, source_id: sourceId });
		if (inbox.lock_to_single_conversation === true) {
			const same = state.data.conversations.find((one) => one.inbox_id === inboxId && one.source_id === sourceId);
			if (same !== undefined) return c.json(conversationJson(same, state));
		}
		const conversation: DoubleConversation = {
			id: state.displayId(),
			uuid: crypto.randomUUID(),
			inbox_id: inboxId,
			contact_id: contact.id,
			source_id: sourceId,
			status: contact.blocked ? "resolved" : String(body.status ?? "open"),
			priority: null,
			assignee_id: null,
			team_id: null,
			labels: [],
			custom_attributes: { ...(body.custom_attributes as Json) },
			additional_attributes: { ...(body.additional_attributes as Json) },
			created_at: state.seconds(),
			last_activity_at: state.seconds(),
			agent_last_seen_at: 0,
		};
		state.data.conversations.push(conversation);
		return c.json(conversationJson(conversation, state));
	});

	app.get(`${base}/conversations/:id`, (c) => {
		const found = state.conversation(c.req.param("id"));
		return found === undefined ? notFound(c) : c.json(conversationJson(found, state));
	});
	app.delete(`${base}/conversations/:id`, (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined || !isAtLeast(state.quirks.version, 4, 3)) return notFound(c);
		state.later(() => state.removeConversation(found.id));
		return c.body(null, 200);
	});

	app.post(`${base}/conversations/:id/toggle_status`, async (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined) return notFound(c);
		const status = String((await bodyOf(c)).status);
		if (!statuses.has(status)) return crash(c, state);
		if (found.status !== status) {
			found.status = status;
			state.activity(found, `Conversation was marked ${status} by Ada Admin`);
		}
		return c.json({
			meta: {},
			payload: { success: true, conversation_id: found.id, current_status: status, snoozed_until: null },
		});
	});
	app.post(`${base}/conversations/:id/assignments`, async (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined) return notFound(c);
		const body = await bodyOf(c);
		const agent = state.data.agents.find((one) => one.id === Number(body.assignee_id));
		// Somebody who is not of the account: no error, no assignee.
		if (body.assignee_id !== undefined && agent === undefined) found.assignee_id = null;
		if (agent !== undefined && found.assignee_id !== agent.id) {
			found.assignee_id = Number(agent.id);
			state.activity(found, `Assigned to ${agent.name} by Ada Admin`);
		}
		return c.json(agent ?? null);
	});
	app.get(`${base}/conversations/:id/labels`, (c) => {
		const found = state.conversation(c.req.param("id"));
		return found === undefined ? notFound(c) : c.json({ payload: found.labels });
	});
	app.post(`${base}/conversations/:id/labels`, async (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined) return notFound(c);
		const labels = ((await bodyOf(c)).labels ?? []) as string[];
		const added = labels.filter((label) => !found.labels.includes(label));
		found.labels = labels;
		if (added.length > 0) state.activity(found, `Ada Admin added ${added.join(", ")}`);
		return c.json({ payload: labels });
	});
	app.post(`${base}/conversations/:id/custom_attributes`, async (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined) return notFound(c);
		const attributes = ((await bodyOf(c)).custom_attributes ?? {}) as Json;
		if (!fits(attributes)) return invalid(c, state, ["custom_attributes"]);
		found.custom_attributes = attributes;
		return c.json({ custom_attributes: attributes });
	});
	app.post(`${base}/conversations/:id/update_last_seen`, (c) => {
		const found = state.conversation(c.req.param("id"));
		if (found === undefined) return notFound(c);
		found.agent_last_seen_at = state.seconds();
		return c.json(conversationJson(found, state));
	});
}

/** Top-level strings up to 1500 characters, integers up to ten digits. */
function fits(attributes: Json): boolean {
	return Object.values(attributes).every((value) => {
		if (typeof value === "string") return [...value].length <= 1500;
		return typeof value !== "number" || !Number.isInteger(value) || value <= 9_999_999_999;
	});
}

export function conversationJson(one: DoubleConversation, state: DoubleState): Json {
	const contact = state.contact(one.contact_id);
	const agent = state.data.agents.find((x) => x.id === one.assignee_id);
	const messages = state.data.messages.filter((x) => x.conversation_id === one.id);
	const unread = messages.filter((x) => x.message_type === 0 && x.created_at > one.agent_last_seen_at).length;
	return {
		meta: {
			sender: contact === undefined ? null : contactJson(contact, state),
			channel: "Channel::Api",
			...(agent === undefined ? {} : { assignee: agent }),
			hmac_verified: false,
		},
		id: one.id,
		account_id: state.data.account.id,
		uuid: one.uuid,
		inbox_id: one.inbox_id,
		status: one.status,
		labels: one.labels,
		custom_attributes: one.custom_attributes,
		additional_attributes: one.additional_attributes,
		created_at: one.created_at,
		updated_at: one.created_at + 0.42,
		timestamp: one.last_activity_at,
		last_activity_at: one.last_activity_at,
		agent_last_seen_at: one.agent_last_seen_at,
		first_reply_created_at: 0,
		waiting_since: 0,
		unread_count: unread,
		priority: one.priority,
		muted: false,
		snoozed_until: null,
		can_reply: true,
		messages: [],
	};
}
