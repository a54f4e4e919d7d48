import type { Operation } from "../../../src/adapter/contract.js";
import { type Localized, text } from "../../../src/model/index.js";
import { conversationRef, finalRef } from "../target/conversations.js";
import { addLabels } from "./label-rows.js";
import { conversationsByNumber, idsThere, numbersOf, reserveIds } from "./look-up.js";
import { contactInboxRow, conversationRow, statusOf } from "./rows.js";
import { addRows, conversationKeyOf, distinct, payloadOf, settle, settleGone, type Wave } from "./wave.js";

/** Conversations with their contact inboxes; their numbers are what Chatwoot's trigger gave. */
export async function writeConversations(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const ids = await reserveIds(wave.database, "conversations", operations.length);
	const inboxIds = await reserveIds(wave.database, "contact_inboxes", operations.length);
	const made = operations.map((operation, n) => {
		const [id, inboxRowId] = [ids[n] ?? 0, inboxIds[n] ?? 0];
		const payload = payloadOf(wave, operation);
		const [contactId, inboxId] = [Number(payload.contact_id), Number(payload.inbox_id)];
		const row = conversationRow(id, inboxRowId, payload, wave.context);
		const inbox = { id: inboxRowId, ...contactInboxRow(contactId, payload, row.created_at ?? wave.now) };
		return { operation, id, contactId, inboxId, row, inbox };
	});
	await addRows(
		wave,
		"contact_inboxes",
		made.map(({ inbox }) => inbox),
	);
	await addRows(
		wave,
		"conversations",
		made.map(({ row }) => row),
	);
	const numbers = await numbersOf(wave.database, ids);
	for (const { operation, id, contactId, inboxId } of made) {
		const number = String(numbers.get(id));
		wave.conversations.set(operation.key, { id, contactId, inboxId, number });
		settle(wave, operation, conversationRef(wave.session, number));
	}
}

/** Looks up the conversations of earlier waves and imports that these operations belong to. */
export async function findConversations(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const keys = distinct(operations.map(conversationKeyOf)).filter((key) => key !== "" && !wave.conversations.has(key));
	const numbers = new Map(keys.map((key) => [key, wave.refs.get(key).id]));
	const known = await conversationsByNumber(wave.database, wave.context.accountId, [...numbers.values()].map(Number));
	for (const [key, number] of numbers) {
		const found = known.get(Number(number));
		if (found !== undefined) wave.conversations.set(key, { ...found, number });
	}
}

/** Labels, assignee, status, unread badge, as `finishHandler` does over HTTP. */
export async function finishConversations(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const { database, context, now } = wave;
	const finals = operations.flatMap((operation) => {
		const conversation = wave.conversations.get(conversationKeyOf(operation));
		if (conversation !== undefined) return { operation, ...conversation, payload: payloadOf(wave, operation) };
		settleGone(wave, operation);
		return [];
	});
	const labels = finals.flatMap(({ id, payload }) => (payload.labels as string[]).map((label) => ({ id, label })));
	await addLabels(database, "Conversation", labels, now);
	const wanted = distinct(
		finals.flatMap(({ payload }) => (payload.assignee_id === undefined ? [] : Number(payload.assignee_id))),
	);
	const users = await idsThere(database, "account_users", context.accountId, wanted);
	const assignees = finals.map(({ payload }) => {
		const id = Number(payload.assignee_id);
		return users.has(id) ? id : null;
	});
	await database.change(finishSql, [
		finals.map(({ id }) => id),
		finals.map(({ payload }) => statusOf(String(payload.status))),
		assignees,
		now,
	]);
	for (const [n, { operation, number, payload }] of finals.entries()) {
		const refused = payload.assignee_id !== undefined && assignees[n] === null;
		settle(wave, operation, finalRef({ payload }, number), refused ? [notAssigned] : []);
	}
}

const finishSql = `UPDATE conversations c SET status = final.status, assignee_id = coalesce(final.assignee, c.assignee_id),
		agent_last_seen_at = $4::timestamp,
		cached_label_list = (SELECT string_agg(t.name, ', ' ORDER BY g.id) FROM taggings g JOIN tags t ON t.id = g.tag_id
			WHERE g.taggable_type = 'Conversation' AND g.taggable_id = c.id AND g.context = 'labels')
	FROM unnest($1::bigint[], $2::integer[], $3::integer[]) AS final (id, status, assignee) WHERE c.id = final.id`;

const notAssigned: Localized = text(
	"the assignee was refused; the conversation has none",
	"指派被拒绝，该会话没有负责人",
);
