import type { RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, updated } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import { isRow, type Row, recordOf, rowsOf, type WireConversation } from "../wire.js";
import { compareContact, followContact } from "./contact-change.js";
import { accountRoute, type Call, compareCreated, type Handler, refused, type Session } from "./handler.js";
import { expectGone } from "./simple-records.js";

const route = accountRoute("/conversations");
const one = `${route}/{n}`;

export const conversationHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const answer = await session.client.send("POST", `${session.base}/conversations`, route, payload);
		const id = recordOf(answer.json).id;
		if (answer.status >= 300 || id === undefined) return refused(call, answer);
		return created(call, conversationRef(session, String(id)));
	},
	async update(call, ref) {
		const path = `${call.session.base}/conversations/${ref.id}/custom_attributes`;
		const before = await readConversation(call.session, ref.id);
		if (before === undefined) return gone(call);
		// Chatwoot replaces all of them: what people wrote there since must be sent again.
		const body = { custom_attributes: { ...before.custom_attributes, ...(call.payload.custom_attributes as Row) } };
		const answer = await call.session.client.send("POST", path, `${one}/custom_attributes`, body, { idempotent: true });
		return answer.status < 300 ? updated(call, ref, await followContact(call, before)) : refused(call, answer);
	},
	async locate(call) {
		const { session, payload } = call;
		const query = `?status=all&inbox_id=${payload.inbox_id}&source_id=${encodeURIComponent(String(payload.source_id))}`;
		const answer = await session.client.get(`${session.base}/conversations${query}`, route);
		const data = isRow(answer.json) ? answer.json.data : undefined;
		const wanted = (payload.custom_attributes as Row).crisp_session_id;
		// Looked at closely: messages must never land in another conversation because a server ignored the filter.
		const found = (rowsOf(data) as WireConversation[]).find(
			(row) => row.custom_attributes?.crisp_session_id === wanted,
		);
		return found?.id === undefined ? undefined : conversationRef(session, String(found.id));
	},
	async read(call, ref) {
		const found = await readConversation(call.session, ref.id);
		if (found === undefined) return undefined;
		const differences: { field: string; expected: string; found: string }[] = [];
		for (const [key, value] of Object.entries(call.payload.custom_attributes as Row))
			difference(differences, `custom_attributes.${key}`, value, found.custom_attributes?.[key]);
		compareContact(call, found, differences);
		compareCreated(call, found.created_at, differences);
		return { differences };
	},
	async revert(session, ref) {
		const answer = await session.client.send("DELETE", `${session.base}/conversations/${ref.id}`, one);
		expectGone(answer.status, one);
	},
};

/** Labels, assignee, status, unread badge, in this order: every step sets a value, so all of it may be repeated. */
export const finishHandler: Handler = {
	async perform(call) {
		return finish(call, "created");
	},
	async update(call, ref) {
		return finish(call, "updated", JSON.parse(ref.extra?.labels ?? "[]") as string[]);
	},
	async locate(call) {
		const { id } = call.target("conversation");
		const found = await readConversation(call.session, id);
		// When anything is missing the steps are simply done again. The badge is the last of them.
		const done = found !== undefined && compareFinish(call, found).length === 0 && !found.unread_count;
		return done ? finalRef(call, id) : undefined;
	},
	async read(call, ref) {
		const found = await readConversation(call.session, ref.id);
		return found === undefined ? undefined : { differences: compareFinish(call, found) };
	},
	// The conversation's own revert deletes it.
	async revert() {},
};

/** Remembers the labels it set: a later import takes back those that the archive no longer has, and none that people gave. */
export function finalRef({ payload }: Pick<Call, "payload">, id: string): RemoteRef {
	return { kind: "conversation-final", id, extra: { labels: JSON.stringify(payload.labels) } };
}

async function finish(call: Call, status: "created" | "updated", ours: readonly string[] = []) {
	const { session, payload } = call;
	const id = call.target("conversation").id;
	const path = `${session.base}/conversations/${id}`;
	const again = { idempotent: true };
	const warnings: Localized[] = [];
	const before = await readConversation(session, id);
	if (before === undefined) return gone(call);
	const wanted = payload.labels as string[];
	const there = before.labels ?? [];
	const kept = there.filter((label) => wanted.includes(label) || !ours.includes(label));
	const labels = [...new Set([...(status === "updated" ? kept : []), ...wanted])];
	const lost = status === "updated" && kept.length < there.length;
	if (lost || labels.some((label) => !there.includes(label))) {
		const answer = await session.client.send("POST", `${path}/labels`, `${one}/labels`, { labels }, again);
		if (answer.status >= 300) return refused(call, answer);
	}
	const assignee = payload.assignee_id as number | undefined;
	if (assignee !== undefined && before.meta?.assignee?.id !== assignee) {
		// Chatwoot mails nobody about a pending conversation or a blocked contact.
		if (before.status === "pending" || before.meta?.sender?.blocked === true) {
			const body = { assignee_id: assignee };
			const answer = await session.client.send("POST", `${path}/assignments`, `${one}/assignments`, body, again);
			// Somebody who is not of the account is answered with null and assigned to nothing.
			if (answer.status >= 300 || recordOf(answer.json).id === undefined)
				warnings.push(text("the assignee was refused; the conversation has none", "指派被拒绝，该会话没有负责人"));
		} else
			warnings.push(
				text(
					"not assigned: that would mail the agent, the conversation is open already",
					"未指派：会话已打开，指派会给客服发邮件",
				),
			);
	}
	if (before.status !== payload.status) {
		const body = { status: payload.status };
		const answer = await session.client.send("POST", `${path}/toggle_status`, `${one}/toggle_status`, body, again);
		if (answer.status >= 300) return refused(call, answer);
	}
	const seen = await session.client.send(
		"POST",
		`${path}/update_last_seen`,
		`${one}/update_last_seen`,
		undefined,
		again,
	);
	if (seen.status >= 300) warnings.push(text("the unread badge could not be cleared", "未能清除未读标记"));
	const ref = finalRef(call, id);
	if (status === "updated") return updated(call, ref, warnings);
	return created(call, ref, warnings);
}

function compareFinish(call: Call, found: WireConversation) {
	const differences = difference([], "status", call.payload.status, found.status);
	if (call.payload.assignee_id !== undefined)
		difference(differences, "assigneeId", call.payload.assignee_id, found.meta?.assignee?.id);
	const missing = (call.payload.labels as string[]).filter((label) => !found.labels?.includes(label));
	return difference(differences, "labels", "", missing.join(", "));
}

const gone = (call: Call) => refused(call, { status: 404, attributes: [] });

async function readConversation(session: Session, id: string): Promise<WireConversation | undefined> {
	const answer = await session.client.get(`${session.base}/conversations/${id}`, one);
	return answer.status === 404 ? undefined : (recordOf(answer.json) as WireConversation);
}

export function conversationRef(session: Pick<Session, "config">, id: string): RemoteRef {
	return {
		kind: "conversation",
		id,
		url: `${session.config.baseUrl}/app/accounts/${session.config.accountId}/conversations/${id}`,
	};
}
