import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type PostgresServer, postgresPrograms, startPostgres } from "./postgres.js";

/** Absent: tests that need PostgreSQL are skipped by name. */
export const hasPostgres = postgresPrograms() !== undefined;

/** A PostgreSQL for the tests of one `describe`, with the tests' own connection; both are there from its first test to its last. */
export function postgresForTests(): { server: PostgresServer; client: pg.Client } {
	const held = {} as { server: PostgresServer; client: pg.Client };
	beforeAll(async () => {
		held.server = await startPostgres(postgresPrograms() ?? "");
		held.client = new pg.Client({ connectionString: held.server.url });
		await held.client.connect();
	});
	afterAll(async () => {
		await held.client?.end();
		await held.server?.close();
	});
	return held;
}
