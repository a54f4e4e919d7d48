import { digest } from "./digest.js";
import type { FactTable } from "./fact-table.js";
import { plainText } from "./plain-text.js";
import type { Sqlite } from "./sqlite.js";

// Records whose bytes are not what was written, on their way to being whole again. Set aside, a record's damaged text stands in a fact
// and its row is JSON `null` under a hash that nothing has: readers can go on, `check` still finds it, and the next `putRecord` fills
// it without making a version of the damage. A kill in between loses nothing.

export type Settled = "whole" | "aside" | "readable" | "lost";

export class Quarantine {
	readonly #db: Sqlite;
	readonly #facts: FactTable;

	constructor(db: Sqlite, facts: FactTable) {
		this.#db = db;
		this.#facts = facts;
	}

	setAside(resource: string, id: string): void {
		this.#db.write(() => {
			const row = this.#db.get<{ raw: string; content_hash: Uint8Array }>(
				"SELECT raw, content_hash FROM records WHERE resource = ? AND record_id = ?",
				plainText(resource),
				plainText(id),
			);
			if (row === undefined || row.content_hash.length === 0) return;
			this.#facts.setFact(keyOf(resource, id), { raw: row.raw });
			this.#db.run(
				"UPDATE records SET raw = 'null', raw_hash = NULL, content_hash = x'' WHERE resource = ? AND record_id = ?",
				plainText(resource),
				plainText(id),
			);
		});
	}

	/** The source sent it again, in a repair or in a later backup: the damaged text is of no use any more. */
	filled(resource: string, id: string): void {
		this.#facts.setFact(keyOf(resource, id), undefined);
	}

	/**
	 * What became of a record set aside: `whole` when it was filled, its damaged text is dropped then; `aside` when it still waits. With
	 * `giveUp` nothing more will come for it: `readable` when its damaged text is still JSON and stands again, `lost` when nothing can be
	 * read of it; the text stays in the fact.
	 */
	settle(resource: string, id: string, giveUp: boolean): Settled {
		return this.#db.write(() => {
			const key = keyOf(resource, id);
			const row = this.#db.get<{ pk: number; content_hash: Uint8Array }>(
				"SELECT pk, content_hash FROM records WHERE resource = ? AND record_id = ?",
				plainText(resource),
				plainText(id),
			);
			if (row === undefined || row.content_hash.length > 0) {
				this.filled(resource, id);
				return "whole";
			}
			if (!giveUp) return "aside";
			const damaged = this.#facts.fact<{ raw: string }>(key)?.raw ?? "null";
			const readable = isJson(damaged) && damaged !== "null";
			const raw = readable ? damaged : "null";
			this.#db.run("UPDATE records SET raw = ?, content_hash = ? WHERE pk = ?", raw, digest(raw), row.pk);
			return readable ? "readable" : "lost";
		});
	}
}

function keyOf(resource: string, id: string): string {
	return `damaged:${resource}:${id}`;
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
