import { type Attachment, type AttachmentId, type Entity, type EntityKind, isPseudonymId } from "../model/index.js";
import type { AttachmentTable } from "./attachment-table.js";
import { allRows, type EntityRows, kindSql, rowsOf } from "./entity-rows.js";
import type { EntityTable } from "./entity-table.js";
import { plainText } from "./plain-text.js";
import { readJson } from "./read-json.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

// All entities anew from what the caller derives from records, in one transaction: readers see the old ones until the last is
// there, and a kill leaves the old ones. What was put is noted in a temporary table, so that an entity which several records
// make is written once, and one that comes out as it is not at all.

export interface EntityRewrite {
	/** Where several records make one entity: what the source still has outweighs what is gone, then the later run, then the later call. */
	put(entity: Entity, from: { runId: number; gone: boolean }): void;
	/** A file known already keeps its state. */
	addAttachment(attachment: Pick<Attachment, "url" | "name" | "mimeType"> & { id: AttachmentId }): void;
	/** From here on the archive shows what was put so far, for maps that look things up. */
	settle(): Promise<void>;
}

export interface RewriteOptions {
	/** `remove`: an entity that was not put is one that no record makes any more. `keep`: what nobody made again stays. */
	others: "remove" | "keep";
	/** Attachments that were not named: they stay, because their bytes may exist nowhere else; for a copy of an earlier state they go. */
	otherAttachments?: "remove" | "keep";
	/** Rows to be taken out first: what stands in them is damaged. */
	spoilt?: readonly { kind: EntityKind; id: string }[];
	/** Called now and then in long work; throws to end it. */
	pause?(): Promise<void>;
}

export interface RewriteCounts {
	created: number;
	updated: number;
	unchanged: number;
	removed: number;
	/** Entities that turned out to be gone at the source, or not to be. */
	goneChanged: number;
}

interface Tables {
	db: Sqlite;
	path: string;
	entities: EntityTable;
	attachments: AttachmentTable;
}

export async function rewriteEntities(
	tables: Tables,
	work: (rewrite: EntityRewrite) => Promise<void>,
	options: RewriteOptions,
): Promise<RewriteCounts> {
	const { db, attachments } = tables;
	return db.longTransaction(async () => {
		db.exec(
			`CREATE TEMP TABLE rewritten (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,
			gone INTEGER NOT NULL, run_id INTEGER NOT NULL, json TEXT, UNIQUE (kind, id))`,
		);
		for (const { kind, id } of options.spoilt ?? []) tables.entities.removeEntity(kind, id);
		const counts: RewriteCounts = { created: 0, updated: 0, unchanged: 0, removed: 0, goneChanged: 0 };
		const settle = () => writeChanged(tables, counts, options.pause);
		await work({
			settle,
			put: (entity, from) => put(db, entity, from),
			addAttachment(attachment) {
				attachments.addAttachment(attachment);
				db.run(noteSql, "attachment", plainText(attachment.id), 0, 0, null);
			},
		});
		await settle();
		const all = db.get<{ n: number }>("SELECT count(*) AS n FROM rewritten WHERE kind <> 'attachment'")?.n ?? 0;
		counts.unchanged = all - counts.created - counts.updated;
		if (options.others === "remove") counts.removed = removeOthers(tables, options.otherAttachments ?? "keep");
		counts.goneChanged = settleGone(db);
		db.exec("DROP TABLE rewritten");
		return counts;
	});
}

function put(db: Sqlite, entity: Entity, { runId, gone }: { runId: number; gone: boolean }): void {
	const { kind } = entity;
	const id = plainText(entity.id);
	const { table } = rowsOf(kind);
	const row =
		table === "entities"
			? db.get<{ json: string }>("SELECT json FROM entities WHERE kind = ? AND id = ?", kind, id)
			: db.get<{ json: string }>(`SELECT json FROM ${table} WHERE id = ?`, id);
	const json = JSON.stringify(entity);
	db.run(noteSql, kind, id, Number(gone), runId, row?.json === json ? null : json);
}

/** `json` stands only where the row holds something else. */
const noteSql = `INSERT INTO rewritten (kind, id, gone, run_id, json) VALUES (?, ?, ?, ?, ?)
	ON CONFLICT (kind, id) DO UPDATE SET gone = excluded.gone, run_id = excluded.run_id, json = excluded.json
	WHERE excluded.gone < gone OR (excluded.gone = gone AND excluded.run_id >= run_id)`;

const rowsBetweenPauses = 500;

async function writeChanged(
	{ db, path, entities }: Tables,
	counts: RewriteCounts,
	pause: RewriteOptions["pause"],
): Promise<void> {
	const before = countRows(db);
	const changed = walkRows<{ run_id: number; json: string }>(db, {
		select: "SELECT seq, run_id, json FROM rewritten",
		where: ["json IS NOT NULL"],
		values: [],
		order: ["seq"],
	});
	let written = 0;
	for (const { run_id: runId, json } of changed) {
		entities.putEntity(readJson<Entity>(json, path), { runId });
		written += 1;
		if (written % rowsBetweenPauses === 0) await pause?.();
	}
	db.run("UPDATE rewritten SET json = NULL WHERE json IS NOT NULL");
	const created = countRows(db) - before;
	counts.created += created;
	counts.updated += written - created;
}

function countRows(db: Sqlite): number {
	return derived().reduce(
		(sum, table) => sum + (db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0),
		0,
	);
}

function removeOthers({ db, entities }: Tables, attachments: "remove" | "keep"): number {
	let removed = 0;
	for (const table of attachments === "remove" ? [...derived(), "attachments" as const] : derived()) {
		const kind = kindSql(table);
		const others = walkRows<{ kind: EntityKind; id: string }>(db, {
			select: `SELECT pk, ${kind} AS kind, id FROM ${table}`,
			where: [`NOT EXISTS (SELECT 1 FROM rewritten r WHERE r.kind = ${kind} AND r.id = ${table}.id)`],
			values: [],
			order: ["pk"],
		});
		for (const other of others) {
			// What stayed of a forgotten person has no record to come from, on purpose.
			if (isPseudonymId(other.id)) continue;
			entities.removeEntity(other.kind, other.id);
			removed += 1;
		}
	}
	return removed;
}

function settleGone(db: Sqlite): number {
	return derived().reduce(
		(sum, table) =>
			sum +
			db.run(
				`UPDATE ${table} SET gone = r.gone FROM rewritten r
				WHERE r.kind = ${kindSql(table)} AND r.id = ${table}.id AND r.gone <> ${table}.gone`,
			).changes,
		0,
	);
}

type Table = EntityRows["table"];

function derived(): Table[] {
	return allRows().flatMap(({ table }) => (table === "attachments" ? [] : [table]));
}
