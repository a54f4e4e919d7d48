import type { Sqlite, SqlValue } from "./sqlite.js";

export interface Walk {
	/** `SELECT ... FROM ...`; the columns of `order` are among those it selects. */
	select: string;
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
		const { rows, more } = db.batch<T>(`${walk.select}${condition} ORDER BY ${order}`, ...walk.values, ...key);
		const last = rows.at(-1) as Record<string, SqlValue> | undefined;
		if (!more || last === undefined) return yield* rows;
		// Before the caller sees the rows: it may change them.
		for (const [at, column] of walk.order.entries()) key[at] = last[column] ?? null;
		yield* rows;
	}
}
