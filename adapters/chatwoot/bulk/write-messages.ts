import type { FileRef, Operation, RemoteRef } from "../../../src/adapter/contract.js";
import { botGone } from "../target/messages.js";
import { isRow, type Row } from "../wire.js";
import { addFiles, storeFile } from "./file-rows.js";
import { idsThere, messagesBySource, reserveIds } from "./look-up.js";
import { lostBot, messageRow, possibleTime, type TableRow } from "./rows.js";
import {
	addRows,
	conversationKeyOf,
	distinct,
	payloadOf,
	settle,
	settleGone,
	type Wave,
	type WaveConversation,
} from "./wave.js";

/** Messages, in the order of their ids, with their files; what Crisp dates gets its time. */
export async function writeMessages(wave: Wave, operations: readonly Operation[]): Promise<void> {
	const { database, context } = wave;
	const messages: NewMessage[] = [];
	const ids = await reserveIds(database, "messages", operations.length);
	for (const [n, operation] of operations.entries()) {
		const conversation = wave.conversations.get(conversationKeyOf(operation));
		if (conversation === undefined) settleGone(wave, operation);
		else messages.push({ operation, id: ids[n] ?? 0, payload: payloadOf(wave, operation), conversation });
	}
	const bots = await idsThere(database, "agent_bots", context.accountId, distinct(messages.map(botOf)));
	const replies = await repliesIn(wave, messages);
	const timeOf = timesInOrder(context.nowMs);
	const rows: TableRow[] = [];
	for (const { operation, id, payload, conversation } of messages) {
		const inReplyTo = replies.get(id);
		const facts = {
			id,
			conversationId: conversation.id,
			contactId: conversation.contactId,
			inboxId: conversation.inboxId,
			userId: wave.userId,
			bots,
			...(inReplyTo === undefined ? {} : { inReplyTo }),
			sentAt: timeOf(conversation.id, Number(payload.external_created_at) * 1000),
			form: wave.form,
		};
		const row = messageRow(payload, facts, context);
		rows.push(row);
		await storeFiles(wave, id, payload, String(row.created_at));
		const ref: RemoteRef = { kind: "message", id: String(id), extra: { conversation: conversation.number } };
		settle(wave, operation, ref, lostBot(payload, bots) ? [botGone] : []);
	}
	await addRows(wave, "messages", rows);
	await addFiles(database, context.accountId, wave.stored);
}

interface NewMessage {
	operation: Operation;
	id: number;
	payload: Row;
	conversation: WaveConversation;
}

async function storeFiles({ session, stored }: Wave, messageId: number, payload: Row, at: string): Promise<void> {
	for (const file of (payload.attachments ?? []) as FileRef[])
		stored.push({ messageId, file, at, ...(await storeFile(session, session.config.storage ?? "", file)) });
}

/** By message id, the id of the message it replies to: one of this wave, or one that is there. */
async function repliesIn({ database }: Wave, messages: readonly NewMessage[]): Promise<Map<number, number>> {
	const here = new Map<string, number>();
	const wanted: { id: number; conversation: number; source: string }[] = [];
	for (const { id, payload, conversation } of messages) {
		const attributes = isRow(payload.content_attributes) ? payload.content_attributes : {};
		const source = attributes.in_reply_to_external_id;
		if (typeof source === "string") wanted.push({ id, conversation: conversation.id, source });
		here.set(`${conversation.id} ${payload.source_id}`, id);
	}
	const there = await messagesBySource(
		database,
		distinct(wanted.map(({ conversation }) => conversation)),
		distinct(wanted.map(({ source }) => source)),
	);
	const found = new Map<number, number>();
	for (const { id, conversation, source } of wanted) {
		const original = there.get(`${conversation} ${source}`) ?? here.get(`${conversation} ${source}`);
		if (original !== undefined) found.set(id, original);
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

function botOf({ payload }: NewMessage): number {
	return payload.sender_type === "AgentBot" ? Number(payload.sender_id) : 0;
}
