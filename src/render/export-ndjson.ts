import type { StoredRecord } from "../archive/archive.js";
import type { Entity } from "../model/index.js";

/** One entity a line, `kind` and `id` first. */
export function* exportEntities(entities: Iterable<Entity>): Iterable<string> {
	for (const entity of entities) {
		const { kind, id, ...rest } = entity;
		yield `${JSON.stringify({ kind, id, ...rest })}\n`;
	}
}

/** One record a line: `{"resource","id","parent","gone","raw"}`, where `raw` is what Crisp sent. */
export function* exportRecords(records: Iterable<StoredRecord>): Iterable<string> {
	for (const { resource, id, parent, gone, raw } of records)
		yield `${JSON.stringify({ resource, id, parent: parent ?? null, gone, raw })}\n`;
}
