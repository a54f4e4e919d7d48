import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client, QueryResultRow } from "pg";
import { databaseError } from "./database-error.js";

/**
 * Chatwoot's PostgreSQL as the adapter uses it, one connection in UTC. The only file that opens a connection beside
 * `src/http`: PostgreSQL does not speak HTTP. `pg` is loaded when there is a database to talk to.
 */
export interface Database {
	rows<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
	/** How many rows a statement changed. */
	change(sql: string, values?: readonly unknown[]): Promise<number>;
	/** Adds rows by COPY; values in the order of `columns`. */
	copy(table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void>;
	/** All of it or nothing. */
	transaction<T>(work: () => Promise<T>): Promise<T>;
}
export type Cell = string | number | boolean | null;

/** Opens `url`, works, closes. */
export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDatabase(url);
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

/** Opens `url` (TLS by its `sslmode`). Errors say neither address nor data. */
export async function openDatabase(url: string): Promise<Database & { close(): Promise<void> }> {
	const { default: pg } = await import("pg");
	let client: Client;
	try {
		client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "uncrisp" });
		// A connection that breaks rejects the query under way; without a listener it would end the process as well.
		client.on("error", () => {});
		await client.connect();
	} catch (cause) {
		throw databaseError(cause);
	}
	const database = { ...databaseOf(client), close: () => client.end().catch(() => {}) };
	try {
		// Every time column is without zone and holds UTC: in another zone all times would land hours off (sheet 6.2).
		await database.change("SET TIME ZONE 'UTC'");
		// Chatwoot goes on working meanwhile: better to stop, resumable, than to stand in its way.
		await database.change("SET lock_timeout = '30s'");
		await database.change("SET statement_timeout = 0");
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

function databaseOf(client: Client): Database {
	async function query(sql: string, values: readonly unknown[] = []) {
		try {
			return await client.query(sql, [...values]);
		} catch (cause) {
			throw databaseError(cause);
		}
	}
	return {
		rows: async <Row>(sql: string, values?: readonly unknown[]) => (await query(sql, values)).rows as Row[],
		change: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
		async copy(table, columns, rows) {
			const [{ from }, { stringify }] = await Promise.all([import("pg-copy-streams"), import("csv-stringify/sync")]);
			const into = client.query(from(`COPY ${table} (${columns.join(", ")}) FROM STDIN WITH (FORMAT csv)`));
			// Quotes tell an empty text from nothing at all.
			const lines = stringify([...rows], { quoted_string: true, cast: { boolean: String } });
			try {
				await pipeline(Readable.from([lines]), into);
			} catch (cause) {
				throw databaseError(cause);
			}
		},
		async transaction(work) {
			await query("BEGIN");
			try {
				const result = await work();
				await query("COMMIT");
				return result;
			} catch (error) {
				await query("ROLLBACK").catch(() => {});
				throw error;
			}
		},
	};
}
