import type { Finding } from "../../../src/adapter/contract.js";
import { text } from "../../../src/model/index.js";
import type { Database } from "../database.js";
import { accountRoute, type Session } from "../target/handler.js";
import { isRow, recordOf, rowsOf } from "../wire.js";

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

const differentDatabase: Finding = {
	severity: "block",
	code: "database-differs",
	text: text(
		"CHATWOOT_DATABASE belongs to another Chatwoot than CHATWOOT_BASE_URL: account or inboxes differ",
		"CHATWOOT_DATABASE 与 CHATWOOT_BASE_URL 不是同一个 Chatwoot：账号或收件箱不一致",
	),
	remedy: text("Check host and database name in CHATWOOT_DATABASE", "请检查 CHATWOOT_DATABASE 中的主机和数据库名"),
};
