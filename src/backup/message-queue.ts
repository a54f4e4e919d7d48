import type { Archive } from "../archive/archive.js";

/*
 * Conversations whose messages are still to be read, kept in the archive so that a kill loses nothing.
 * The key begins with the inverted time of the last update: reading keys in order gives the newest first,
 * so a stop at the quota leaves the freshest conversations saved.
 */
export interface QueuedConversation {
	sessionId: string;
	/** Walk to the very first message instead of stopping at known ground. */
	whole: boolean;
	keys: readonly string[];
}

interface Waiting {
	id: string;
	whole: boolean;
}

const highest = 9_999_999_999_999;
const chunk = 256;
const retryPrefix = "retry:";

export class MessageQueue {
	readonly #archive: Archive;
	#size: number;

	constructor(archive: Archive) {
		this.#archive = archive;
		this.#size = 0;
		for (const _ of archive.facts("pending:")) this.#size++;
		this.bringBackAll();
	}

	get size(): number {
		return this.#size;
	}

	/** To be called inside the transaction of the page that listed the conversation. */
	add(sessionId: string, updatedAtMs: number | undefined, whole: boolean): void {
		const key = pendingKey(sessionId, updatedAtMs);
		const before = this.#archive.fact<Waiting>(key);
		if (before === undefined) this.#size++;
		this.#archive.setFact(key, { id: sessionId, whole: whole || before?.whole === true } satisfies Waiting);
	}

	/** The next conversations, each once, but for those in `taken`: they stay in the archive until their last batch is in. */
	take(taken: ReadonlySet<string>): QueuedConversation[] {
		const found = new Map<string, { whole: boolean; keys: string[] }>();
		for (const { key, value } of this.#archive.facts("pending:")) {
			const { id, whole } = value as Waiting;
			if (taken.has(id)) continue;
			const item = found.get(id) ?? { whole: false, keys: [] };
			item.whole ||= whole;
			item.keys.push(key);
			found.set(id, item);
			if (found.size >= chunk) break;
		}
		return [...found].map(([sessionId, item]) => ({ sessionId, ...item }));
	}

	/** To be called inside the transaction of the last batch. */
	remove(item: QueuedConversation): void {
		for (const key of item.keys) this.#archive.setFact(key, undefined);
		this.#size -= item.keys.length;
	}

	/** Out of the way until it is brought back, by the next run at the latest. */
	postpone(item: QueuedConversation): void {
		this.#archive.transaction(() => {
			this.remove(item);
			this.#archive.setFact(retryPrefix + item.sessionId, { id: item.sessionId, whole: item.whole } satisfies Waiting);
		});
	}

	bringBackAll(): void {
		this.bringBack([...this.#archive.facts(retryPrefix)].map(({ key }) => key.slice(retryPrefix.length)));
	}

	/** What was postponed waits again, behind everything else. */
	bringBack(sessionIds: readonly string[]): void {
		for (const id of sessionIds) {
			const waiting = this.#archive.fact<Waiting>(retryPrefix + id);
			if (waiting === undefined) continue;
			this.#archive.transaction(() => {
				this.#archive.setFact(retryPrefix + id, undefined);
				this.add(id, undefined, waiting.whole);
			});
		}
	}
}

function pendingKey(sessionId: string, updatedAtMs: number | undefined): string {
	const at = Math.min(highest, Math.max(0, Math.trunc(updatedAtMs ?? 0)));
	return `pending:${String(highest - at).padStart(13, "0")}:${sessionId}`;
}
