import type { Database } from "../database.js";

/** What is asked of a database before anything is written to it: columns and rights. Reads only. */

/** Columns by table. */
export type Columns = Readonly<Record<string, readonly string[]>>;

/** A right on a table, e.g. `["messages", "INSERT"]`. */
export type TableRight = readonly [table: string, privilege: string];

/** Those of `wanted` that are not there, as `table.column`. */
export async function missingColumns(database: Database, wanted: readonly Columns[]): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.oid IN (SELECT to_regclass(t) FROM unnest($1::text[]) t) AND a.attnum > 0 AND NOT a.attisdropped`,
		[wanted.flatMap((tables) => Object.keys(tables))],
	);
	const found = new Set(rows.map(({ name }) => name));
	return [...new Set(wanted.flatMap(names))].filter((name) => !found.has(name));
}

/** Columns that a new row of `tables` must have and that are not among `known`, as `table.column`. */
export async function unknownNeeds(database: Database, tables: readonly string[], known: Columns): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.oid IN (SELECT to_regclass(t) FROM unnest($1::text[]) t) AND a.attnum > 0 AND NOT a.attisdropped
			AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''`,
		[tables],
	);
	const given = new Set(names(known));
	return rows.map(({ name }) => name).filter((name) => !given.has(name));
}

/** Those that the user lacks, e.g. `INSERT messages`; always wanted: TEMPORARY tables. */
export async function missingRights(database: Database, wanted: readonly TableRight[]): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT privilege || ' ' || relation AS name FROM unnest($1::text[], $2::text[]) AS wanted (relation, privilege)
		WHERE NOT has_table_privilege(relation, privilege)
		UNION ALL SELECT 'TEMPORARY' WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')`,
		[wanted.map(([table]) => table), wanted.map(([, privilege]) => privilege)],
	);
	return rows.map(({ name }) => name);
}

const names = (columns: Columns): string[] =>
	Object.entries(columns).flatMap(([table, of]) => of.map((column) => `${table}.${column}`));
