import type { Client } from "pg";
import type { Json } from "../../../adapters/chatwoot/double/state.js";

/** Times after this are those of an import; everything that Crisp dates is earlier. */
const importsBegin = "'2026-06-01'";

/**
 * What an import left in Chatwoot's tables, readable and without anything that two imports of one archive may differ in:
 * ids become what they stand for, the time of the import becomes "now".
 */
export async function importedRows(client: Client): Promise<Record<string, Json[]>> {
	const tables: Record<string, Json[]> = {};
	for (const [table, sql] of Object.entries(queries)) tables[table] = (await client.query(sql)).rows;
	const sources = new Map(tables.messages?.map(({ row, source_id }) => [row, source_id]));
	for (const message of tables.messages ?? []) {
		message.attributes = readable(message.attributes, sources);
		delete message.row;
	}
	return tables;
}

const time = (column: string) =>
	`CASE WHEN ${column} > ${importsBegin} THEN 'now' ELSE to_char(${column}, 'YYYY-MM-DD HH24:MI:SS.US') END`;
const who = "c.custom_attributes ->> 'crisp_id'";
const session = "v.custom_attributes ->> 'crisp_session_id'";
const labels = (type: string, id: string) =>
	`ARRAY(SELECT t.name FROM taggings g JOIN tags t ON t.id = g.tag_id
		WHERE g.taggable_type = '${type}' AND g.taggable_id = ${id} AND g.context = 'labels' ORDER BY 1)`;

const queries = {
	contacts: `SELECT ${who} AS id, c.account_id, c.name, c.email, c.phone_number, c.identifier, c.contact_type, c.location,
		c.country_code, c.blocked, c.additional_attributes AS additional, c.custom_attributes AS custom, ${labels("Contact", "c.id")} AS labels,
		${time("c.created_at")} AS created, ${time("c.last_activity_at")} AS active FROM contacts c ORDER BY 1, c.email`,
	contact_inboxes: `SELECT b.source_id, ${who} AS contact, i.name AS inbox, ${time("b.created_at")} AS created,
		${time("b.updated_at")} AS updated
		FROM contact_inboxes b JOIN contacts c ON c.id = b.contact_id JOIN inboxes i ON i.id = b.inbox_id ORDER BY 1`,
	conversations: `SELECT ${session} AS id, v.account_id, v.status, v.assignee_id, ${who} AS contact, i.name AS inbox, b.source_id,
		v.additional_attributes AS additional, v.custom_attributes AS custom, ${labels("Conversation", "v.id")} AS labels,
		v.cached_label_list, ${time("v.created_at")} AS created, ${time("v.updated_at")} AS updated,
		${time("v.last_activity_at")} AS active, ${time("v.first_reply_created_at")} AS replied,
		${time("v.waiting_since")} AS waiting, ${time("v.agent_last_seen_at")} AS seen
		FROM conversations v JOIN contacts c ON c.id = v.contact_id JOIN inboxes i ON i.id = v.inbox_id
		JOIN contact_inboxes b ON b.id = v.contact_inbox_id ORDER BY 1`,
	messages: `SELECT m.id AS row, ${session} AS conversation, m.source_id, m.account_id, i.name AS inbox, m.message_type, m.content_type, m.status,
		m.content, m.processed_message_content AS processed, m.private, m.content_attributes AS attributes,
		m.sender_type, coalesce(${who}, a.description, m.sender_id::text) AS sender,
		${time("m.created_at")} AS created, ${time("m.updated_at")} AS updated
		FROM messages m JOIN conversations v ON v.id = m.conversation_id JOIN inboxes i ON i.id = m.inbox_id
		LEFT JOIN contacts c ON m.sender_type = 'Contact' AND c.id = m.sender_id
		LEFT JOIN agent_bots a ON m.sender_type = 'AgentBot' AND a.id = m.sender_id ORDER BY 2, m.id`,
	attachments: `SELECT m.source_id AS message, b.filename, a.account_id, a.file_type, b.byte_size, b.checksum, b.service_name, s.name,
		${time("a.created_at")} AS created, ${time("a.updated_at")} AS updated
		FROM attachments a JOIN messages m ON m.id = a.message_id
		LEFT JOIN active_storage_attachments s ON s.record_type = 'Attachment' AND s.record_id = a.id
		LEFT JOIN active_storage_blobs b ON b.id = s.blob_id ORDER BY 1, 2`,
	notes: `SELECT ${who} AS contact, n.account_id, n.user_id, n.content, ${time("n.created_at")} AS created
		FROM notes n JOIN contacts c ON c.id = n.contact_id ORDER BY 1`,
	traces: "SELECT name FROM reporting_events",
};

/** The JSON inside JSON; a reply to something that is not there holds no ids, or empty ones. */
function readable(value: unknown, sources: ReadonlyMap<unknown, unknown>): Json {
	const attributes = (typeof value === "string" ? JSON.parse(value) : value) as Json;
	const { in_reply_to: id, in_reply_to_external_id: external, ...rest } = attributes;
	return {
		...rest,
		...(id != null && { repliesTo: sources.get(id) ?? "nothing" }),
		...(external != null && { external }),
	};
}
