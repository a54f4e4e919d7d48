import type { Finding } from "../../../src/adapter/contract.js";
import { isAppError, text } from "../../../src/model/index.js";
import { type Database, withDatabase } from "../database.js";
import { accountRoute, type Session } from "../target/handler.js";
import { isRow, recordOf, rowsOf } from "../wire.js";

/** Columns that back-dating reads or writes, by table, as in 4.10.1; a server without one of them is not one we know. */
const columns: Readonly<Record<string, readonly string[]>> = {
	accounts: ["id", "name"],
	inboxes: ["id", "account_id", "name", "channel_id", "channel_type"],
	channel_api: ["id", "identifier"],
	conversations:
		"id account_id inbox_id contact_id contact_inbox_id display_id status custom_attributes created_at updated_at last_activity_at first_reply_created_at waiting_since".split(
			" ",
		),
	messages:
		"id inbox_id conversation_id message_type private source_id sender_type content_attributes created_at updated_at".split(
			" ",
		),
	attachments: ["id", "message_id", "created_at", "updated_at"],
	contacts: ["id", "account_id", "custom_attributes", "created_at", "last_activity_at"],
	contact_inboxes: ["id", "contact_id", "inbox_id", "source_id", "created_at", "updated_at"],
	articles: ["id", "account_id", "created_at", "updated_at"],
	reporting_events: ["id", "conversation_id", "created_at"],
	notifications: ["id", "primary_actor_type", "primary_actor_id", "created_at"],
};
const written = ["conversations", "messages", "attachments", "contacts", "contact_inboxes", "articles"];
const emptied = ["messages", "reporting_events", "notifications"];

/** Whether the database can be reached, is the one behind this address, and lets its times be changed. Reads only. */
export async function databaseFindings(session: Session, url: string): Promise<Finding[]> {
	try {
		return await withDatabase(url, async (database) => {
			const missing = await missingColumns(database);
			if (missing.length > 0) return [unknownSchema(missing)];
			const refused = await missingRights(database);
			if (refused.length > 0) return [noRights(refused)];
			const differs = await otherInstallation(session, database);
			return differs === undefined ? [await reached(database)] : [differs];
		});
	} catch (error) {
		if (!isAppError(error)) throw error;
		const { code, what, why, hint } = error;
		return [
			{
				severity: "block",
				code: code === "credentials-refused" || code === "rights-missing" ? code : "database-unreachable",
				text: why === undefined ? what : text(`${what.en}: ${why.en}`, `${what["zh-CN"]}：${why["zh-CN"]}`),
				...(hint && { remedy: hint }),
			},
		];
	}
}

/**
 * Whether the database belongs to another Chatwoot than the address: the account's name and every inbox must agree, an API
 * inbox, such as the import's own, also by the random identifier that Chatwoot gave it.
 */
export async function otherInstallation(session: Session, database: Database): Promise<Finding | undefined> {
	const { client, base, config } = session;
	const account = recordOf((await client.get(base, "/api/v1/accounts/{a}")).json);
	const inboxes = rowsOf((await client.get(`${base}/inboxes`, accountRoute("/inboxes"))).json);
	const [row] = await database.rows<{ name: string }>("SELECT name FROM accounts WHERE id = $1", [config.accountId]);
	const theirs = await database.rows<{ id: number; name: string; identifier: string | null }>(
		`SELECT i.id, i.name, a.identifier FROM inboxes i
		LEFT JOIN channel_api a ON i.channel_type = 'Channel::Api' AND a.id = i.channel_id WHERE i.account_id = $1`,
		[config.accountId],
	);
	const line = (id: unknown, name: unknown, identifier: unknown) =>
		JSON.stringify([Number(id), name, identifier ?? null]);
	const here = inboxes.map((one) =>
		line(one.id, one.name, one.channel_type === "Channel::Api" ? one.inbox_identifier : null),
	);
	const there = theirs.map((one) => line(one.id, one.name, one.identifier));
	const same = isRow(row) && row.name === account.name && here.sort().join() === there.sort().join();
	return same ? undefined : differentDatabase;
}

async function missingColumns(database: Database): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.oid IN (SELECT to_regclass(t) FROM unnest($1::text[]) t) AND a.attnum > 0 AND NOT a.attisdropped`,
		[Object.keys(columns)],
	);
	const found = new Set(rows.map(({ name }) => name));
	return Object.entries(columns)
		.flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
		.filter((name) => !found.has(name));
}

async function missingRights(database: Database): Promise<string[]> {
	const wanted = [
		...Object.keys(columns).map((table) => [table, "SELECT"]),
		...written.map((table) => [table, "UPDATE"]),
		...emptied.map((table) => [table, "DELETE"]),
	];
	const rows = await database.rows<{ name: string }>(
		`SELECT privilege || ' ' || relation AS name FROM unnest($1::text[], $2::text[]) AS wanted (relation, privilege)
		WHERE NOT has_table_privilege(relation, privilege)
		UNION ALL SELECT 'TEMPORARY' WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')`,
		[wanted.map(([table]) => table), wanted.map(([, privilege]) => privilege)],
	);
	return rows.map(({ name }) => name);
}

async function reached(database: Database): Promise<Finding> {
	const [row] = await database.rows<{ version: string; zone: string }>(
		`SELECT current_setting('server_version') AS version, reset_val AS zone FROM pg_settings WHERE name = 'TimeZone'`,
	);
	const version = row?.version.split(" ")[0] ?? "";
	return {
		severity: "info",
		code: "database",
		text: text(
			`Chatwoot's database: PostgreSQL ${version}, of this installation; its zone ${row?.zone ?? ""} does not matter, times are written in UTC`,
			`Chatwoot 的数据库：PostgreSQL ${version}，属于此安装；其时区 ${row?.zone ?? ""} 无影响，时间以 UTC 写入`,
		),
	};
}

const unknownSchema = (missing: readonly string[]): Finding => ({
	severity: "block",
	code: "database-schema",
	text: text(
		`The database lacks columns of Chatwoot: ${missing.slice(0, 5).join(", ")}`,
		`数据库缺少 Chatwoot 的列：${missing.slice(0, 5).join("、")}`,
	),
	remedy: text(
		"Check the database name in CHATWOOT_DATABASE; a Chatwoot older than 4.0 or much newer may not fit",
		"请检查 CHATWOOT_DATABASE 中的数据库名；早于 4.0 或新得多的 Chatwoot 可能不适用",
	),
});

const noRights = (refused: readonly string[]): Finding => ({
	severity: "block",
	code: "rights-missing",
	text: text(
		`The database user lacks rights: ${refused.slice(0, 5).join(", ")}`,
		`数据库用户缺少权限：${refused.slice(0, 5).join("、")}`,
	),
	remedy: text("Use the database user of Chatwoot itself", "请使用 Chatwoot 自身的数据库用户"),
});

const differentDatabase: Finding = {
	severity: "block",
	code: "database-differs",
	text: text(
		"CHATWOOT_DATABASE belongs to another Chatwoot than CHATWOOT_BASE_URL: account or inboxes differ",
		"CHATWOOT_DATABASE 与 CHATWOOT_BASE_URL 不是同一个 Chatwoot：账号或收件箱不一致",
	),
	remedy: text("Check host and database name in CHATWOOT_DATABASE", "请检查 CHATWOOT_DATABASE 中的主机和数据库名"),
};
