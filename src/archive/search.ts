import type { Entity, EntityKind, Message } from "../model/index.js";
import { allRows } from "./entity-rows.js";
import { searchText } from "./entity-text.js";
import { readJson } from "./read-json.js";
import { queryWords, searchQuery } from "./search-words.js";
import type { Sqlite } from "./sqlite.js";

export interface SearchHit {
	kind: EntityKind;
	id: string;
	parent?: string;
	snippet: string;
	/** The source no longer has it. */
	gone?: boolean;
}

/** The best matches over all kinds, gone ones too: what the source lost is what an archive is asked for. */
export function search(db: Sqlite, path: string, query: string, limit = 50): SearchHit[] {
	const match = searchQuery(query);
	if (match === undefined || limit < 1) return [];
	const words = queryWords(query);
	const found = allRows()
		.filter((rows) => rows.searchable)
		.flatMap(({ table }) =>
			db.all<{ json: string; gone: number; rank: number }>(
				`SELECT t.json, t.gone, f.rank FROM (SELECT rowid, rank FROM ${table}_fts WHERE ${table}_fts MATCH ? ORDER BY rank LIMIT ?) f
				JOIN ${table} t ON t.pk = f.rowid`,
				match,
				Math.floor(limit),
			),
		);
	return found
		.sort((one, other) => one.rank - other.rank)
		.slice(0, limit)
		.map((row) => hit(readJson<Entity>(row.json, path), row.gone === 1, words));
}

function hit(entity: Entity, gone: boolean, words: readonly string[]): SearchHit {
	return {
		kind: entity.kind,
		id: entity.id,
		...(entity.kind === "message" ? { parent: (entity as Message).conversationId } : {}),
		snippet: snippet(searchText(entity), words),
		...(gone ? { gone } : {}),
	};
}

const before = 40;
const length = 160;

/** The line around the first word found, on one line. */
function snippet(text: string, words: readonly string[]): string {
	const folded = text.toLowerCase();
	const at = words.map((word) => folded.indexOf(word.toLowerCase())).find((index) => index >= 0) ?? 0;
	const start = Math.max(0, at - before);
	const cut = text
		.slice(start, start + length)
		.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "")
		.replace(/\s+/g, " ")
		.trim();
	return `${start > 0 ? "…" : ""}${cut}${start + length < text.length ? "…" : ""}`;
}
