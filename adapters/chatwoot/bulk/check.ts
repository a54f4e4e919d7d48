import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import type { Finding } from "../../../src/adapter/contract.js";
import { text } from "../../../src/model/index.js";
import { type Columns, type TableRight, unknownNeeds } from "../database/schema.js";
import type { Database } from "../database.js";
import type { Session } from "../target/handler.js";

/** Columns that rows of the bulk route have beside those, and ids that are drawn for them. */
export const bulkColumns: Columns = {
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

/** Rights that the bulk route needs beside those of back-dating. */
export const bulkRights: readonly TableRight[] = [
	...Object.keys(bulkColumns).map((table) => [table, "SELECT"] as const),
	...inserted.map((table) => [table, "INSERT"] as const),
	["tags", "UPDATE"],
];

/** Sequences that give new rows their ids, and conversations their numbers, and that the user may not draw from. */
export async function closedSequences(database: Database, accountId: number): Promise<string[]> {
	const rows = await database.rows<{ name: string }>(
		`SELECT 'USAGE ' || sequence AS name FROM (
			SELECT pg_get_serial_sequence(t, 'id')::regclass AS sequence FROM unnest($1::text[]) t
			UNION ALL SELECT to_regclass($2)
		) wanted WHERE NOT has_sequence_privilege(sequence, 'USAGE, UPDATE')`,
		[inserted, `conv_dpid_seq_${accountId}`],
	);
	return rows.map(({ name }) => name);
}

/** Columns of a newer Chatwoot that a row must have and nobody told us of. */
export function bulkNeeds(database: Database): Promise<string[]> {
	return unknownNeeds(database, inserted, bulkColumns);
}

/** Which way files go, and whether they can. */
export async function bulkFindings({ config }: Session, database: Database): Promise<Finding[]> {
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
