import type pg from "pg";
import {
	type ChatwootDouble,
	type ChatwootDoubleOptions,
	startChatwootDouble,
} from "../../../adapters/chatwoot/double.js";
import { addFromDatabase, copyToDatabase, idsOf, ownIds, removeFromDatabase } from "./database-bridge.js";
import { tables } from "./database-tables.js";

/**
 * A double and the PostgreSQL behind it, kept in step at every request: what SQL wrote is there for HTTP, and the other way
 * round, unless `oneWay`. `client` is the bridge's own connection; its tables are made anew.
 */
export async function startBackedDouble(
	client: pg.Client,
	{ oneWay = false, ...options }: ChatwootDoubleOptions & { oneWay?: boolean } = {},
): Promise<ChatwootDouble> {
	await client.query("SET TIME ZONE 'UTC'");
	await client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${tables} ${ownIds}`);
	let last: Promise<unknown> = Promise.resolve();
	const double: ChatwootDouble = await startChatwootDouble({
		...options,
		around(request, handle) {
			const answer = last.then(async () => {
				if (!oneWay) await addFromDatabase(double, client);
				const before = idsOf(double.data);
				const response = await handle();
				if (request.method !== "GET") {
					await removeFromDatabase(client, before, double);
					await copyToDatabase(double, client);
				}
				return response;
			});
			last = answer.catch(() => {});
			return answer;
		},
	});
	await copyToDatabase(double, client);
	return double;
}
