import type { ImportedRecord } from "../../../src/adapter/contract.js";
import type { Database } from "../database.js";

const rowsPerInsert = 2000;
/** Years 1 to 9999, in seconds: what both PostgreSQL and Rails can hold. */
const earliest = -62_135_596_800;
const latest = 253_402_300_799;

/**
 * Puts what the ledger holds beside Chatwoot's tables, as tables of this session only, and works out when each imported
 * message was sent. Everything later joins these, so nothing outside the ledger can be reached.
 *
 * - `uncrisp_imported`: the ledger's ids; `done_at` is when the import last wrote to the record.
 * - `uncrisp_conversations`: those that are in the import inbox of this account. Row ids, not display ids.
 * - `uncrisp_messages`: `wanted` is `external_created_at`; equal seconds are kept in the order of sending by microseconds,
 *   because ties have no order (sheet 6.1). One without a time follows the message before it.
 */
export async function stage(
	database: Database,
	imported: Iterable<ImportedRecord>,
	accountId: number,
): Promise<{ conversations: number }> {
	for (const statement of functions) await database.change(statement);
	await database.change(`CREATE TEMP TABLE uncrisp_imported (kind text NOT NULL, id bigint, conversation integer,
		done_at timestamp NOT NULL, created_at timestamp, updated_at timestamp)`);
	let rows: StagedRow[] = [];
	for (const record of imported) {
		const row = stagedRow(record);
		if (row?.every((value) => !Number.isNaN(value))) rows.push(row);
		if (rows.length < rowsPerInsert) continue;
		await insert(database, rows);
		rows = [];
	}
	await insert(database, rows);
	await database.change("CREATE INDEX ON uncrisp_imported (conversation)");
	await database.change("CREATE INDEX ON uncrisp_imported (kind, id)");
	await database.change("ANALYZE uncrisp_imported");
	const conversations = await database.change(`CREATE TEMP TABLE uncrisp_conversations AS
		SELECT DISTINCT c.id, c.display_id AS conversation FROM uncrisp_imported i
		JOIN conversations c ON c.account_id = ${accountId} AND c.display_id = i.conversation
		WHERE i.kind = 'conversation' AND c.inbox_id IN (SELECT id FROM uncrisp_imported WHERE kind = 'inbox')`);
	await database.change("CREATE UNIQUE INDEX ON uncrisp_conversations (id)");
	await database.change("ANALYZE uncrisp_conversations");
	await database.change(`CREATE TEMP TABLE uncrisp_messages AS
		WITH said AS (
			SELECT m.id, c.id AS conversation_id, pg_temp.uncrisp_seconds(a.attributes ->> 'external_created_at') AS sent,
				coalesce(a.attributes #>> '{crisp,automated}' = 'true', false) AS automated
			FROM uncrisp_imported i
			JOIN uncrisp_conversations c ON c.conversation = i.conversation
			JOIN messages m ON m.id = i.id AND m.conversation_id = c.id
			CROSS JOIN LATERAL (SELECT pg_temp.uncrisp_attributes(m.content_attributes) AS attributes) a
			WHERE i.kind = 'message'
		), timed AS (
			SELECT *, coalesce(sent, max(sent) OVER (PARTITION BY conversation_id ORDER BY id),
				min(sent) OVER (PARTITION BY conversation_id)) AS at FROM said
		)
		SELECT id, conversation_id, automated, at + interval '1 microsecond' *
			(row_number() OVER (PARTITION BY conversation_id, at ORDER BY id) - 1) AS wanted FROM timed`);
	await database.change("CREATE UNIQUE INDEX ON uncrisp_messages (id)");
	await database.change("CREATE INDEX ON uncrisp_messages (conversation_id)");
	await database.change("ANALYZE uncrisp_messages");
	return { conversations };
}

type StagedRow = [
	kind: string,
	id: number | null,
	conversation: number | null,
	doneAt: number,
	createdAt: number | null,
	updatedAt: number | null,
];

/** What back-dating has to know of a record; undefined where it has no time of its own. */
function stagedRow({ kind, ref, atMs }: ImportedRecord): StagedRow | undefined {
	const id = Number(ref.id);
	const done = atMs / 1000;
	switch (kind) {
		case "inbox.create":
			return ["inbox", id, null, done, null, null];
		case "conversation.create":
			return ["conversation", null, id, done, null, null];
		case "conversation.finish":
			return ["finish", null, id, done, null, null];
		case "message.create":
		case "day-mark.create":
			return ["message", id, Number(ref.extra?.conversation), done, null, null];
		case "contact.create":
			// One that was there before keeps its times.
			return ref.extra?.created === "yes" ? ["contact", id, null, done, null, null] : undefined;
		case "article.create":
			return ["article", id, null, done, seconds(ref.extra?.createdAtMs), seconds(ref.extra?.updatedAtMs)];
		default:
			return undefined;
	}
}

function seconds(ms: string | undefined): number | null {
	const value = ms === undefined ? Number.NaN : Number(ms) / 1000;
	return value >= earliest && value <= latest ? value : null;
}

async function insert(database: Database, rows: readonly StagedRow[]): Promise<void> {
	if (rows.length === 0) return;
	const columns = [0, 1, 2, 3, 4, 5].map((at) => rows.map((row) => row[at]));
	await database.change(
		`INSERT INTO uncrisp_imported SELECT kind, id, conversation, ${utc("done")}, ${utc("created")}, ${utc("updated")}
		FROM unnest($1::text[], $2::bigint[], $3::integer[], $4::float8[], $5::float8[], $6::float8[])
			AS row (kind, id, conversation, done, created, updated)`,
		columns,
	);
}

const utc = (column: string) => `to_timestamp(${column}) AT TIME ZONE 'UTC'`;

/** What people or older servers left in a column may be no time at all; that is no reason to stop. Class 22 is "data exception". */
const safely = (signature: string, returns: string, body: string) =>
	`CREATE FUNCTION pg_temp.${signature} RETURNS ${returns} LANGUAGE plpgsql AS $$
	BEGIN ${body} RETURN NULL; EXCEPTION WHEN data_exception THEN RETURN NULL; END $$`;

const functions = [
	// Chatwoot stores JSON inside a JSON string (sheet 6.2); a plain object is what its proposed fix would store.
	safely(
		"uncrisp_attributes(value json)",
		"json",
		"RETURN CASE json_typeof(value) WHEN 'string' THEN (value #>> '{}')::json ELSE value END;",
	),
	safely(
		"uncrisp_seconds(value text)",
		"timestamp",
		`IF value::float8 BETWEEN ${earliest} AND ${latest} THEN RETURN to_timestamp(value::float8) AT TIME ZONE 'UTC'; END IF;`,
	),
	safely(
		"uncrisp_iso(value text)",
		"timestamp",
		"IF value ~ '^\\d{4}-\\d\\d-\\d\\dT' THEN RETURN value::timestamptz AT TIME ZONE 'UTC'; END IF;",
	),
];
