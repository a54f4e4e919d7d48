import { crc32 } from "node:zlib";
import { AppError, type EntityKind, isAppError, text } from "../model/index.js";
import type { ArchiveProblem, Slice } from "./archive-problem.js";
import { checkFiles } from "./check-files.js";
import { digest, sameBytes } from "./digest.js";
import { allRows, kindSql } from "./entity-rows.js";
import type { FileStore } from "./file-store.js";
import { resourceOfEntity } from "./record-kinds.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

// Looks for everything that can go wrong with an archive on a disk: pages of the database, bytes of records and
// entities, links between rows, bytes of files. Streams what it finds and never holds more than a batch.

export async function* checkArchive(
	db: Sqlite,
	files: FileStore,
	options: { sample?: Slice; signal?: AbortSignal } = {},
): AsyncIterable<ArchiveProblem> {
	const { signal } = options;
	const slice = options.sample ?? { n: 1, of: 1 };
	if (!Number.isInteger(slice.n) || !Number.isInteger(slice.of) || slice.n < 1 || slice.n > slice.of) {
		throw noSuchSlice(slice);
	}
	yield* surviving(interruptible(checkStructure(db, slice.of === 1), signal));
	yield* surviving(interruptible(checkRecords(db, slice), signal));
	yield* surviving(interruptible(checkEntities(db, slice), signal));
	yield* surviving(interruptible(checkLinks(db), signal));
	yield* surviving(checkFiles(db, files, slice, signal));
}

/** The full check also compares every index with its table, which costs as much as reading everything. */
function* checkStructure(db: Sqlite, full: boolean): Iterable<ArchiveProblem> {
	const pragma = full ? "integrity_check" : "quick_check";
	for (const row of db.all<Record<string, string>>(`PRAGMA ${pragma}(100)`)) {
		const message = row[pragma];
		if (message !== undefined && message !== "ok")
			yield { code: "database-damaged", message: text(String(message), String(message)) };
	}
	for (const row of db.all<{ table: string; rowid: number; parent: string }>("PRAGMA foreign_key_check")) {
		yield {
			code: "broken-link",
			resource: row.table,
			id: String(row.rowid),
			message: text(`row without its ${row.parent}`, `缺少对应的 ${row.parent} 行`),
		};
	}
}

/** SQLite's own check sees pages and trees, not a flipped bit inside a text: the hashes do. */
function* checkRecords(db: Sqlite, slice: Slice): Iterable<ArchiveProblem | undefined> {
	const rows = walkRows<{ resource: string; record_id: string; hash: Uint8Array; raw: string }>(db, {
		select: "SELECT pk, resource, record_id, coalesce(raw_hash, content_hash) AS hash, raw FROM records",
		where: ["pk % ? = ?"],
		values: [slice.of, slice.n - 1],
		order: ["pk"],
	});
	for (const row of rows) {
		yield sameBytes(digest(row.raw), row.hash) ? undefined : damaged("record-damaged", row.resource, row.record_id);
	}
}

function* checkEntities(db: Sqlite, slice: Slice): Iterable<ArchiveProblem | undefined> {
	for (const { table } of allRows()) {
		const rows = walkRows<{ kind: EntityKind; id: string; json_crc: number; json: string }>(db, {
			select: `SELECT pk, ${kindSql(table)} AS kind, id, json_crc, json FROM ${table}`,
			where: ["pk % ? = ?"],
			values: [slice.of, slice.n - 1],
			order: ["pk"],
		});
		for (const row of rows) {
			yield crc32(row.json) === row.json_crc
				? undefined
				: { ...damaged("entity-damaged", table, row.id), kind: row.kind };
		}
	}
}

function* checkLinks(db: Sqlite): Iterable<ArchiveProblem> {
	const alone = walkRows<{ id: string }>(db, {
		select: "SELECT m.pk, m.id FROM messages m",
		where: ["NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = m.conversation_id)"],
		values: [],
		order: ["pk"],
	});
	for (const { id } of alone) {
		yield {
			code: "orphan-message",
			resource: "message",
			id,
			message: text("its conversation is not in the archive", "归档中没有它所属的会话"),
		};
	}
	for (const [kind, table] of [
		["contact", "contacts"],
		["conversation", "conversations"],
		["message", "messages"],
	] as const) {
		const unproven = walkRows<{ id: string }>(db, {
			select: `SELECT e.pk, e.id FROM ${table} e`,
			where: ["NOT EXISTS (SELECT 1 FROM records r WHERE r.resource = ? AND r.record_id = e.id)"],
			values: [kind],
			order: ["pk"],
		});
		for (const { id } of unproven) {
			if (resourceOfEntity(kind, id) === undefined) continue;
			yield {
				code: "entity-without-record",
				resource: kind,
				id,
				message: text("nothing the source sent stands behind it", "没有对应的原始记录"),
			};
		}
		const unmapped = walkRows<{ record_id: string }>(db, {
			select: "SELECT r.record_id FROM records r",
			where: ["r.resource = ?", `NOT EXISTS (SELECT 1 FROM ${table} e WHERE e.id = r.record_id)`],
			values: [kind],
			order: ["record_id"],
		});
		for (const { record_id: id } of unmapped) {
			yield {
				code: "record-without-entity",
				resource: kind,
				id,
				message: text("it was never mapped", "尚未映射"),
			};
		}
	}
}

function damaged(code: string, resource: string, id: string): ArchiveProblem {
	return { code, resource, id, message: text("its bytes are not what was written", "内容与写入时不一致") };
}

/** A page that cannot be read ends one kind of check, not the others. */
async function* surviving(problems: AsyncIterable<ArchiveProblem>): AsyncIterable<ArchiveProblem> {
	try {
		yield* problems;
	} catch (error) {
		if (!isAppError(error) || error.code !== "archive-damaged") throw error;
		yield { code: "database-damaged", message: error.why ?? text(error.message, error.message) };
	}
}

const rowsBetweenBreaths = 1000;

/** Lets signals and timers in now and then; `undefined` is a row without a problem. */
async function* interruptible(
	problems: Iterable<ArchiveProblem | undefined>,
	signal: AbortSignal | undefined,
): AsyncIterable<ArchiveProblem> {
	let rows = 0;
	for (const problem of problems) {
		rows += 1;
		if (problem !== undefined) yield problem;
		if (rows % rowsBetweenBreaths === 0) await new Promise((resolve) => setImmediate(resolve));
		signal?.throwIfAborted();
	}
	signal?.throwIfAborted();
}

function noSuchSlice({ n, of }: Slice): AppError {
	return new AppError("usage", {
		what: text(`There is no slice ${n} of ${of}`, `不存在第 ${n} 份（共 ${of} 份）`),
		hint: text("Use `--sample 1/7` to `--sample 7/7`", "请使用 `--sample 1/7` 至 `--sample 7/7`"),
	});
}
