import { crc32 } from "node:zlib";
import type { ConversationId, Entity, EntityKind, EntityOf, Message } from "../model/index.js";
import type { EntityFilter } from "./archive.js";
import { type EntityRows, rowsOf } from "./entity-rows.js";
import { searchText } from "./entity-text.js";
import { plainText } from "./plain-text.js";
import { readJson } from "./read-json.js";
import { indexText } from "./search-words.js";
import type { Sqlite, SqlValue } from "./sqlite.js";
import { type JsonWalk, walkJson } from "./walk-json.js";

// Entities, in plain tables for the kinds people ask about and one table for the rest. Read back only from their JSON.

export class EntityTable {
	readonly #db: Sqlite;
	readonly #path: string;
	readonly #sql = new Map<EntityKind, KindSql>();

	constructor(db: Sqlite, path: string) {
		this.#db = db;
		this.#path = path;
	}

	/** Whether it is gone is the record's matter: writing an entity again (remap) does not bring it back. */
	putEntity(entity: Entity, options: { runId?: number } = {}): void {
		const sql = this.#kindSql(entity.kind);
		const json = JSON.stringify(entity);
		const values = [...sql.rows.values(entity), options.runId ?? null, crc32(json), json];
		const words = sql.rows.searchable ? indexText(searchText(entity)) : "";
		this.#db.write(() => {
			const inserted = this.#db.run(sql.insert, ...values);
			if (inserted.changes === 1) {
				if (words !== "") this.#db.run(sql.index, inserted.lastInsertRowid, words);
				return;
			}
			const row = this.#db.get<{ pk: number; json: string }>(sql.find, ...sql.key(entity.id));
			if (row === undefined || row.json === json) return;
			this.#db.run(sql.update, ...values, row.pk);
			if (!sql.rows.searchable) return;
			if (words === "") this.#db.run(sql.unindex, row.pk);
			else this.#db.run(sql.index, row.pk, words);
		});
	}

	removeEntity(kind: EntityKind, id: string): void {
		const sql = this.#kindSql(kind);
		this.#db.write(() => {
			const row = this.#db.get<{ pk: number }>(sql.find, ...sql.key(id));
			if (row === undefined) return;
			this.#db.run(`DELETE FROM ${sql.rows.table} WHERE pk = ?`, row.pk);
			if (sql.rows.searchable) this.#db.run(sql.unindex, row.pk);
		});
	}

	setEntityGone(kind: EntityKind, id: string, gone: boolean): void {
		const sql = this.#kindSql(kind);
		this.#db.write(() => this.#db.run(sql.setGone, Number(gone), ...sql.key(id)));
	}

	entity<K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined {
		const sql = this.#kindSql(kind);
		const row = this.#db.get<{ json: string }>(sql.find, ...sql.key(id));
		return row === undefined ? undefined : readJson<EntityOf<K>>(row.json, this.#path);
	}

	isEntityGone(kind: EntityKind, id: string): boolean {
		const sql = this.#kindSql(kind);
		return this.#db.get<{ gone: number }>(sql.isGone, ...sql.key(id))?.gone === 1;
	}

	entities<K extends EntityKind>(kind: K, filter: EntityFilter = {}): Iterable<EntityOf<K>> {
		const { table } = rowsOf(kind);
		const { where, values, order } = walkOf(kind, filter);
		const present = filter.includeGone ? where : [...where, "gone = 0"];
		return walkJson<EntityOf<K>>(this.#db, this.#path, { table, where: present, values, order });
	}

	messages(conversationId: ConversationId): Iterable<Message> {
		return this.entities("message", { parent: conversationId });
	}

	countEntities(kind: EntityKind, filter: { parent?: string; includeGone?: boolean } = {}): number {
		const { where, values } = walkOf(kind, filter);
		const count = (more: string[]) => {
			const all = [...where, ...more];
			const condition = all.length === 0 ? "" : ` WHERE ${all.join(" AND ")}`;
			return (
				this.#db.get<{ n: number }>(`SELECT count(*) AS n FROM ${rowsOf(kind).table}${condition}`, ...values)?.n ?? 0
			);
		};
		// Two counts that indexes answer alone, instead of one that reads every row.
		return filter.includeGone ? count([]) : count([]) - count(["gone = 1"]);
	}

	#kindSql(kind: EntityKind): KindSql {
		let sql = this.#sql.get(kind);
		if (sql === undefined) {
			sql = kindSql(kind);
			this.#sql.set(kind, sql);
		}
		return sql;
	}
}

/** Which rows a filter means, and the index to walk them along. */
function walkOf(kind: EntityKind, filter: EntityFilter): Pick<JsonWalk, "where" | "values" | "order"> {
	const { table } = rowsOf(kind);
	const where: string[] = [];
	const values: SqlValue[] = [];
	if (table === "entities") {
		where.push("kind = ?");
		values.push(kind);
	}
	if (filter.parent !== undefined) {
		const column = parentColumns[table];
		where.push(column === undefined ? "0" : `${column} = ?`);
		if (column !== undefined) values.push(plainText(filter.parent));
	}
	if (kind === "message") {
		return filter.parent === undefined
			? { where, values, order: ["conversation_id", "order_ms", "pk"] }
			: { where, values, order: ["order_ms", "pk"] };
	}
	return kind === "conversation" && filter.order === "activity"
		? { where, values, order: ["activity_ms", "pk"] }
		: { where, values, order: ["id"] };
}

const parentColumns: Partial<Record<EntityRows["table"], string>> = {
	messages: "conversation_id",
	conversations: "contact_id",
	entities: "parent",
};

interface KindSql {
	rows: EntityRows;
	key(id: string): SqlValue[];
	insert: string;
	update: string;
	find: string;
	isGone: string;
	setGone: string;
	index: string;
	unindex: string;
}

function kindSql(kind: EntityKind): KindSql {
	const rows = rowsOf(kind);
	const { table } = rows;
	const generic = table === "entities";
	const columns = [...rows.columns, "run_id", "json_crc", "json"];
	const where = generic ? "kind = ? AND id = ?" : "id = ?";
	return {
		rows,
		key: (id) => (generic ? [kind, plainText(id)] : [plainText(id)]),
		insert: `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")}) ON CONFLICT (${generic ? "kind, id" : "id"}) DO NOTHING`,
		update: `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE pk = ?`,
		find: `SELECT pk, json FROM ${table} WHERE ${where}`,
		isGone: `SELECT gone FROM ${table} WHERE ${where}`,
		setGone: `UPDATE ${table} SET gone = ? WHERE ${where}`,
		index: `INSERT OR REPLACE INTO ${table}_fts (rowid, text) VALUES (?, ?)`,
		unindex: `DELETE FROM ${table}_fts WHERE rowid = ?`,
	};
}
