import type { FileRef, Operation, OperationOutcome, Refs, RemoteRef } from "../../../src/adapter/contract.js";
import { created, resolved } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { Cell, Database } from "../database.js";
import { conversationRef, finalRef } from "../target/conversations.js";
import { refused, type Session } from "../target/handler.js";
import { botGone } from "../target/messages.js";
import { isRow, type Row } from "../wire.js";
import { addFiles, forgetFile, type StoredFile, storeFile } from "./file-rows.js";
import { addLabels } from "./label-rows.js";
import {
	conversationsByNumber,
	idsThere,
	type KnownConversation,
	messagesBySource,
	numbersOf,
	reserveIds,
} from "./look-up.js";
import {
	type AttributeForm,
	contactInboxRow,
	contactRow,
	conversationRow,
	lostBot,
	messageRow,
	possibleTime,
	type RowContext,
	statusOf,
	type TableRow,
	utc,
} from "./rows.js";

/** What one wave is written with. */
export interface WaveSession {
	session: Session;
	database: Database;
	/** Of the token's user. */
	userId: number;
	form: AttributeForm;
	/** The remote objects of everything written before. */
	refs: Refs;
}

/** Operation kinds that this writes; the others go over HTTP. */
export const writtenKinds: ReadonlySet<string> = new Set([
	"contact.create",
	"contact.labels",
	"contact.note",
	"conversation.create",
	"conversation.finish",
	"message.create",
]);

/**
 * Writes operations as rows, in one transaction (sheet 6.1): all of them, or none and an error. Row ids are reserved before, so that
 * rows may name each other; the numbers of conversations are what Chatwoot's trigger gave. Times are those of Crisp.
 * Returns an outcome for each operation, by its key.
 */
export async function writeWave(
	wave: WaveSession,
	operations: readonly Operation[],
): Promise<Map<string, OperationOutcome>> {
	const stored: StoredFile[] = [];
	try {
		return await wave.database.transaction(() => write(wave, operations, stored));
	} catch (error) {
		const { storage } = wave.session.config;
		for (const { key } of stored) if (storage !== undefined) await forgetFile(storage, key);
		throw error;
	}
}

async function write(
	{ session, database, userId, form, refs }: WaveSession,
	operations: readonly Operation[],
	stored: StoredFile[],
): Promise<Map<string, OperationOutcome>> {
	const { accountId, storage } = session.config;
	const context: RowContext = { accountId, nowMs: session.io.run.clock.now() };
	const now = utc(context.nowMs);
	const outcomes = new Map<string, OperationOutcome>();
	const contactIds = new Map<string, number>();
	const known: Refs = {
		get: (key) => {
			const id = contactIds.get(key);
			return id === undefined ? refs.get(key) : contactRef(id);
		},
	};
	const payloadOf = ({ payload }: Operation): Row => {
		const { conversation: _conversation, ...rest } = isRow(payload) ? payload : {};
		return resolved(rest, known) as Row;
	};
	const of = (kind: string) => operations.filter((operation) => operation.kind === kind);
	const inboxRows: TableRow[] = [];

	const people = of("contact.create");
	const peopleIds = await reserveIds(database, "contacts", people.length);
	const contactRows = people.map((operation, n) => {
		const id = peopleIds[n] ?? 0;
		const payload = payloadOf(operation);
		const row = contactRow(id, payload, context);
		contactIds.set(operation.key, id);
		inboxRows.push(contactInboxRow(id, payload, row.created_at ?? now));
		outcomes.set(operation.key, created({ operation }, contactRef(id)));
		return row;
	});
	const peopleInboxIds = await reserveIds(database, "contact_inboxes", inboxRows.length);

	const talks = of("conversation.create");
	const talkIds = await reserveIds(database, "conversations", talks.length);
	const talkInboxIds = await reserveIds(database, "contact_inboxes", talks.length);
	const conversations = new Map<string, KnownConversation>();
	const conversationRows = talks.map((operation, n) => {
		const id = talkIds[n] ?? 0;
		const payload = payloadOf(operation);
		const row = conversationRow(id, talkInboxIds[n] ?? 0, payload, context);
		const contactId = Number(payload.contact_id);
		conversations.set(operation.key, { id, contactId, inboxId: Number(payload.inbox_id) });
		inboxRows.push(contactInboxRow(contactId, payload, row.created_at ?? now));
		return row;
	});
	await copy(database, "contacts", contactRows);
	await copy(
		database,
		"contact_inboxes",
		inboxRows.map((row, n) => ({ id: [...peopleInboxIds, ...talkInboxIds][n] ?? 0, ...row })),
	);
	await copy(database, "conversations", conversationRows);

	const numbers = await numbersOf(database, talkIds);
	const numberOf = new Map<string, string>();
	for (const operation of talks) {
		const number = String(numbers.get(conversations.get(operation.key)?.id ?? 0));
		numberOf.set(operation.key, number);
		outcomes.set(operation.key, created({ operation }, conversationRef(session, number)));
	}
	await addKnownConversations(database, accountId, operations, refs, conversations, numberOf);

	const messages = of("message.create");
	const messageIds = await reserveIds(database, "messages", messages.length);
	const payloads = new Map(messages.map((operation) => [operation.key, payloadOf(operation)]));
	const bots = await idsThere(database, "agent_bots", accountId, distinct([...payloads.values()].map(botOf)));
	const replies = await repliesIn(database, messages, messageIds, payloads, conversations);
	const at = timesInOrder(context.nowMs);
	const messageRows: TableRow[] = [];
	for (const [n, operation] of messages.entries()) {
		const conversationKey = conversationKeyOf(operation);
		const conversation = conversations.get(conversationKey);
		const payload = payloads.get(operation.key) ?? {};
		if (conversation === undefined) {
			outcomes.set(operation.key, gone(operation));
			continue;
		}
		const id = messageIds[n] ?? 0;
		const inReplyTo = replies.get(operation.key);
		const row = messageRow(
			payload,
			{
				id,
				conversationId: conversation.id,
				contactId: conversation.contactId,
				inboxId: conversation.inboxId,
				userId,
				bots,
				...(inReplyTo === undefined ? {} : { inReplyTo }),
				sentAt: at(conversation.id, Number(payload.external_created_at) * 1000),
				form,
			},
			context,
		);
		messageRows.push(row);
		for (const file of (payload.attachments ?? []) as FileRef[])
			stored.push({
				messageId: id,
				file,
				at: String(row.created_at),
				...(await storeFile(session, storage ?? "", file)),
			});
		const ref = { kind: "message", id: String(id), extra: { conversation: numberOf.get(conversationKey) ?? "" } };
		outcomes.set(operation.key, created({ operation }, ref, lostBot(payload, bots) ? [botGone] : []));
	}
	await copy(database, "messages", messageRows);
	await addFiles(database, accountId, stored);

	await addContactLabels(database, of("contact.labels"), known, now, outcomes);
	await addNotes(database, of("contact.note"), known, { accountId, userId, now }, outcomes);
	await finish(database, of("conversation.finish"), { session, conversations, numberOf, payloadOf, now }, outcomes);
	return outcomes;
}

/** Conversations of earlier waves and imports that these operations belong to. */
async function addKnownConversations(
	database: Database,
	accountId: number,
	operations: readonly Operation[],
	refs: Refs,
	conversations: Map<string, KnownConversation>,
	numberOf: Map<string, string>,
): Promise<void> {
	const keys = distinct(operations.map(conversationKeyOf)).filter((key) => key !== "" && !conversations.has(key));
	for (const key of keys) numberOf.set(key, refs.get(key).id);
	const known = await conversationsByNumber(
		database,
		accountId,
		keys.map((key) => Number(numberOf.get(key))),
	);
	for (const key of keys) {
		const found = known.get(Number(numberOf.get(key)));
		if (found !== undefined) conversations.set(key, found);
	}
}

/** By operation key, the row id of the message it replies to. */
async function repliesIn(
	database: Database,
	messages: readonly Operation[],
	ids: readonly number[],
	payloads: ReadonlyMap<string, Row>,
	conversations: ReadonlyMap<string, KnownConversation>,
): Promise<Map<string, number>> {
	const here = new Map<string, number>();
	const wanted: { key: string; conversation: number; source: string }[] = [];
	for (const [n, operation] of messages.entries()) {
		const conversation = conversations.get(conversationKeyOf(operation))?.id;
		const payload = payloads.get(operation.key);
		if (conversation === undefined || payload === undefined) continue;
		const attributes = isRow(payload.content_attributes) ? payload.content_attributes : {};
		const source = attributes.in_reply_to_external_id;
		if (typeof source === "string") wanted.push({ key: operation.key, conversation, source });
		here.set(`${conversation} ${payload.source_id}`, ids[n] ?? 0);
	}
	const there = await messagesBySource(
		database,
		distinct(wanted.map(({ conversation }) => conversation)),
		distinct(wanted.map(({ source }) => source)),
	);
	const found = new Map<string, number>();
	for (const { key, conversation, source } of wanted) {
		const id = there.get(`${conversation} ${source}`) ?? here.get(`${conversation} ${source}`);
		if (id !== undefined) found.set(key, id);
	}
	return found;
}

/** Each message's time; ties get microseconds, what has no time follows the one before it (as in `database/stage.ts`). */
function timesInOrder(nowMs: number): (conversation: number, ms: number) => { ms: number; us: number } {
	const ties = new Map<string, number>();
	const latest = new Map<number, number>();
	return (conversation, given) => {
		const ms = possibleTime(given) ? given : (latest.get(conversation) ?? nowMs);
		latest.set(conversation, Math.max(ms, latest.get(conversation) ?? ms));
		const us = ties.get(`${conversation} ${ms}`) ?? 0;
		ties.set(`${conversation} ${ms}`, us + 1);
		return { ms, us };
	};
}

async function addContactLabels(
	database: Database,
	operations: readonly Operation[],
	known: Refs,
	now: string,
	outcomes: Map<string, OperationOutcome>,
): Promise<void> {
	const wanted = operations.map((operation) => {
		const payload = operation.payload as { contact: { $ref: string }; labels: string[] };
		return { operation, id: Number(known.get(payload.contact.$ref).id), labels: payload.labels };
	});
	const rows = wanted.flatMap(({ id, labels }) => labels.map((label) => ({ id, label })));
	const added = await addLabels(database, "Contact", rows, now);
	for (const { operation, id } of wanted) {
		const extra = { added: JSON.stringify(added.get(id) ?? []) };
		outcomes.set(operation.key, created({ operation }, { kind: "contact-labels", id: String(id), extra }));
	}
}

async function addNotes(
	database: Database,
	operations: readonly Operation[],
	known: Refs,
	{ accountId, userId, now }: { accountId: number; userId: number; now: string },
	outcomes: Map<string, OperationOutcome>,
): Promise<void> {
	const ids = await reserveIds(database, "notes", operations.length);
	const rows = operations.map((operation, n) => {
		const payload = operation.payload as { contact: { $ref: string }; note: { content: string } };
		const contact = known.get(payload.contact.$ref).id;
		const id = ids[n] ?? 0;
		const ref = { kind: "note", id: String(id), extra: { contact } };
		outcomes.set(operation.key, created({ operation }, ref));
		const { content } = payload.note;
		const fixed = { account_id: accountId, user_id: userId, created_at: now, updated_at: now };
		return { id, contact_id: Number(contact), content, ...fixed };
	});
	await copy(database, "notes", rows);
}

/** Labels, assignee, status, unread badge, as `finishHandler` does over HTTP. */
async function finish(
	database: Database,
	operations: readonly Operation[],
	wave: {
		session: Session;
		conversations: ReadonlyMap<string, KnownConversation>;
		numberOf: ReadonlyMap<string, string>;
		payloadOf(operation: Operation): Row;
		now: string;
	},
	outcomes: Map<string, OperationOutcome>,
): Promise<void> {
	const finals = operations.flatMap((operation) => {
		const key = conversationKeyOf(operation);
		const conversation = wave.conversations.get(key);
		const payload = wave.payloadOf(operation);
		if (conversation === undefined) {
			outcomes.set(operation.key, gone(operation));
			return [];
		}
		return { operation, id: conversation.id, number: wave.numberOf.get(key) ?? "", payload };
	});
	const labels = finals.flatMap(({ id, payload }) => (payload.labels as string[]).map((label) => ({ id, label })));
	await addLabels(database, "Conversation", labels, wave.now);
	const wanted = distinct(
		finals.flatMap(({ payload }) => (payload.assignee_id === undefined ? [] : Number(payload.assignee_id))),
	);
	const users = await idsThere(database, "account_users", wave.session.config.accountId, wanted);
	const assignees = finals.map(({ payload }) => {
		const id = Number(payload.assignee_id);
		return users.has(id) ? id : null;
	});
	await database.change(
		`UPDATE conversations c SET status = final.status, assignee_id = coalesce(final.assignee, c.assignee_id),
			agent_last_seen_at = $4::timestamp,
			cached_label_list = (SELECT string_agg(t.name, ', ' ORDER BY g.id) FROM taggings g JOIN tags t ON t.id = g.tag_id
				WHERE g.taggable_type = 'Conversation' AND g.taggable_id = c.id AND g.context = 'labels')
		FROM unnest($1::bigint[], $2::integer[], $3::integer[]) AS final (id, status, assignee) WHERE c.id = final.id`,
		[finals.map(({ id }) => id), finals.map(({ payload }) => statusOf(String(payload.status))), assignees, wave.now],
	);
	for (const [n, { operation, number, payload }] of finals.entries()) {
		const refused = payload.assignee_id !== undefined && assignees[n] === null;
		outcomes.set(operation.key, created({ operation }, finalRef({ payload }, number), refused ? [notAssigned] : []));
	}
}

const notAssigned: Localized = text(
	"the assignee was refused; the conversation has none",
	"指派被拒绝，该会话没有负责人",
);

async function copy(database: Database, table: string, rows: readonly TableRow[]): Promise<void> {
	const [first] = rows;
	if (first === undefined) return;
	const columns = Object.keys(first);
	await database.copy(
		table,
		columns,
		rows.map((row) => columns.map((column): Cell => row[column] ?? null)),
	);
}

const contactRef = (id: number): RemoteRef => ({ kind: "contact", id: String(id), extra: { created: "yes" } });
const gone = (operation: Operation) => refused({ operation }, { status: 404, attributes: [] });

/** The key of the conversation that an operation belongs to; empty for those that belong to none. */
function conversationKeyOf({ payload }: Operation): string {
	const conversation = isRow(payload) ? payload.conversation : undefined;
	return isRow(conversation) ? String(conversation.$ref) : "";
}

function botOf(payload: Row): number {
	return payload.sender_type === "AgentBot" ? Number(payload.sender_id) : 0;
}

function distinct<T>(values: readonly T[]): T[] {
	return [...new Set(values)];
}
