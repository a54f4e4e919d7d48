import pg from "pg";
import { afterAll, beforeAll, describe, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { startBackedDouble } from "./backed-double.js";
import { addFromDatabase } from "./database-bridge.js";
import { type PostgresServer, postgresPrograms, startPostgres } from "./postgres.js";
import { configOf, inventoryOf } from "./subject.js";

const programs = postgresPrograms();

describe.skipIf(programs === undefined)("into the database (needs PostgreSQL on this machine)", () => {
	let server: PostgresServer;
	beforeAll(async () => {
		server = await startPostgres(programs ?? "");
	});
	afterAll(() => server?.close());

	describeAdapterConformance(
		// Every request takes the database along: slow on a machine with much else to do.
		{ describe, it: (name, work) => it(name, work, 240_000) },
		{
			adapter: chatwoot,
			config: { apiToken: "conformance-token-x" },
			// The calls that break are those of the plain suite; what may happen to a batch has tests of its own in bulk/.
			faultPoints: 8,
			start: async () => {
				const client = new pg.Client({ connectionString: server.url });
				await client.connect();
				const double = await startBackedDouble(client);
				return {
					config: configOf(double, { database: server.url, bulk: "yes" }),
					async inventory() {
						await addFromDatabase(double, client);
						return inventoryOf(double);
					},
					faults: serverFaults(double.server),
					async close() {
						await double.close();
						await client.end();
					},
				};
			},
		},
	);
});
