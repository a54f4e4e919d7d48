import { numberField } from "../crisp/lists.js";
import { messageBatches, messageKey } from "../crisp/messages.js";
import { scopeOf } from "../crisp/routes.js";
import type { StatusTrust } from "../crisp/status-trust.js";
import { text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import type { MessageQueue, QueuedConversation } from "./message-queue.js";
import { previewFingerprint } from "./reconcile.js";

/*
 * Reads one conversation's messages, newest batch first; each batch is one transaction with the point to go on from.
 * A conversation known before is walked back only to known ground; what stands in the archive inside the walked stretch
 * but did not come again was deleted at the source, and is marked so.
 */
export type MessagesOutcome = "done" | "gone" | "refused" | "failed";

interface MessageCursor {
	beforeMs: number;
	gap?: boolean;
}

/** Where the walk of a conversation stopped; what came since lies above it. */
export function messageCursorKey(sessionId: string): string {
	return `cursor:messages:${sessionId}`;
}

export async function readMessages(
	context: BackupContext,
	queue: MessageQueue,
	item: QueuedConversation,
	trust: StatusTrust,
): Promise<MessagesOutcome> {
	const cursor = context.archive.fact<MessageCursor>(messageCursorKey(item.sessionId));
	const batches = messageBatches(context.client, { sessionId: item.sessionId, trust, ...cursor });
	try {
		return await storeBatches(context, queue, item, { trust, cursor, batches });
	} finally {
		await batches.return({ kind: "start" });
	}
}

async function storeBatches(
	context: BackupContext,
	queue: MessageQueue,
	item: QueuedConversation,
	walk: {
		trust: StatusTrust;
		cursor: MessageCursor | undefined;
		batches: ReturnType<typeof messageBatches>;
	},
): Promise<MessagesOutcome> {
	const { archive, writer } = context;
	const { trust, cursor, batches } = walk;
	const { sessionId } = item;
	const cursorKey = messageCursorKey(sessionId);
	const hadSome = archive.countRecords("message", { parent: sessionId }) > 0;
	const seen = new Set<string>();
	/** Below it lies what this walk has not touched: a stored message there is known ground. */
	let floorMs = cursor?.beforeMs ?? Number.POSITIVE_INFINITY;
	for (;;) {
		const next = await batches.next();
		if (next.done) {
			const end = next.value;
			if (end.kind === "not-permitted") {
				writer.refused("message", end, scopeOf("messages"));
				return "refused";
			}
			if (end.kind === "gone" && end.certain) {
				writer.page(() => {
					markConversationGone(context, sessionId);
					archive.setFact(cursorKey, undefined);
					queue.remove(item);
				});
				return "gone";
			}
			if (end.kind === "start") {
				writer.page(() => {
					archive.setFact(cursorKey, undefined);
					queue.remove(item);
				});
				return "done";
			}
			if (end.kind === "gap") {
				writer.failed(
					"message",
					sessionId,
					"messages-of-one-millisecond",
					text(
						"More messages share one millisecond than Crisp shows at once",
						"同一毫秒内的消息数超过 Crisp 单次返回的上限",
					),
				);
				// Going on below the gap would find nothing missing.
				archive.setFact(cursorKey, undefined);
				queue.postpone({ ...item, whole: true });
				return "failed";
			}
			writer.failed(
				"message",
				sessionId,
				end.kind === "gone" ? "conversation-doubtful" : "messages-without-time",
				text("The older messages of this conversation cannot be reached", "无法读取该会话中更早的消息"),
			);
			queue.postpone(item);
			return "failed";
		}
		const { items, oldestMs, start, gap } = next.value;
		const finished = await writer.pageWithOthers(() => {
			let known = false;
			for (const message of items) {
				const id = `${sessionId}/${messageKey(message)}`;
				seen.add(id);
				const status = writer.put("message", id, message, sessionId);
				const at = numberField(message, "timestamp");
				if (status !== "created" && at !== undefined && at < floorMs) known = true;
			}
			const end = start || (known && !item.whole && !gap);
			if (end) {
				if (hadSome) {
					markVanished(context, sessionId, seen, {
						fromMs: start ? Number.NEGATIVE_INFINITY : (oldestMs ?? Number.POSITIVE_INFINITY),
						toMs: cursor?.beforeMs ?? Number.POSITIVE_INFINITY,
					});
				}
				if (cursor === undefined) notePreview(context, sessionId, seen);
				archive.setFact(cursorKey, undefined);
				archive.setFact("message-status", trust.state());
				queue.remove(item);
			} else if (oldestMs !== undefined) {
				archive.setFact(cursorKey, { beforeMs: oldestMs, ...(gap ? { gap } : {}) } satisfies MessageCursor);
			}
			return end;
		});
		if (oldestMs !== undefined) floorMs = Math.min(floorMs, oldestMs);
		if (finished) return "done";
		context.budget.check();
	}
}

/** The list names a last message that the messages themselves do not hold: remembered, so that it is no gap. */
function notePreview(context: BackupContext, sessionId: string, seen: ReadonlySet<string>): void {
	const { archive, writer } = context;
	const fingerprint = previewFingerprint(writer.conversation(sessionId));
	if (fingerprint === undefined || seen.has(`${sessionId}/${fingerprint}`)) return;
	if (archive.record("message", `${sessionId}/${fingerprint}`) === undefined) {
		archive.setFact(`preview-absent:${sessionId}`, fingerprint);
	}
}

/** A conversation that the source no longer has takes its messages with it. */
export function markConversationGone(context: BackupContext, sessionId: string): void {
	const { archive, writer, sweep } = context;
	const ids: string[] = [];
	for (const record of archive.records({ resource: "message", parent: sessionId })) ids.push(record.id);
	for (const id of ids) writer.gone("message", id);
	if (archive.record("conversation", sessionId)?.gone === false) writer.gone("conversation", sessionId);
	// A deletion pulls later items of a numbered list up by one: the list must be walked once more.
	sweep.setNote("relist", true);
}

/** Strictly inside the stretch: at its lower edge a batch may have been cut. */
function markVanished(
	context: BackupContext,
	sessionId: string,
	seen: ReadonlySet<string>,
	stretch: { fromMs: number; toMs: number },
): void {
	const vanished: string[] = [];
	for (const record of context.archive.records({ resource: "message", parent: sessionId })) {
		if (seen.has(record.id)) continue;
		const at = numberField(record.raw, "timestamp");
		if (at !== undefined && at > stretch.fromMs && at < stretch.toMs) vanished.push(record.id);
	}
	for (const id of vanished) context.writer.gone("message", id);
}
