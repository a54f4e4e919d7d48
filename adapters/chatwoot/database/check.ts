import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import type { Finding } from "../../../src/adapter/contract.js";
import { isAppError, text } from "../../../src/model/index.js";
import { isBulk } from "../config.js";
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
const updated = ["conversations", "messages", "attachments", "contacts", "contact_inboxes", "articles"];
const emptied = ["messages", "reporting_events", "notifications"];

/** Columns that rows of the bulk route have beside those, and ids that are drawn for them. */
const bulkColumns: Readonly<Record<string, readonly string[]>> = {
	account_users: ["account_id", "user_id"],
	agent_bots: ["id", "account_id"],
	contacts:
		"id account_id name email phone_number identifier contact_type location country_code additional_attributes custom_attributes created_at updated_at last_activity_at".split(
			" ",
		),
	contact_inboxes: ["id", "contact_id", "inbox_id", "source_id", "created_at", "updated_at"],
	conversations:
		"id account_id inbox_id contact_id contact_inbox_id display_id status assignee_id additional_attributes custom_attributes cached_label_list agent_last_seen_at created_at updated_at last_activity_at".split(
			" ",
		),
	messages:
		"id account_id inbox_id conversation_id message_type content processed_message_content private source_id content_attributes sender_type sender_id created_at updated_at".split(
			" ",
		),
	attachments: ["id", "message_id", "account_id", "file_type", "extension", "created_at", "updated_at"],
	active_storage_blobs: "id key filename content_type metadata byte_size checksum service_name created_at".split(" "),
	active_storage_attachments: ["name", "record_type", "record_id", "blob_id", "created_at"],
	notes: ["id", "account_id", "contact_id", "user_id", "content", "created_at", "updated_at"],
	tags: ["id", "name", "taggings_count"],
	taggings: ["tag_id", "taggable_type", "taggable_id", "context", "created_at"],
};
const inserted = Object.keys(bulkColumns).filter((table) => !["account_users", "agent_bots"].includes(table));

/** Whether the database can be reached, is the one behind this address, and lets its times be changed. Reads only. */
export async function databaseFindings(session: Session, url: string): Promise<Finding[]> {
	try {
		return await withDatabase(url, async (database) => {
			const bulk = isBulk(session.config);
			const missing = await missingColumns(database, bulk ? [columns, bulkColumns] : [columns]);
			if (missing.length > 0) return [unknownSchema(missing)];
			const needed = bulk ? await unknownNeeds(database) : [];
			if (needed.length > 0) return [unknownSchema(needed)];
			const refused = await missingRights(database, bulk);
			if (refused.length > 0) return [noRights(refused)];
			const differs = await otherInstallation(session, database);
			if (differs !== undefined) return [differs];
			return [await reached(database), ...(bulk ? await bulkFindings(session, database) : [])];
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

async function missingColumns(
	database: Database,
	wanted: readonly Readonly<Record<string, readonly string[]>>[],
): Promise<string[]> {
	const names = wanted.flatMap((tables) =>
		Object.entries(tables).flatMap(([table, of]) => of.map((column) => `${table}.${column}`)),
	);
	const rows = await database.rows<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.oid IN (SELECT to_regclass(t) FROM unnest($1::text[]) t) AND a.attnum > 0 AND NOT a.attisdropped`,
		[wanted.flatMap((tables) => Object.keys(tables))],
	);
	const found = new Set(rows.map(({ name }) => name));
	return [...new Set(names)].filter((name) => !found.has(name));
}

/** Columns of a newer Chatwoot that a row must have and nobody told us of. */
async function unknownNeeds(database: Database): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.oid IN (SELECT to_regclass(t) FROM unnest($1::text[]) t) AND a.attnum > 0 AND NOT a.attisdropped
			AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''`,
		[inserted],
	);
	const known = new Set(
		Object.entries(bulkColumns).flatMap(([table, names]) => names.map((column) => `${table}.${column}`)),
	);
	return rows.map(({ name }) => name).filter((name) => !known.has(name));
}

async function missingRights(database: Database, bulk: boolean): Promise<string[]> {
	const wanted = [
		...Object.keys(columns).map((table) => [table, "SELECT"]),
		...updated.map((table) => [table, "UPDATE"]),
		...emptied.map((table) => [table, "DELETE"]),
		...(bulk ? Object.keys(bulkColumns).map((table) => [table, "SELECT"]) : []),
		...(bulk ? inserted.map((table) => [table, "INSERT"]) : []),
		...(bulk ? [["tags", "UPDATE"]] : []),
	];
	const rows = await database.rows<{ name: string }>(
		`SELECT privilege || ' ' || relation AS name FROM unnest($1::text[], $2::text[]) AS wanted (relation, privilege)
		WHERE NOT has_table_privilege(relation, privilege)
		UNION ALL SELECT 'TEMPORARY' WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')`,
		[wanted.map(([table]) => table), wanted.map(([, privilege]) => privilege)],
	);
	return rows.map(({ name }) => name);
}

async function bulkFindings({ config }: Session, database: Database): Promise<Finding[]> {
	const { storage } = config;
	if (storage === undefined) return [bulkWithoutFiles];
	if (!(await isFolder(storage))) return [noStorage];
	const [other] = await database.rows<{ name: string }>(
		"SELECT service_name AS name FROM active_storage_blobs WHERE service_name <> 'local' ORDER BY id DESC LIMIT 1",
	);
	return other === undefined ? [bulkWithFiles] : [otherStorage(other.name)];
}

async function isFolder(path: string): Promise<boolean> {
	try {
		await access(path, constants.W_OK);
		return (await stat(path)).isDirectory();
	} catch {
		return false;
	}
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

const bulkWithoutFiles: Finding = {
	severity: "info",
	code: "bulk",
	text: text(
		"Contacts and conversations are written into the database; messages with files go over HTTP",
		"联系人和会话直接写入数据库；带文件的消息通过 HTTP 发送",
	),
};
const bulkWithFiles: Finding = {
	severity: "info",
	code: "bulk",
	text: text(
		"Contacts and conversations are written into the database, files into Chatwoot's storage folder",
		"联系人和会话直接写入数据库，文件写入 Chatwoot 的存储目录",
	),
};
const noStorage: Finding = {
	severity: "block",
	code: "bulk-storage",
	text: text("CHATWOOT_STORAGE is no folder that can be written to", "CHATWOOT_STORAGE 不是可写的目录"),
	remedy: text(
		"Name the storage folder of Chatwoot itself, or leave CHATWOOT_STORAGE out",
		"请填写 Chatwoot 自身的存储目录，或去掉 CHATWOOT_STORAGE",
	),
};
const otherStorage = (name: string): Finding => ({
	severity: "block",
	code: "bulk-storage",
	text: text(
		`This Chatwoot keeps files in another storage (${name}), where CHATWOOT_STORAGE would not be looked at`,
		`此 Chatwoot 将文件保存在其他存储（${name}）中，不会读取 CHATWOOT_STORAGE`,
	),
	remedy: text(
		"Leave CHATWOOT_STORAGE out: messages with files then go over HTTP",
		"请去掉 CHATWOOT_STORAGE：带文件的消息将通过 HTTP 发送",
	),
});

const unknownSchema = (missing: readonly string[]): Finding => ({
	severity: "block",
	code: "database-schema",
	text: text(
		`The database is not of a Chatwoot known here; columns missing or new: ${missing.slice(0, 5).join(", ")}`,
		`数据库不属于已知的 Chatwoot 版本，缺少或新增的列：${missing.slice(0, 5).join("、")}`,
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
