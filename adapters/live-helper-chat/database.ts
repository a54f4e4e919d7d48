import { InDoubtError } from "../../src/adapter/errors.js";
import type { HttpFactory } from "../../src/http/http-client.js";
import { AppError, text } from "../../src/model/index.js";
import { messageKey, type Row } from "./wire.js";

/**
 * Live Helper Chat's MySQL or MariaDB, for what its REST API cannot do. The one file that speaks SQL: an outgoing
 * connection of its own, as the database of a self-hosted vendor needs one. Reads the columns it writes, nothing else;
 * changes only rows whose ids the caller has from the ledger. Each method is one transaction.
 */
export interface LiveHelperChatDatabase {
	/** The lowest id of a row with these values. */
	findRow(table: string, values: Row): Promise<number | undefined>;
	readRow(table: string, id: number): Promise<Row | undefined>;
	insertRow(table: string, values: Row): Promise<number>;
	updateRow(table: string, id: number, values: Row): Promise<void>;
	deleteRow(table: string, id: number): Promise<void>;
	/** Adds messages that a chat lacks and replaces the text of those that it has, by our key in `meta_msg`. */
	writeMessages(chatId: number, messages: readonly StoredMessage[]): Promise<void>;
	/** REST leaves each message of the past "scheduled to be sent", with a warning in the console; what an import wrote becomes sent. */
	markSent(chatId: number): Promise<void>;
	/** Returns those that were not there yet. */
	attachSubjects(chatId: number, subjectIds: readonly number[]): Promise<number[]>;
	detachSubjects(chatId: number, subjectIds: readonly number[]): Promise<void>;
	subjectsOf(chatId: number): Promise<number[]>;
	tagCanned(cannedId: number, tag: string): Promise<void>;
	untagCanned(cannedId: number): Promise<void>;
	createSurvey(texts: { name: string; stars: string; comment: string }): Promise<number>;
	/** The newest file above `floor` that bears one of these names. */
	fileNamed(names: readonly string[], floor: number): Promise<number | undefined>;
	/** What would speak or refuse during an import. */
	settings(): Promise<ServerSettings>;
	close(): Promise<void>;
}

/** A message as it lies in `lh_msg`. */
export interface StoredMessage {
	/** Our id of it. */
	key: string;
	msg: string;
	time: number;
	user_id: number;
	name_support: string;
	meta_msg: string;
}

export interface ServerSettings {
	webhooks: string[];
	autoResponders: string[];
	/** Allowed extensions, as written: a part of a regular expression. */
	operatorFileTypes?: string;
	maxFileKb?: number;
}

/** What this file needs of mysql2, so that its types are no part of ours. */
interface Connection {
	execute(sql: string, values?: unknown[]): Promise<[unknown, unknown]>;
	beginTransaction(): Promise<void>;
	commit(): Promise<void>;
	rollback(): Promise<void>;
	release(): void;
}

/** Connects lazily loaded; rejects with AppError `config-invalid` when the server cannot be reached or refuses. */
export async function openLiveHelperChatDatabase(url: string, http: HttpFactory): Promise<LiveHelperChatDatabase> {
	const { createPool } = await import("mysql2/promise");
	const address = new URL(url);
	http.secret(url);
	if (address.password !== "") http.secret(decodeURIComponent(address.password));
	const pool = createPool({
		host: address.hostname.replace(/^\[|\]$/g, ""),
		port: Number(address.port || 3306),
		user: decodeURIComponent(address.username),
		password: decodeURIComponent(address.password),
		database: decodeURIComponent(address.pathname.slice(1)),
		charset: "utf8mb4",
		connectionLimit: 4,
	});

	async function inTransaction<T>(act: (run: Run) => Promise<T>): Promise<T> {
		const connection = (await pool.getConnection().catch(unreachable)) as unknown as Connection;
		const run: Run = async (sql, values = []) => (await connection.execute(sql, values))[0] as never;
		try {
			await connection.beginTransaction();
			const result = await act(run);
			await committed(connection);
			return result;
		} catch (error) {
			await connection.rollback().catch(() => {});
			if (isPassing(error)) throw new InDoubtError("the database broke off", { cause: error });
			throw error;
		} finally {
			connection.release();
		}
	}

	const insert = async (run: Run, table: string, values: Row): Promise<number> => {
		const names = Object.keys(values);
		const columns = names.map((name) => `\`${checked(name)}\``).join(", ");
		const marks = names.map(() => "?").join(", ");
		const { insertId } = await run<{ insertId: number }>(
			`INSERT INTO \`${checked(table)}\` (${columns}) VALUES (${marks})`,
			Object.values(values),
		);
		return insertId;
	};

	return {
		findRow: (table, values) =>
			inTransaction(async (run) => {
				const where = Object.keys(values).map((name) => `\`${checked(name)}\` = BINARY ?`);
				const rows = await run<Row[]>(
					`SELECT id FROM \`${checked(table)}\` WHERE ${where.join(" AND ")} ORDER BY id LIMIT 1`,
					Object.values(values),
				);
				return rows[0] === undefined ? undefined : Number(rows[0].id);
			}),
		readRow: (table, id) =>
			inTransaction(async (run) => (await run<Row[]>(`SELECT * FROM \`${checked(table)}\` WHERE id = ?`, [id]))[0]),
		insertRow: (table, values) => inTransaction((run) => insert(run, table, values)),
		updateRow: (table, id, values) =>
			inTransaction(async (run) => {
				const sets = Object.keys(values).map((name) => `\`${checked(name)}\` = ?`);
				await run(`UPDATE \`${checked(table)}\` SET ${sets.join(", ")} WHERE id = ?`, [...Object.values(values), id]);
			}),
		deleteRow: (table, id) =>
			inTransaction(async (run) => {
				if (table === "lh_abstract_subject")
					await run("DELETE FROM lh_abstract_subject_chat WHERE subject_id = ?", [id]);
				await run(`DELETE FROM \`${checked(table)}\` WHERE id = ?`, [id]);
			}),
		writeMessages: (chatId, messages) => inTransaction((run) => writeMessages(run, insert, chatId, messages)),
		markSent: (chatId) =>
			inTransaction(async (run) => {
				const where = `chat_id = ? AND del_st = 0 AND meta_msg LIKE '%"crisp":%'`;
				await run(`UPDATE lh_msg SET del_st = ? WHERE ${where}`, [sent, chatId]);
			}),
		attachSubjects: (chatId, subjectIds) =>
			inTransaction(async (run) => {
				// Locks the chat's row, so that two imports do not both find nothing.
				await run("SELECT id FROM lh_chat WHERE id = ? FOR UPDATE", [chatId]);
				const rows = await run<Row[]>("SELECT subject_id FROM lh_abstract_subject_chat WHERE chat_id = ?", [chatId]);
				const there = new Set(rows.map(({ subject_id }) => Number(subject_id)));
				const fresh = [...new Set(subjectIds)].filter((id) => !there.has(id));
				for (const id of fresh) await insert(run, "lh_abstract_subject_chat", { subject_id: id, chat_id: chatId });
				return fresh;
			}),
		detachSubjects: (chatId, subjectIds) =>
			inTransaction(async (run) => {
				for (const id of subjectIds)
					await run("DELETE FROM lh_abstract_subject_chat WHERE chat_id = ? AND subject_id = ?", [chatId, id]);
			}),
		subjectsOf: (chatId) =>
			inTransaction(async (run) => {
				const rows = await run<Row[]>("SELECT subject_id FROM lh_abstract_subject_chat WHERE chat_id = ?", [chatId]);
				return rows.map(({ subject_id }) => Number(subject_id));
			}),
		tagCanned: (cannedId, tag) =>
			inTransaction(async (run) => {
				const [known] = await run<Row[]>("SELECT id FROM lh_canned_msg_tag WHERE tag = ? LIMIT 1", [tag]);
				const tagId = known === undefined ? await insert(run, "lh_canned_msg_tag", { tag }) : Number(known.id);
				const link = { tag_id: tagId, canned_id: cannedId };
				const rows = await run<Row[]>("SELECT id FROM lh_canned_msg_tag_link WHERE tag_id = ? AND canned_id = ?", [
					tagId,
					cannedId,
				]);
				if (rows.length === 0) await insert(run, "lh_canned_msg_tag_link", link);
			}),
		untagCanned: (cannedId) =>
			inTransaction(async (run) => {
				const links = await run<Row[]>("SELECT tag_id FROM lh_canned_msg_tag_link WHERE canned_id = ?", [cannedId]);
				await run("DELETE FROM lh_canned_msg_tag_link WHERE canned_id = ?", [cannedId]);
				for (const { tag_id } of links)
					await run(
						"DELETE FROM lh_canned_msg_tag WHERE id = ? AND NOT EXISTS (SELECT 1 FROM lh_canned_msg_tag_link WHERE tag_id = ?)",
						[tag_id, tag_id],
					);
			}),
		createSurvey: (texts) => inTransaction((run) => createSurvey(run, insert, texts)),
		fileNamed: (names, floor) =>
			inTransaction(async (run) => {
				const marks = names.map(() => "?").join(", ");
				const rows = await run<Row[]>(
					`SELECT id FROM lh_chat_file WHERE id > ? AND upload_name IN (${marks}) ORDER BY id DESC LIMIT 1`,
					[floor, ...names],
				);
				return rows[0] === undefined ? undefined : Number(rows[0].id);
			}),
		settings: () => inTransaction(readSettings),
		close: () => pool.end(),
	};
}

type Run = <T = unknown>(sql: string, values?: unknown[]) => Promise<T>;
type Insert = (run: Run, table: string, values: Row) => Promise<number>;

/** `del_st` of a message that is under way no more. */
const sent = 1;

async function writeMessages(run: Run, insert: Insert, chatId: number, messages: readonly StoredMessage[]) {
	const [chat] = await run<Row[]>("SELECT id FROM lh_chat WHERE id = ? FOR UPDATE", [chatId]);
	if (chat === undefined) throw new Error("the chat is gone");
	const rows = await run<Row[]>("SELECT id, meta_msg FROM lh_msg WHERE chat_id = ?", [chatId]);
	const there = new Map(rows.map((row) => [messageKey({ meta_msg: String(row.meta_msg) }), Number(row.id)]));
	for (const { key, ...message } of messages) {
		const id = there.get(key);
		if (id === undefined) await insert(run, "lh_msg", { ...message, chat_id: chatId, del_st: sent });
		else
			await run("UPDATE lh_msg SET msg = ?, meta_msg = ? WHERE id = ? AND chat_id = ?", [
				message.msg,
				message.meta_msg,
				id,
				chatId,
			]);
	}
	await run("UPDATE lh_chat SET last_msg_id = (SELECT MAX(id) FROM lh_msg WHERE chat_id = ?) WHERE id = ?", [
		chatId,
		chatId,
	]);
}

/** Every column without a default gets one: which there are differs between versions. */
async function createSurvey(run: Run, insert: Insert, texts: { name: string; stars: string; comment: string }) {
	const columns = await run<Row[]>(
		"SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'lh_abstract_survey' AND column_name <> 'id'",
	);
	const empty = Object.fromEntries(columns.map(({ name, type }) => [name, /int/.test(String(type)) ? 0 : ""]));
	return insert(run, "lh_abstract_survey", {
		...empty,
		name: texts.name,
		max_stars_1_title: texts.stars,
		max_stars_1: 5,
		max_stars_1_enabled: 1,
		max_stars_1_pos: 1,
		question_plain_1: texts.comment,
		question_plain_1_enabled: 1,
		question_plain_1_pos: 2,
	});
}

async function readSettings(run: Run): Promise<ServerSettings> {
	const webhooks = await run<Row[]>("SELECT name FROM lh_webhook WHERE disabled = 0");
	const responders = await run<Row[]>("SELECT name FROM lh_abstract_auto_responder WHERE disabled = 0");
	const [files] = await run<Row[]>("SELECT value FROM lh_chat_config WHERE identifier = 'file_configuration'");
	const serialised = String(files?.value ?? "");
	const types = /"ft_op";s:\d+:"([^"]*)"/.exec(serialised)?.[1];
	const size = /"fs_max";(?:i:|s:\d+:")(\d+)/.exec(serialised)?.[1];
	return {
		webhooks: webhooks.map(({ name }) => String(name)),
		autoResponders: responders.map(({ name }) => String(name)),
		...(types !== undefined && { operatorFileTypes: types }),
		...(size !== undefined && { maxFileKb: Number(size) }),
	};
}

/** A broken connection takes its transaction along, and so does one that others stood in the way of: worth another try. */
function isPassing(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { fatal, code } = error as Error & { fatal?: unknown; code?: unknown };
	return fatal === true || code === "ER_LOCK_DEADLOCK" || code === "ER_LOCK_WAIT_TIMEOUT";
}

/** Names of tables and columns come from this adapter only; this keeps it so. */
function checked(name: string): string {
	if (!/^[a-z0-9_]+$/.test(name)) throw new Error("not a name of Live Helper Chat's tables");
	return name;
}

/** A connection that breaks here leaves open whether the server did it. */
async function committed(connection: Connection): Promise<void> {
	try {
		await connection.commit();
	} catch (error) {
		throw new InDoubtError("the database did not confirm", { cause: error });
	}
}

function unreachable(cause: unknown): never {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	throw new AppError("config-invalid", {
		what: text("Live Helper Chat's database cannot be used", "无法使用 Live Helper Chat 的数据库"),
		why: text(code === "" ? "No connection" : code, code === "" ? "无法连接" : code),
		hint: text(
			"Check LIVE_HELPER_CHAT_DATABASE_URL: mysql://user:password@host:3306/name, and that this machine may connect",
			"请检查 LIVE_HELPER_CHAT_DATABASE_URL：mysql://用户:密码@主机:3306/库名，并确认本机有权连接",
		),
		cause,
	});
}
