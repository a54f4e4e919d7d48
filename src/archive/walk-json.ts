import { text } from "../model/index.js";
import { archiveDamaged } from "./archive-error.js";
import { readJson } from "./read-json.js";
import type { Sqlite, SqlValue } from "./sqlite.js";

export interface JsonWalk {
	/** A table whose column `json` holds what is walked. */
	table: string;
	where: readonly string[];
	values: readonly SqlValue[];
	/** Columns that together are unique and have an index. */
	order: readonly string[];
}

/**
 * Streams the JSON values of a table in order, each batch one text and parsed at once: half the work of row by row. No statement is open
 * while the caller's loop runs, so the loop may write what it likes, also to the rows it walks.
 */
export function* walkJson<T>(db: Sqlite, path: string, { table, where, values, order }: JsonWalk): Iterable<T> {
	const columns = order.join(", ");
	const beyond = `(${columns}) > (${order.map(() => "?").join(", ")})`;
	let after: SqlValue[] = [];
	let rows = firstRows;
	for (;;) {
		const all = after.length === 0 ? where : [...where, beyond];
		const ordered = `FROM ${table}${all.length === 0 ? "" : ` WHERE ${all.join(" AND ")}`} ORDER BY ${columns} LIMIT ?`;
		const read = () =>
			db.get<Batch>(
				`SELECT count(*) AS count, group_concat(json, ',') AS list FROM (SELECT json ${ordered})`,
				...values,
				...after,
				rows,
			) as Batch;
		// Most walks end in their first batch. Of any other, its rows and where it ended are read as one state.
		let batch = after.length === 0 ? read() : undefined;
		if (batch === undefined || batch.count === rows) {
			const full = db.reading(() => {
				const again = read();
				const end = `SELECT ${columns} ${ordered} OFFSET ?`;
				return { again, last: db.get<Record<string, SqlValue>>(end, ...values, ...after, 1, rows - 1) };
			});
			batch = full.again;
			if (full.last !== undefined) after = Object.values(full.last);
		}
		const { count, list } = batch;
		const found = readJson<T[]>(`[${list ?? ""}]`, path);
		if (found.length !== count) throw notOneEach(path);
		const more = count === rows;
		rows = Math.max(1, Math.min(mostRows, Math.floor((batchLength * count) / (list?.length ?? 1))));
		yield* found;
		if (!more) return;
	}
}

interface Batch {
	count: number;
	list: string | null;
}

/** How many rows a batch has at first, and at most; and how many characters it should have. */
const firstRows = 128;
const mostRows = 512;
const batchLength = 2 * 1024 * 1024;

function notOneEach(path: string): Error {
	return archiveDamaged(
		path,
		text("A stored value is missing or more than one", "某个存储的值缺失或不止一个"),
		undefined,
		text("`uncrisp verify --repair` shows what would bring it back", "`uncrisp verify --repair` 会显示如何修复"),
	);
}
