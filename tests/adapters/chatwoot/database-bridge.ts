import type { Client } from "pg";
import type { Json } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";

/** A row id is never its display id in Chatwoot: who mixes them up finds nothing. */
export const rowIdOf = (displayId: number) => displayId + 5000;

const statuses = ["open", "resolved", "pending", "snoozed"];
/** Seconds since the epoch as PostgreSQL takes them, whatever the zone of a session. */
const utc = (seconds: number) => new Date(seconds * 1000).toISOString().replace("T", " ").replace("Z", "");

/**
 * What the double got over HTTP, as the rows Chatwoot would have written for it: run again, it adds what is new and leaves
 * what is there, as Chatwoot does when nobody writes to a row.
 */
export async function copyToDatabase({ data, accountId }: ChatwootDouble, client: Client): Promise<void> {
	const put = (sql: string, values: unknown[]) => client.query(`${sql} ON CONFLICT DO NOTHING`, values);
	const account = data.account;
	await put("INSERT INTO accounts VALUES ($1, $2, now(), now())", [accountId, account.name]);
	for (const inbox of data.inboxes) {
		const channel = Number(inbox.id) + 7000;
		if (inbox.channel_type === "Channel::Api")
			await put("INSERT INTO channel_api VALUES ($1, $2, $3, $4, now(), now())", [
				channel,
				accountId,
				inbox.inbox_identifier,
				inbox.additional_attributes,
			]);
		await put("INSERT INTO inboxes VALUES ($1, $2, $3, $4, $5, now(), now())", [
			inbox.id,
			channel,
			accountId,
			inbox.name,
			inbox.channel_type,
		]);
	}
	for (const one of data.contacts) {
		const at = utc(one.created_at);
		const active = one.last_activity_at === undefined ? null : utc(one.last_activity_at);
		await put("INSERT INTO contacts VALUES ($1, $2, $3, $4, $5, $6, $6)", [
			one.id,
			one.name,
			accountId,
			one.custom_attributes,
			active,
			at,
		]);
		await client.query("UPDATE contacts SET custom_attributes = $2 WHERE id = $1", [one.id, one.custom_attributes]);
	}
	for (const one of data.contactInboxes)
		await put(
			"INSERT INTO contact_inboxes (contact_id, inbox_id, source_id, created_at, updated_at) VALUES ($1, $2, $3, now(), now())",
			[one.contact_id, one.inbox_id, one.source_id],
		);
	for (const one of data.conversations) {
		const known = await client.query("SELECT id FROM conversations WHERE id = $1", [rowIdOf(one.id)]);
		const status = statuses.indexOf(one.status);
		if (known.rows.length === 0) {
			// The trigger overwrites the display id: it must come to the double's.
			await client.query(`SELECT setval('conv_dpid_seq_${accountId}', $1, false)`, [one.id]);
			await client.query(
				`INSERT INTO conversations (id, account_id, inbox_id, status, contact_id, display_id, contact_inbox_id,
					custom_attributes, agent_last_seen_at, waiting_since, last_activity_at, created_at, updated_at)
				VALUES ($1, $2, $3::integer, $4, $5, 0, (SELECT id FROM contact_inboxes WHERE inbox_id = $3::integer AND source_id = $6), $7, $8, $9, $10, $9, $10)`,
				[
					rowIdOf(one.id),
					accountId,
					one.inbox_id,
					status,
					one.contact_id,
					one.source_id,
					one.custom_attributes,
					utc(one.agent_last_seen_at),
					utc(one.created_at),
					utc(one.last_activity_at),
				],
			);
			// What Chatwoot's jobs write when a conversation is opened or resolved.
			await client.query(
				`INSERT INTO reporting_events (name, value, account_id, conversation_id, created_at, updated_at)
				VALUES ($1, 3, $2, $3, $4, $4)`,
				[`conversation_${one.status}`, accountId, rowIdOf(one.id), utc(one.last_activity_at)],
			);
		}
		await client.query("UPDATE conversations SET status = $2, custom_attributes = $3 WHERE id = $1", [
			rowIdOf(one.id),
			status,
			one.custom_attributes,
		]);
	}
	for (const one of data.messages) {
		const attributes = Object.keys(one.content_attributes).length === 0 ? {} : JSON.stringify(one.content_attributes);
		const sender = one.message_type === 2 ? null : one.message_type === 0 ? "Contact" : senderType(one.sender);
		const added = await put("INSERT INTO messages VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)", [
			one.id,
			one.content,
			accountId,
			one.inbox_id,
			rowIdOf(one.conversation_id),
			one.message_type,
			one.private,
			one.source_id,
			// JSON inside a JSON string, as Chatwoot stores it.
			JSON.stringify(attributes),
			sender,
			one.sender?.id ?? null,
			utc(one.created_at),
		]);
		if (added.rowCount === 1)
			await client.query(
				"UPDATE conversations SET last_activity_at = greatest(last_activity_at, $2), updated_at = $2 WHERE id = $1",
				[rowIdOf(one.conversation_id), utc(one.created_at)],
			);
		for (const file of one.attachments)
			await put("INSERT INTO attachments VALUES ($1, $2, $3, $4, $4)", [
				file.id,
				one.id,
				accountId,
				utc(one.created_at),
			]);
	}
	for (const one of data.articles)
		await put("INSERT INTO articles VALUES ($1, $2, $3, $4, now(), now())", [one.id, accountId, one.title, one.slug]);
}

/** What SQL changed, as HTTP would answer it from then on. */
export async function copyFromDatabase({ data }: ChatwootDouble, client: Client): Promise<void> {
	const seconds = async (table: string): Promise<Map<number, number>> => {
		const { rows } = await client.query<{ id: string; at: string }>(
			`SELECT id, floor(extract(epoch FROM created_at)) AS at FROM ${table}`,
		);
		return new Map(rows.map((row) => [Number(row.id), Number(row.at)]));
	};
	const messages = await seconds("messages");
	data.messages = data.messages.filter((one) => messages.has(one.id));
	for (const one of data.messages) one.created_at = messages.get(one.id) ?? one.created_at;
	const contacts = await seconds("contacts");
	for (const one of data.contacts) one.created_at = contacts.get(one.id) ?? one.created_at;
	const conversations = await seconds("conversations");
	for (const one of data.conversations) one.created_at = conversations.get(rowIdOf(one.id)) ?? one.created_at;
}

function senderType(sender: Json | undefined): string {
	return sender?.type === "agent_bot" ? "AgentBot" : "User";
}
