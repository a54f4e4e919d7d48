import type { Database } from "../database.js";
import type { AttributeForm } from "./rows.js";

/** What a batch has to know of Chatwoot's tables before it writes. Reads only; every list comes in one statement. */

/** So many new row ids of a table, ascending. */
export async function reserveIds(database: Database, table: string, count: number): Promise<number[]> {
	if (count === 0) return [];
	const rows = await database.rows<{ id: string }>(
		"SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2)",
		[table, count],
	);
	return rows.map(({ id }) => Number(id));
}

export interface KnownConversation {
	id: number;
	contactId: number;
	inboxId: number;
}

/** Conversations of the account by the number people see. */
export async function conversationsByNumber(
	database: Database,
	accountId: number,
	numbers: readonly number[],
): Promise<Map<number, KnownConversation>> {
	if (numbers.length === 0) return new Map();
	const rows = await database.rows<{ id: string; display_id: number; contact_id: string; inbox_id: number }>(
		"SELECT id, display_id, contact_id, inbox_id FROM conversations WHERE account_id = $1 AND display_id = ANY($2::integer[])",
		[accountId, numbers],
	);
	return new Map(
		rows.map((row) => [
			row.display_id,
			{ id: Number(row.id), contactId: Number(row.contact_id), inboxId: Number(row.inbox_id) },
		]),
	);
}

/** The numbers that Chatwoot's trigger gave to conversations, by row id. */
export async function numbersOf(database: Database, ids: readonly number[]): Promise<Map<number, number>> {
	if (ids.length === 0) return new Map();
	const rows = await database.rows<{ id: string; display_id: number }>(
		"SELECT id, display_id FROM conversations WHERE id = ANY($1::bigint[])",
		[ids],
	);
	return new Map(rows.map((row) => [Number(row.id), row.display_id]));
}

/** Row ids of messages by conversation and `source_id`. */
export async function messagesBySource(
	database: Database,
	conversationIds: readonly number[],
	sourceIds: readonly string[],
): Promise<Map<string, number>> {
	if (sourceIds.length === 0) return new Map();
	const rows = await database.rows<{ id: string; conversation_id: string; source_id: string }>(
		`SELECT id, conversation_id, source_id FROM messages
		WHERE conversation_id = ANY($1::bigint[]) AND source_id = ANY($2::text[]) ORDER BY id DESC`,
		[conversationIds, sourceIds],
	);
	return new Map(rows.map((row) => [`${row.conversation_id} ${row.source_id}`, Number(row.id)]));
}

/** Those of `ids` that are in `table` and belong to the account. */
export async function idsThere(
	database: Database,
	table: "agent_bots" | "account_users",
	accountId: number,
	ids: readonly number[],
): Promise<Set<number>> {
	if (ids.length === 0) return new Set();
	const column = table === "account_users" ? "user_id" : "id";
	const rows = await database.rows<{ id: string }>(
		`SELECT ${column} AS id FROM ${table} WHERE account_id = $1 AND ${column} = ANY($2::bigint[])`,
		[accountId, ids],
	);
	return new Set(rows.map(({ id }) => Number(id)));
}

/** Values that contacts of the account have already: their e-mail, phone or identifier must not be given twice. */
export async function takenByContacts(
	database: Database,
	accountId: number,
	wanted: { emails: readonly string[]; phones: readonly string[]; identifiers: readonly string[] },
): Promise<Set<string>> {
	const rows = await database.rows<{ value: string }>(
		`SELECT lower(email) AS value FROM contacts WHERE account_id = $1 AND lower(email) = ANY($2::text[])
		UNION ALL SELECT phone_number FROM contacts WHERE account_id = $1 AND phone_number = ANY($3::text[])
		UNION ALL SELECT identifier FROM contacts WHERE account_id = $1 AND identifier = ANY($4::text[])`,
		[accountId, wanted.emails, wanted.phones, wanted.identifiers],
	);
	return new Set(rows.map(({ value }) => value));
}

/** Those `source_id`s that contact inboxes of an inbox have already. */
export async function takenSources(
	database: Database,
	inboxIds: readonly number[],
	sourceIds: readonly string[],
): Promise<Set<string>> {
	if (sourceIds.length === 0) return new Set();
	const rows = await database.rows<{ source_id: string }>(
		"SELECT source_id FROM contact_inboxes WHERE inbox_id = ANY($1::bigint[]) AND source_id = ANY($2::text[])",
		[inboxIds, sourceIds],
	);
	return new Set(rows.map((row) => row.source_id));
}

/** How this Chatwoot holds `content_attributes` (sheet 6.2): by its newest rows, else as all versions so far do. */
export async function attributeForm(database: Database): Promise<AttributeForm> {
	const [row] = await database.rows<{ form: string }>(
		`SELECT json_typeof(content_attributes::json) AS form FROM (SELECT content_attributes FROM messages ORDER BY id DESC LIMIT 1000) m
		WHERE content_attributes::text NOT IN ('{}', '"{}"', 'null', '""') LIMIT 1`,
	);
	return row?.form === "object" ? "object" : "string";
}
