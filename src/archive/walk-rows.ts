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
	let key: SqlValue[] = [];
	for (;;) {
		const where = key.length === 0 ? walk.where : [...walk.where, beyond];
		const condition = where.length === 0 ? "" : ` WHERE ${where.join(" AND ")}`;
		const { rows, more }: { rows: T[]; more: boolean } = db.batch<T>(
			`${walk.select}${condition} ORDER BY ${order}`,
			...walk.values,
			...key,
		);
		yield* rows;
		const last = rows.at(-1) as Record<string, SqlValue> | undefined;
		if (!more || last === undefined) return;
		key = walk.order.map((column) => last[column] ?? null);
	}
}
