import { conversationPages, NewestFirst } from "../crisp/conversations.js";
import { crispErrors } from "../crisp/crisp-errors.js";
import { type ListEnd, numberField, stringField } from "../crisp/lists.js";
import { scopeOf } from "../crisp/routes.js";
import { isAppError, text } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";
import type { MessageQueue } from "./message-queue.js";
import { messageCursorKey } from "./read-messages.js";

/*
 * Lists conversations and queues those whose messages must be read. `walkAll` takes the whole list in order of creation,
 * where updates move nothing (sheet 5.2); `walkRecent` takes the newest changes and stops at the first older one.
 * The list is in the archive before the first message is asked for.
 */
export interface WholeWalk {
	/** Every id the walk gave. */
	seen: Set<string>;
	/** Read to its end, in one go: what is not in `seen` may be gone. */
	complete: boolean;
	/** Conversations the archive did not know. */
	unknown: number;
	refused: boolean;
}

/** Whole list; `resumable` remembers the page, for the first and long walk of a sweep. */
export async function walkAll(
	context: BackupContext,
	queue: MessageQueue,
	options: { resumable: boolean; queueAll: boolean },
): Promise<WholeWalk> {
	const { archive, run, sweep } = context;
	const walk: WholeWalk = { seen: new Set(), complete: true, unknown: 0, refused: false };
	const inboxesSeen = new Set<string>();
	const created = new SortedEitherWay();
	run.report({ type: "step", step: "conversations", text: text("Listing conversations", "正在列出会话") });
	const startPage = options.resumable ? (sweep.note<number>("conversation-page") ?? 0) + 1 : 1;
	if (startPage > 1) {
		// Page numbers moved since: what slipped through is found by walking once more.
		walk.complete = false;
		sweep.setNote("relist", true);
	}

	const through = async (inboxId?: string, stopWhenKnown = false): Promise<ListEnd | undefined> => {
		const main = inboxId === undefined;
		const pages = conversationPages(context.client, {
			order: "created",
			includeEmpty: sweep.state.includeEmpty,
			seen: walk.seen,
			ahead: !stopWhenKnown,
			...(main ? { firstPage: startPage } : { inboxId }),
		});
		for (;;) {
			context.budget.check();
			const next = await pages.next();
			if (next.done) return next.value;
			const { items, page } = next.value;
			context.writer.page(() => {
				for (const item of items) {
					const put = putConversation(context, queue, item, options.queueAll);
					if (put === "new") walk.unknown++;
					const inbox = stringField(item, "inbox_id");
					if (inbox !== undefined) inboxesSeen.add(inbox);
				}
				if (main && options.resumable) sweep.setNote("conversation-page", page);
			});
			if (main) created.add(items);
			advance(context, "conversations", walk.seen.size);
			if (stopWhenKnown && items.length === 0) {
				await pages.return({ kind: "doubtful", unique: 0 });
				return undefined;
			}
		}
	};

	const end = await through();
	if (end?.kind === "not-permitted") {
		noteRefusal(context, end);
		return { ...walk, complete: false, refused: true };
	}
	if (end?.kind !== "complete") walk.complete = false;
	// Only the first walk: another one in the same strange order would prove no more; that it brings nothing unknown does.
	if (!created.holds && options.resumable) sweep.setNote("relist", true);

	// Whether the unfiltered list covers sub-inboxes is not documented: an inbox it showed nothing of is asked for by itself.
	// As long as none showed up, later and shorter walks ask for each as well.
	const covered = inboxesSeen.size > 0;
	let hidden = false;
	for (const inboxId of inboxIds(context)) {
		if (inboxesSeen.has(inboxId)) continue;
		const before = walk.seen.size;
		const inboxEnd = await through(inboxId);
		if (inboxEnd?.kind === "not-permitted") {
			noteRefusal(context, inboxEnd);
			walk.complete = false;
		}
		// An empty inbox may answer 404; a list that brought something and then lost its way is another matter.
		if (inboxEnd?.kind === "doubtful" && inboxEnd.unique > 0) walk.complete = false;
		hidden ||= walk.seen.size > before;
	}
	if (hidden || context.writer.wasRefused("inbox")) {
		const before = walk.seen.size;
		try {
			await through("all", true);
		} catch (error) {
			if (!isAppError(error) || error.code !== "remote-refused") throw error;
		}
		hidden ||= walk.seen.size > before;
	}
	archive.setFact("hidden-inboxes", hidden || !covered);
	return walk;
}

export interface RecentWalk {
	/** New or changed conversations. */
	news: number;
	pages: number;
	seen: Set<string>;
	/** False when the answers were not in the order asked for: then this walk proves nothing. */
	ordered: boolean;
	/** The token may not list: nothing is known. */
	refused: boolean;
}

/** Everything updated since, newest first. Asks by order, not by date filter: whether that filter means updates is in doubt. */
export async function walkRecent(context: BackupContext, queue: MessageQueue, sinceMs: number): Promise<RecentWalk> {
	const { archive, sweep } = context;
	const result: RecentWalk = { news: 0, pages: 0, ordered: true, refused: false, seen: new Set() };
	const filters: (string | undefined)[] = [undefined];
	if (archive.fact<boolean>("hidden-inboxes") === true) filters.push(...inboxIds(context));
	for (const inboxId of filters) {
		const order = new NewestFirst();
		const pages = conversationPages(context.client, {
			order: "updated",
			includeEmpty: sweep.state.includeEmpty,
			...(inboxId === undefined ? {} : { inboxId }),
		});
		for (;;) {
			context.budget.check();
			const next = await pages.next();
			if (next.done) {
				if (next.value.kind === "not-permitted") {
					noteRefusal(context, next.value);
					return { ...result, refused: true };
				}
				// The main list cannot simply not be there; an empty inbox may be.
				if (next.value.kind === "doubtful" && inboxId === undefined) return { ...result, ordered: false };
				break;
			}
			result.pages++;
			const { items } = next.value;
			context.writer.page(() => {
				for (const item of items) {
					const id = stringField(item, "session_id");
					if (id !== undefined) result.seen.add(id);
					if (putConversation(context, queue, item, false) !== "same") result.news++;
				}
			});
			order.add(items);
			if (!order.holds) {
				await pages.return({ kind: "doubtful", unique: 0 });
				return { ...result, ordered: false };
			}
			if (items.some((item) => (numberField(item, "updated_at") ?? Number.POSITIVE_INFINITY) < sinceMs)) {
				await pages.return({ kind: "doubtful", unique: 0 });
				break;
			}
		}
	}
	return result;
}

/** Stores one conversation and queues it when its messages may have changed. */
export function putConversation(
	context: BackupContext,
	queue: MessageQueue,
	item: unknown,
	queueAlways: boolean,
): "new" | "changed" | "same" {
	const { archive, writer, sweep } = context;
	const id = stringField(item, "session_id");
	if (id === undefined) {
		writer.nameless("conversation", "unknown");
		return "same";
	}
	const before = archive.record("conversation", id);
	const status = writer.put("conversation", id, item);
	const updatedAtMs = numberField(item, "updated_at");
	if (updatedAtMs !== undefined) sweep.sawUpdate(updatedAtMs);
	if (status === "forgotten") return "same";
	if (before === undefined || before.gone) {
		queue.add(id, updatedAtMs, true);
		return "new";
	}
	const changed = activityOf(before.raw) !== activityOf(item);
	if (changed || queueAlways) {
		// A walk that an earlier run left half-way goes on downwards only: what came since would stay unread above it.
		const halfway = archive.fact(messageCursorKey(id)) !== undefined;
		if (halfway) archive.setFact(messageCursorKey(id), undefined);
		queue.add(id, updatedAtMs, queueAlways || halfway);
	}
	return changed ? "changed" : "same";
}

/** What moves when messages come: the rest of a conversation changes without any. */
export function activityOf(raw: unknown): string {
	const preview =
		typeof raw === "object" && raw !== null ? (raw as { preview_message?: unknown }).preview_message : undefined;
	return JSON.stringify([
		numberField(raw, "updated_at"),
		stringField(preview, "fingerprint"),
		stringField(raw, "last_message"),
	]);
}

/** A token that may not even see the workspace is not a matter of one scope. */
function noteRefusal(context: BackupContext, refusal: { status: number; reason: string }): void {
	context.writer.refused("conversation", refusal, scopeOf("conversations"));
	if (context.writer.wasRefused("website")) throw crispErrors(context.client.tier).rightsMissing();
}

function inboxIds(context: BackupContext): string[] {
	return [...context.archive.records({ resource: "inbox" })]
		.filter((record) => !record.gone)
		.map((record) => record.id);
}

/** Whether `created_at` runs in one direction, as asked; when not, pages may shift while people write. */
class SortedEitherWay {
	#last: number | undefined;
	#up = true;
	#down = true;

	get holds(): boolean {
		return this.#up || this.#down;
	}

	add(items: readonly unknown[]): void {
		for (const item of items) {
			const at = numberField(item, "created_at");
			if (at === undefined) continue;
			if (this.#last !== undefined && at < this.#last) this.#up = false;
			if (this.#last !== undefined && at > this.#last) this.#down = false;
			this.#last = at;
		}
	}
}
