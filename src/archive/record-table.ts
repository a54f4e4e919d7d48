import type { PutStatus, StoredRecord } from "./archive.js";
import { digest, sameBytes } from "./digest.js";
import type { EntityTable } from "./entity-table.js";
import { plainOrNull, plainText } from "./plain-text.js";
import type { Quarantine } from "./quarantine.js";
import { readJson } from "./read-json.js";
import { childResources, entitiesOfRecord } from "./record-kinds.js";
import type { Sqlite, SqlValue } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

// Raw objects and their past. A record's row is its present; `record_versions` holds what it was and the run that
// replaced it, `record_absences` the spans in which the source did not have it. Nothing here ever deletes.

export interface PutRecord {
	resource: string;
	id: string;
	parent?: string;
	raw: unknown;
	runId: number;
	volatile?: readonly string[];
}

export class RecordTable {
	readonly #db: Sqlite;
	readonly #path: string;
	readonly #entities: EntityTable;
	readonly #quarantine: Pick<Quarantine, "filled">;

	constructor(db: Sqlite, path: string, entities: EntityTable, quarantine: Pick<Quarantine, "filled">) {
		this.#db = db;
		this.#path = path;
		this.#entities = entities;
		this.#quarantine = quarantine;
	}

	putRecord(record: PutRecord): PutStatus {
		const resource = plainText(record.resource);
		const id = plainText(record.id);
		const parent = plainOrNull(record.parent);
		const raw = JSON.stringify(record.raw) ?? "null";
		const content = contentOf(record.raw, record.volatile);
		const contentHash = digest(content ?? raw);
		const rawHash = content === undefined ? null : digest(raw);
		const { runId } = record;
		return this.#db.write(() => {
			const inserted = this.#db.run(insertSql, resource, id, parent, runId, runId, contentHash, rawHash, raw);
			if (inserted.changes === 1) return "created";
			const row = this.#db.get<ExistingRow>(existingSql, resource, id);
			if (row === undefined) throw new Error(`record ${resource} is neither new nor there`);
			const back = row.gone_run !== null;
			if (back) this.#comeBack(row.pk, row.gone_run ?? runId, runId, resource, record.id);
			if (sameBytes(row.content_hash, contentHash)) {
				const met = row.seen_run === runId;
				if (!met) this.#db.run("UPDATE records SET seen_run = ? WHERE pk = ?", runId, row.pk);
				if (back) return "updated";
				return met ? "repeated" : "unchanged";
			}
			if (row.content_hash.length === 0) {
				// Set aside as damaged: what comes takes its place in time too, and the damage is no version.
				this.#db.run(fillSql, parent, runId, contentHash, rawHash, raw, row.pk);
				this.#quarantine.filled(resource, id);
				return "updated";
			}
			this.#db.run(keepVersionSql, runId, row.pk);
			this.#db.run(replaceSql, parent, runId, runId, contentHash, rawHash, raw, row.pk);
			return "updated";
		});
	}

	record(resource: string, id: string): StoredRecord | undefined {
		const row = this.#db.get<RecordRow>(
			`SELECT ${columns} FROM records WHERE resource = ? AND record_id = ?`,
			plainText(resource),
			plainText(id),
		);
		return row === undefined ? undefined : this.#stored(row);
	}

	*records(
		filter: { resource?: string; parent?: string; includeGone?: boolean; asOfRun?: number } = {},
	): Iterable<StoredRecord> {
		const where: string[] = [];
		const values: SqlValue[] = [];
		let select = `SELECT ${columns} FROM records`;
		if (filter.asOfRun !== undefined) {
			select = pastSelect;
			values.push(filter.asOfRun);
		}
		if (filter.resource !== undefined) {
			where.push("resource = ?");
			values.push(plainText(filter.resource));
		}
		if (filter.parent !== undefined) {
			where.push("parent = ?");
			values.push(plainText(filter.parent));
		}
		// A whole resource is read in the order of its unique index, anything else by row.
		const order = [filter.resource !== undefined && filter.parent === undefined ? "record_id" : "pk"];
		for (const row of walkRows<RecordRow>(this.#db, { select, where, values, order })) {
			if (row.raw === null || (row.gone_run !== null && !filter.includeGone)) continue;
			yield this.#stored(row);
		}
	}

	countRecords(resource: string, filter: { parent?: string; includeGone?: boolean } = {}): number {
		const gone = filter.includeGone ? "" : " AND gone_run IS NULL";
		if (filter.parent !== undefined) {
			return this.#count(`resource = ? AND parent = ?${gone}`, plainText(resource), plainText(filter.parent));
		}
		// Two counts that indexes answer alone, instead of one that reads every row.
		const all = this.#count("resource = ?", plainText(resource));
		return filter.includeGone ? all : all - this.#count("resource = ? AND gone_run IS NOT NULL", plainText(resource));
	}

	markUnseenGone(resource: string, runId: number, parent?: string): number {
		return this.#db.write(() => {
			let marked = 0;
			const unseen = walkRows<{ pk: number; record_id: string }>(this.#db, {
				select: "SELECT pk, record_id FROM records",
				where: ["resource = ?", "gone_run IS NULL", "seen_run <> ?", ...(parent === undefined ? [] : ["parent = ?"])],
				values: [plainText(resource), runId, ...(parent === undefined ? [] : [plainText(parent)])],
				order: [parent === undefined ? "record_id" : "pk"],
			});
			for (const row of unseen) {
				this.#leave(row.pk, resource, row.record_id, runId);
				marked += 1;
			}
			return marked;
		});
	}

	markGone(resource: string, id: string, runId: number): void {
		this.#db.write(() => {
			const row = this.#db.get<{ pk: number }>(
				"SELECT pk FROM records WHERE resource = ? AND record_id = ? AND gone_run IS NULL",
				plainText(resource),
				plainText(id),
			);
			if (row !== undefined) this.#leave(row.pk, resource, id, runId);
		});
	}

	resources(): { resource: string; records: number; gone: number; versions: number }[] {
		const totals = new Map<string, { resource: string; records: number; gone: number; versions: number }>();
		const count = (sql: string) => this.#db.all<{ resource: string; n: number }>(sql);
		for (const { resource, n } of count(
			"SELECT resource, count(*) AS n FROM records GROUP BY resource ORDER BY resource",
		)) {
			totals.set(resource, { resource, records: n, gone: 0, versions: 0 });
		}
		for (const { resource, n } of count(
			"SELECT resource, count(*) AS n FROM records WHERE gone_run IS NOT NULL GROUP BY resource",
		)) {
			const total = totals.get(resource);
			if (total !== undefined) total.gone = n;
		}
		for (const { resource, n } of count("SELECT resource, count(*) AS n FROM record_versions GROUP BY resource")) {
			const total = totals.get(resource);
			if (total !== undefined) total.versions = n;
		}
		return [...totals.values()];
	}

	#leave(pk: number, resource: string, id: string, runId: number): void {
		this.#db.run("UPDATE records SET gone_run = ? WHERE pk = ?", runId, pk);
		this.#setEntitiesGone(resource, id, true);
		for (const child of childResources(resource)) {
			const children = this.#db.all<{ pk: number; record_id: string }>(
				"SELECT pk, record_id FROM records WHERE parent = ? AND resource = ? AND gone_run IS NULL",
				plainText(id),
				child,
			);
			for (const row of children) this.#leave(row.pk, child, row.record_id, runId);
		}
	}

	/** What left together comes back together: a reader may skip the messages of a conversation that did not change. */
	#comeBack(pk: number, goneRun: number, runId: number, resource: string, id: string): void {
		this.#db.run("INSERT INTO record_absences (record_pk, gone_run, back_run) VALUES (?, ?, ?)", pk, goneRun, runId);
		this.#db.run("UPDATE records SET gone_run = NULL WHERE pk = ?", pk);
		this.#setEntitiesGone(resource, id, false);
		for (const child of childResources(resource)) {
			const children = this.#db.all<{ pk: number; record_id: string }>(
				"SELECT pk, record_id FROM records WHERE parent = ? AND resource = ? AND gone_run = ?",
				plainText(id),
				child,
				goneRun,
			);
			for (const row of children) this.#comeBack(row.pk, goneRun, runId, child, row.record_id);
		}
	}

	#setEntitiesGone(resource: string, id: string, gone: boolean): void {
		for (const entity of entitiesOfRecord(resource, id)) {
			const others = entity.alsoFrom ?? [];
			if (
				gone &&
				others.some(
					(other) => this.#count("resource = ? AND record_id = ? AND gone_run IS NULL", other, plainText(id)) > 0,
				)
			)
				continue;
			this.#entities.setEntityGone(entity.kind, entity.id, gone);
		}
	}

	#count(where: string, ...values: SqlValue[]): number {
		return this.#db.get<{ n: number }>(`SELECT count(*) AS n FROM records WHERE ${where}`, ...values)?.n ?? 0;
	}

	#stored(row: RecordRow): StoredRecord {
		return {
			resource: row.resource,
			id: row.record_id,
			...(row.parent === null ? {} : { parent: row.parent }),
			raw: readJson(row.raw ?? "null", this.#path),
			gone: row.gone_run !== null,
			runId: row.run_id,
		};
	}
}

interface ExistingRow {
	pk: number;
	content_hash: Uint8Array;
	seen_run: number;
	gone_run: number | null;
}

interface RecordRow {
	pk: number;
	resource: string;
	record_id: string;
	parent: string | null;
	run_id: number;
	gone_run: number | null;
	raw: string | null;
}

const columns = "pk, resource, record_id, parent, run_id, gone_run, raw";
const insertSql = `INSERT INTO records (resource, record_id, parent, run_id, seen_run, content_hash, raw_hash, raw)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (resource, record_id) DO NOTHING`;
const existingSql = "SELECT pk, content_hash, seen_run, gone_run FROM records WHERE resource = ? AND record_id = ?";
const keepVersionSql = `INSERT INTO record_versions (record_pk, resource, record_id, run_id, until_run, raw)
	SELECT pk, resource, record_id, run_id, ?, raw FROM records WHERE pk = ?`;
const replaceSql =
	"UPDATE records SET parent = ?, run_id = ?, seen_run = ?, content_hash = ?, raw_hash = ?, raw = ? WHERE pk = ?";

const fillSql = "UPDATE records SET parent = ?, seen_run = ?, content_hash = ?, raw_hash = ?, raw = ? WHERE pk = ?";

/** Every record as it stood when run ?1 had ended; `raw` is null where it did not exist yet. */
const pastSelect = `SELECT * FROM (SELECT r.pk, r.resource, r.record_id, r.parent,
	CASE WHEN r.run_id <= ?1 THEN r.run_id ELSE v.run_id END AS run_id,
	CASE WHEN r.gone_run <= ?1 THEN r.gone_run
		ELSE (SELECT a.gone_run FROM record_absences a WHERE a.record_pk = r.pk AND a.gone_run <= ?1 AND a.back_run > ?1)
		END AS gone_run,
	CASE WHEN r.run_id <= ?1 THEN r.raw ELSE v.raw END AS raw
FROM records r
LEFT JOIN record_versions v ON r.run_id > ?1 AND v.record_pk = r.pk AND v.run_id <= ?1 AND v.until_run > ?1)`;

/** The part of a record that makes a version; undefined when that is all of it. */
function contentOf(raw: unknown, volatile: readonly string[] | undefined): string | undefined {
	if (
		volatile === undefined ||
		volatile.length === 0 ||
		typeof raw !== "object" ||
		raw === null ||
		Array.isArray(raw)
	) {
		return undefined;
	}
	const kept = Object.entries(raw).filter(([name]) => !volatile.includes(name));
	return JSON.stringify(Object.fromEntries(kept));
}
