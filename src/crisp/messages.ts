import type { CrispClient } from "./crisp-client.js";
import { itemsOf, numberField, stringField } from "./lists.js";
import { shortHash } from "./short-hash.js";
import type { StatusTrust } from "./status-trust.js";

/**
 * Walks one conversation from its newest message back to its first (sheet 3.5). There are no page numbers and no known batch size:
 * each call asks for what lies before the oldest message seen, plus one millisecond so that messages of the same instant
 * are not lost at a batch edge; repeats are dropped by fingerprint. The end is the server's word (200 instead of 206) as long as
 * that word has proven good, else a batch that brings nothing unseen.
 */
export interface MessageBatch {
	/** Unseen in this walk, oldest first. */
	items: readonly unknown[];
	/** Time of the oldest message this walk has reached: the resume point. */
	oldestMs: number | undefined;
	/** Nothing older exists. */
	start: boolean;
}

export type MessagesEnd =
	| { kind: "start" }
	/** The caller closed the walk, or nothing in a batch has a time to go on from. */
	| { kind: "stuck" }
	| { kind: "gone"; certain: boolean }
	| { kind: "not-permitted"; status: number; reason: string };

export interface MessageWalk {
	sessionId: string;
	/** Resume point of an earlier walk: go on with what is before it. */
	beforeMs?: number;
	trust: StatusTrust;
}

export async function* messageBatches(
	client: CrispClient,
	walk: MessageWalk,
): AsyncGenerator<MessageBatch, MessagesEnd> {
	const { trust } = walk;
	const seen = new Set<string>();
	let oldestMs = walk.beforeMs;
	let before = oldestMs === undefined ? undefined : oldestMs + 1;
	let previousStatus: number | undefined;
	/** Size of a batch called the last by its status, while that word is being checked. */
	let checking: number | undefined;

	for (;;) {
		const answer = await client.get("messages", { session: walk.sessionId }, { timestamp_before: before });
		if (answer.kind === "not-permitted") return { kind: "not-permitted", status: answer.status, reason: answer.reason };
		if (answer.kind === "not-found") {
			if (before === undefined) return { kind: "gone", certain: answer.certain };
			// Deeper down it is either the end of the list or the end of the conversation: one HEAD tells.
			const conversation = await client.head("conversation", { session: walk.sessionId });
			if (conversation.kind === "not-found") return { kind: "gone", certain: true };
			return { kind: answer.certain ? "start" : "stuck" };
		}
		const batch = itemsOf(answer.data, "messages");
		const fresh: unknown[] = [];
		for (const message of batch) {
			const id = messageKey(message);
			if (seen.has(id)) continue;
			seen.add(id);
			fresh.push(message);
		}
		const reached = oldestOf(batch);
		const wide = oldestMs !== undefined && before === oldestMs + 1;
		if (reached !== undefined && (oldestMs === undefined || reached < oldestMs)) oldestMs = reached;

		if (fresh.length === 0) {
			// A whole batch of one millisecond hides what is older: ask once more, strictly before it.
			if (wide && batch.length > 0 && trust.mayBeFull(batch.length)) {
				before = oldestMs;
				continue;
			}
			if (checking !== undefined) trust.confirm(checking);
			else if (previousStatus === 206) trust.sawFalse206();
			yield { items: [], oldestMs, start: true };
			return { kind: "start" };
		}

		if (checking !== undefined && answer.kind === "ok") trust.sawFalse200();
		checking = undefined;
		trust.sawBatch(batch.length, answer.status);
		const verdict = trust.verdict(answer.status, batch.length);
		yield { items: fresh, oldestMs, start: verdict === "start" };
		if (verdict === "start") return { kind: "start" };
		if (verdict === "check") checking = batch.length;
		if (oldestMs === undefined) return { kind: "stuck" };
		previousStatus = answer.status;
		before = oldestMs + 1;
	}
}

/** What makes a message one inside its conversation: the fingerprint, or for one without, its time and content. */
export function messageKey(message: unknown): string {
	const fingerprint = stringField(message, "fingerprint");
	if (fingerprint !== undefined) return fingerprint;
	return `t${numberField(message, "timestamp") ?? "none"}-${shortHash(JSON.stringify(message) ?? "").toString(16)}`;
}

/** Not index 0: a lenient reader does not depend on the order inside a batch. */
export function oldestOf(batch: readonly unknown[]): number | undefined {
	let oldest: number | undefined;
	for (const message of batch) {
		const at = numberField(message, "timestamp");
		if (at !== undefined && (oldest === undefined || at < oldest)) oldest = at;
	}
	return oldest;
}
