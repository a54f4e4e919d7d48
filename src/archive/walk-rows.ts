import type { Sqlite, SqlValue } from "./sqlite.js";

export interface Walk {
	/** `SELECT ... FROM ...`; the columns of `order` are among those it selects, or with `keyed` the column `pk` is. */
	select: string;
	/** The table in which `order` is looked up once a batch instead: every column selected costs a sixth of reading a message. */
	keyed?: string;
	where: readonly string[];
	values: readonly SqlValue[];
	/** Columns that together are unique and have an index. */
	order: readonly string[];
}

/**
 * Streams rows in order, batch by batch, each batch going on behind the last row of the one before. No statement is open
 * while the caller's loop runs, so the loop may write what it likes, also to the rows it walks.
 */
export function* walkRows<T extends object>(db: Sqlite, walk: Walk): Iterable<T> {
	const order = walk.order.join(", ");
	const beyond = `(${order}) > (${walk.order.map(() => "?").join(", ")})`;
	const key: SqlValue[] = [];
	for (;;) {
		const where = key.length === 0 ? walk.where : [...walk.where, beyond];
		const condition = where.length === 0 ? "" : ` WHERE ${where.join(" AND ")}`;
		const { rows, more, last } = db.reading(() => {
			const batch = db.batch<T>(`${walk.select}${condition} ORDER BY ${order}`, ...walk.values, ...key);
			const end = batch.rows.at(-1) as Record<string, SqlValue> | undefined;
			if (!batch.more || !end || !walk.keyed) return { ...batch, last: end };
			const sql = `SELECT ${order} FROM ${walk.keyed} WHERE pk = ?`;
			return { ...batch, last: db.get<Record<string, SqlValue>>(sql, end.pk ?? null) };
		});
		if (!more || last === undefined) return yield* rows;
		// Before the caller sees the rows: it may change them.
		for (const [at, column] of walk.order.entries()) key[at] = last[column] ?? null;
		yield* rows;
	}
}
