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
	/** More messages share a millisecond than this walk can show: it must not end before its own end says so. */
	gap: boolean;
}

export type MessagesEnd =
	| { kind: "start" }
	/** The caller closed the walk, or nothing in a batch has a time to go on from. */
	| { kind: "stuck" }
	/** Read to the start, but more messages share one millisecond than any request shows. */
	| { kind: "gap" }
	| { kind: "gone"; certain: boolean }
	| { kind: "not-permitted"; status: number; reason: string };

export interface MessageWalk {
	sessionId: string;
	/** Resume point of an earlier walk: go on with what is before it. */
	beforeMs?: number;
	/** That walk already left a gap. */
	gap?: boolean;
	trust: StatusTrust;
}

export async function* messageBatches(
	client: CrispClient,
	walk: MessageWalk,
): AsyncGenerator<MessageBatch, MessagesEnd> {
	const check = { size: undefined as number | undefined };
	try {
		return yield* batchesOf(client, walk, check);
	} finally {
		// However the walk ends, nobody may wait for its check for ever.
		if (check.size !== undefined) walk.trust.endCheck();
	}
}

async function* batchesOf(
	client: CrispClient,
	walk: MessageWalk,
	/** Size of a batch called the last by its status, while that word is being checked. */
	check: { size: number | undefined },
): AsyncGenerator<MessageBatch, MessagesEnd> {
	const { trust } = walk;
	const seen = new Set<string>();
	let oldestMs = walk.beforeMs;
	let before = oldestMs === undefined ? undefined : oldestMs + 1;
	/** The last batch that brought news, until the next answer tells whether something older existed. */
	let previous: { size: number; status: number } | undefined;
	let gap = walk.gap === true;

	for (;;) {
		const answer = await client.get("messages", { session: walk.sessionId }, { timestamp_before: before });
		if (answer.kind === "not-permitted") return { kind: "not-permitted", status: answer.status, reason: answer.reason };
		if (answer.kind === "not-found") {
			if (before === undefined) return { kind: "gone", certain: answer.certain };
			// Deeper down it is either the end of the list or the end of the conversation: one HEAD tells.
			const conversation = await client.head("conversation", { session: walk.sessionId });
			if (conversation.kind === "not-found") return { kind: "gone", certain: true };
			if (!answer.certain) return { kind: "stuck" };
			return { kind: gap ? "gap" : "start" };
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
		if (reached !== undefined && (oldestMs === undefined || reached < oldestMs)) oldestMs = reached;

		if (fresh.length === 0) {
			// A whole batch of one millisecond hides what is older: ask from strictly before it, in either meaning of "before".
			if (oldestMs !== undefined && before !== undefined && batch.length > 0 && trust.mayBeFull(batch.length)) {
				if (before === oldestMs + 1) {
					const rest = await restOfMillisecond(client, walk.sessionId, oldestMs, seen);
					gap ||= !rest.whole;
					if (rest.items.length > 0) yield { items: rest.items, oldestMs, start: false, gap };
				}
				if (before >= oldestMs) {
					before -= 1;
					continue;
				}
			}
			if (check.size !== undefined) {
				trust.confirm(check.size);
				check.size = undefined;
				trust.endCheck();
			}
			if (previous !== undefined) trust.sawEnd(previous.size, previous.status);
			yield { items: [], oldestMs, start: !gap, gap };
			return { kind: gap ? "gap" : "start" };
		}

		if (check.size !== undefined) {
			if (answer.kind === "ok") trust.sawFalse200();
			check.size = undefined;
			trust.endCheck();
		}
		if (previous !== undefined) trust.sawOlder(previous.size);
		trust.sawBatch(batch.length, answer.status);
		let verdict = trust.verdict(answer.status, batch.length);
		while (verdict === "check" && trust.underCheck !== undefined) {
			await trust.underCheck;
			verdict = trust.verdict(answer.status, batch.length);
		}
		if (verdict === "check") {
			check.size = batch.length;
			trust.beginCheck();
		}
		yield { items: fresh, oldestMs, start: verdict === "start" && !gap, gap };
		if (verdict === "start") return { kind: gap ? "gap" : "start" };
		if (oldestMs === undefined) return { kind: "stuck" };
		previous = { size: batch.length, status: answer.status };
		before = oldestMs + 1;
	}
}

/**
 * More messages can share a millisecond than a batch holds: asking backwards shows only the newest of them, for ever.
 * The same millisecond from its other side shows the oldest; `whole` is false when even that leaves a gap.
 */
async function restOfMillisecond(
	client: CrispClient,
	sessionId: string,
	atMs: number,
	seen: Set<string>,
): Promise<{ items: unknown[]; whole: boolean }> {
	const answer = await client.get("messages", { session: sessionId }, { timestamp_after: atMs - 1 });
	if (answer.kind !== "ok") return { items: [], whole: true };
	const batch = itemsOf(answer.data, "messages").filter((message) => numberField(message, "timestamp") === atMs);
	const items = batch.filter((message) => !seen.has(messageKey(message)));
	for (const message of items) seen.add(messageKey(message));
	return { items, whole: items.length === 0 || items.length < batch.length };
}

/** Key of the raw e-mail behind a message, where there is one (sheet 3.4). */
export function originalIdOf(message: unknown): string | undefined {
	if (typeof message !== "object" || message === null) return undefined;
	return stringField((message as { original?: unknown }).original, "original_id");
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
