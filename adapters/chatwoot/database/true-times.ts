import type { Finding, ImportedRecord } from "../../../src/adapter/contract.js";
import { AppError, type Localized, text } from "../../../src/model/index.js";
import { type Database, withDatabase } from "../database.js";
import type { Session } from "../target/handler.js";
import { articlesDue, changeSql, contactsDue, conversationsDue, countSql, type Due } from "./due.js";
import { otherInstallation } from "./other-installation.js";
import { stage } from "./stage.js";

const conversationsPerBatch = 200;
const othersPerBatch = 1000;
/** Chatwoot's jobs write grey lines a moment after the import's last call. */
const quietMs = 3000;
const quietTurns = 20;

/**
 * Gives everything that HTTP created its original time, in Chatwoot's own database (sheet 4.3). One transaction a batch;
 * every batch finds out by itself what is still to do, so a second run changes nothing and a killed one is finished by
 * the next. With `dryRun` the rows are only counted. `afterImport`: wait for the traces of what was just sent.
 */
export async function trueTimes(
	session: Session,
	url: string,
	options: { dryRun: boolean; afterImport: boolean },
): Promise<Finding[]> {
	const { io, config } = session;
	const imported = io.imported;
	if (imported === undefined || importInbox(imported()) === undefined) return [];
	return await withDatabase(url, async (database) => {
		const differs = await otherInstallation(session, database);
		if (differs !== undefined)
			throw new AppError("target-unsafe", { what: differs.text, ...(differs.remedy && { hint: differs.remedy }) });
		if (options.afterImport && !options.dryRun) await untilQuiet(session, database);
		const { conversations } = await stage(database, imported(), config.accountId);
		io.run.report({ type: "step", step: "true-times", text: stepText, total: conversations });
		const changed = new Map<string, number>();
		const ids = (kind: string, table: string) =>
			`SELECT t.id FROM uncrisp_imported i JOIN ${table} t ON t.id = i.id AND t.account_id = ${config.accountId} WHERE i.kind = '${kind}'`;
		let done = 0;
		for (const { dues, source, size } of [
			{ dues: conversationsDue, source: "SELECT id FROM uncrisp_conversations", size: conversationsPerBatch },
			{ dues: contactsDue, source: ids("contact", "contacts"), size: othersPerBatch },
			{ dues: articlesDue, source: ids("article", "articles"), size: othersPerBatch },
		]) {
			for await (const batch of batches(database, source, size)) {
				io.run.signal.throwIfAborted();
				await database.transaction(() => perform(database, dues, batch, options.dryRun, changed));
				done = Math.min(conversations, done + batch.length);
				io.run.report({ type: "advance", step: "true-times", done, total: conversations });
			}
		}
		return [finding(changed, options.dryRun)];
	});
}

/** Ids in order, a batch at a time. */
async function* batches(database: Database, source: string, size: number): AsyncGenerator<number[], void> {
	let after = 0;
	for (;;) {
		const rows = await database.rows<{ id: string | number }>(
			`SELECT DISTINCT id FROM (${source}) source WHERE id > $1 ORDER BY id LIMIT ${size}`,
			[after],
		);
		const ids = rows.map(({ id }) => Number(id));
		if (ids.length === 0) return;
		yield ids;
		after = ids.at(-1) ?? after;
	}
}

async function perform(
	database: Database,
	dues: readonly Due[],
	batch: readonly number[],
	dryRun: boolean,
	changed: Map<string, number>,
): Promise<void> {
	for (const due of dues) {
		const rows = dryRun
			? ((await database.rows<{ rows: number }>(countSql(due), [batch]))[0]?.rows ?? 0)
			: await database.change(changeSql(due), [batch]);
		const name = due.set === undefined ? `-${due.table}` : due.table;
		if (rows > 0) changed.set(name, (changed.get(name) ?? 0) + rows);
	}
}

/** Waits until no more rows come into the import inbox. */
async function untilQuiet({ io }: Session, database: Database): Promise<void> {
	const inbox = importInbox(io.imported?.() ?? []);
	const newest = async () =>
		(await database.rows<{ id: number | null }>("SELECT max(id) AS id FROM messages WHERE inbox_id = $1", [inbox]))[0]
			?.id;
	let before = await newest();
	for (let turn = 0; turn < quietTurns; turn++) {
		await io.run.clock.sleep(quietMs, io.run.signal);
		const now = await newest();
		if (now === before) return;
		before = now;
	}
}

/** The ledger begins with it. */
function importInbox(imported: Iterable<ImportedRecord>): number | undefined {
	for (const { kind, ref } of imported) if (kind === "inbox.create") return Number(ref.id);
	return undefined;
}

function finding(changed: ReadonlyMap<string, number>, dryRun: boolean): Finding {
	if (changed.size === 0)
		return {
			severity: "info",
			code: "true-times",
			text: text("Times are right: nothing to change", "时间均已正确，无需更改"),
		};
	const words = [...changed].map(([table, rows]) =>
		table.startsWith("-")
			? text(`${rows} ${table.slice(1)} of the import removed`, `${table.slice(1)} 删除 ${rows} 条导入痕迹`)
			: text(`${rows} ${table}`, `${table} ${rows} 行`),
	);
	const list: Localized = text(words.map(({ en }) => en).join(", "), words.map((each) => each["zh-CN"]).join("，"));
	return {
		severity: "info",
		code: dryRun ? "true-times-due" : "true-times",
		text: dryRun
			? text(`The next import writes original times to: ${list.en}`, `下次导入将写入原始时间：${list["zh-CN"]}`)
			: text(`Original times written to: ${list.en}`, `已写入原始时间：${list["zh-CN"]}`),
	};
}

const stepText = text("Writing original times into Chatwoot's database", "正在向 Chatwoot 的数据库写入原始时间");
