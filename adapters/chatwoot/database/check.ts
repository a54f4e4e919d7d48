import type { Finding } from "../../../src/adapter/contract.js";
import { isAppError, text } from "../../../src/model/index.js";
import { bulkColumns, bulkFindings, bulkNeeds, bulkRights, closedSequences } from "../bulk/check.js";
import { isBulk } from "../config.js";
import { type Database, withDatabase } from "../database.js";
import type { Session } from "../target/handler.js";
import { otherInstallation } from "./other-installation.js";
import { type Columns, missingColumns, missingRights, type TableRight } from "./schema.js";

/** Columns that back-dating reads or writes, by table, as in 4.10.1; a server without one of them is not one we know. */
const columns: Columns = {
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
const rights: readonly TableRight[] = [
	...Object.keys(columns).map((table) => [table, "SELECT"] as const),
	...updated.map((table) => [table, "UPDATE"] as const),
	...emptied.map((table) => [table, "DELETE"] as const),
];

/** Whether the database can be reached, is the one behind this address, and lets its times be changed. Reads only. */
export async function databaseFindings(session: Session, url: string): Promise<Finding[]> {
	try {
		return await withDatabase(url, async (database) => {
			const bulk = isBulk(session.config);
			const missing = await missingColumns(database, bulk ? [columns, bulkColumns] : [columns]);
			if (missing.length > 0) return [unknownSchema(missing)];
			const needed = bulk ? await bulkNeeds(database) : [];
			if (needed.length > 0) return [unknownSchema(needed)];
			const refused = await missingRights(database, bulk ? [...rights, ...bulkRights] : rights);
			if (bulk) refused.push(...(await closedSequences(database, session.config.accountId)));
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
