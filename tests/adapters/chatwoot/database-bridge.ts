import { createHash } from "node:crypto";
import type { Client, QueryResult } from "pg";
import type { DoubleAttachment, DoubleMessage, Json } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";

/** A row id is never its display id in Chatwoot: who mixes them up finds nothing. */
export const rowIdOf = (displayId: number) => displayId + 5000;

const statuses = ["open", "resolved", "pending", "snoozed"];
const fileTypes = ["image", "audio", "video", "file"];
/** Seconds since the epoch as PostgreSQL takes them, whatever the zone of a session. */
const utc = (seconds: number) => new Date(seconds * 1000).toISOString().replace("T", " ").replace("Z", "");

/**
 * What the double got over HTTP, as the rows Chatwoot would have written for it: run again, it adds what is new and leaves
 * what is there, as Chatwoot does when nobody writes to a row.
 */
export async function copyToDatabase({ data, accountId }: ChatwootDouble, client: Client): Promise<void> {
	const changed = changedSince(data);
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
	for (const one of changed(data.contacts)) {
		const at = utc(one.created_at);
		const active = one.last_activity_at === undefined ? null : utc(one.last_activity_at);
		const { city, country, social_profiles } = one.additional_attributes;
		const isLead = Boolean(one.email ?? one.phone_number ?? social_profiles);
		// What Chatwoot derives when it saves a contact; rows that SQL wrote keep what they have.
		await put(
			`INSERT INTO contacts (id, account_id, contact_type, location, country_code, last_activity_at, created_at, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
			[one.id, accountId, isLead ? 1 : 0, city ?? "", country ?? "", active, at],
		);
		await client.query(
			`UPDATE contacts SET name = $2, email = $3, phone_number = $4, identifier = $5, blocked = $6,
				additional_attributes = $7, custom_attributes = $8 WHERE id = $1`,
			[
				one.id,
				one.name,
				one.email,
				one.phone_number,
				one.identifier,
				one.blocked,
				one.additional_attributes,
				one.custom_attributes,
			],
		);
		await setLabels(client, "Contact", one.id, one.labels);
	}
	for (const one of changed(data.contactInboxes))
		await put(
			"INSERT INTO contact_inboxes (contact_id, inbox_id, source_id, created_at, updated_at) VALUES ($1, $2, $3, now(), now())",
			[one.contact_id, one.inbox_id, one.source_id],
		);
	for (const one of changed(data.conversations)) {
		const known = await client.query<{ id: number }>(
			"SELECT id FROM conversations WHERE account_id = $1 AND display_id = $2",
			[accountId, one.id],
		);
		const rowId = known.rows[0]?.id ?? rowIdOf(one.id);
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
		await client.query(
			`UPDATE conversations SET status = $2, custom_attributes = $3, additional_attributes = $4, assignee_id = $5,
				agent_last_seen_at = $6, cached_label_list = $7 WHERE id = $1`,
			[
				rowId,
				status,
				one.custom_attributes,
				one.additional_attributes,
				one.assignee_id,
				utc(one.agent_last_seen_at),
				one.labels.length === 0 ? null : one.labels.join(", "),
			],
		);
		await setLabels(client, "Conversation", rowId, one.labels);
	}
	await client.query(`SELECT setval('conv_dpid_seq_${accountId}', $1::bigint)`, [
		Math.max(firstOwnNumber, ...data.conversations.map(({ id }) => id)),
	]);
	for (const one of changed(data.messages)) {
		const attributes = Object.keys(one.content_attributes).length === 0 ? {} : JSON.stringify(one.content_attributes);
		const columns =
			"id, content, processed_message_content, account_id, inbox_id, conversation_id, message_type, private, source_id, content_attributes, sender_type, sender_id, created_at, updated_at";
		const values = "$1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12";
		const added = await put(`INSERT INTO messages (${columns}) VALUES (${values})`, [
			one.id,
			one.content,
			accountId,
			one.inbox_id,
			await rowIdIn(client, accountId, one.conversation_id),
			one.message_type,
			one.private,
			one.source_id,
			// JSON inside a JSON string, as Chatwoot stores it.
			JSON.stringify(attributes),
			senderType(one.sender),
			one.sender?.id ?? null,
			utc(one.created_at),
		]);
		if (added.rowCount === 1)
			await client.query(
				"UPDATE conversations SET last_activity_at = greatest(last_activity_at, $3), updated_at = $3 WHERE account_id = $1 AND display_id = $2",
				[accountId, one.conversation_id, utc(one.created_at)],
			);
		for (const file of one.attachments) await addAttachment(client, accountId, one, file);
	}
	for (const one of changed(data.notes))
		await put(
			"INSERT INTO notes (id, content, account_id, contact_id, user_id, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, now(), now())",
			[one.id, one.content, accountId, one.contact_id],
		);
	for (const one of changed(data.bots))
		await put("INSERT INTO agent_bots VALUES ($1, $2, $3, $4, now(), now())", [
			one.id,
			one.name,
			one.description,
			accountId,
		]);
	for (const one of changed(data.agents))
		await put(
			"INSERT INTO account_users (id, account_id, user_id, created_at, updated_at) VALUES ($1, $2, $1, now(), now())",
			[one.id, accountId],
		);
	for (const one of changed(data.articles))
		await put("INSERT INTO articles VALUES ($1, $2, $3, $4, now(), now())", [one.id, accountId, one.title, one.slug]);
}

/** Of each list of a double, what is new or was changed since it was last asked: everything anew would be slow. */
function changedSince(data: ChatwootDouble["data"]): <T extends object>(list: readonly T[]) => T[] {
	const seen = copied.get(data) ?? new WeakMap<object, string>();
	copied.set(data, seen);
	return (list) =>
		list.filter((one) => {
			const now = JSON.stringify(one);
			if (seen.get(one) === now) return false;
			seen.set(one, now);
			return true;
		});
}
const copied = new WeakMap<ChatwootDouble["data"], WeakMap<object, string>>();

async function addAttachment(
	client: Client,
	accountId: number,
	message: DoubleMessage,
	file: DoubleAttachment,
): Promise<void> {
	const added = await client.query(
		`INSERT INTO attachments (id, message_id, account_id, file_type, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING`,
		[file.id, message.id, accountId, fileTypes.indexOf(file.file_type), utc(message.created_at)],
	);
	if (added.rowCount !== 1 || file.bytes === undefined) return;
	await client.query(
		`WITH blob AS (
			INSERT INTO active_storage_blobs (key, filename, byte_size, checksum, service_name, created_at)
			VALUES ($2, $3, $4, $5, 'local', $6) RETURNING id
		)
		INSERT INTO active_storage_attachments (name, record_type, record_id, blob_id, created_at)
		SELECT 'file', 'Attachment', $1, id, $6 FROM blob`,
		[
			file.id,
			`double${file.id}`,
			file.name,
			file.file_size,
			createHash("md5").update(file.bytes).digest("base64"),
			utc(message.created_at),
		],
	);
}

/** Numbers of conversations, and row ids, that the database gives by itself: never those of the double. */
const firstOwnNumber = 10_000;
export const ownIds = `SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000)
	FROM unnest(ARRAY['contacts', 'contact_inboxes', 'conversations', 'messages', 'attachments', 'notes']) t`;

async function rowIdIn(client: Client, accountId: number, number: number): Promise<number> {
	const sql = "SELECT id FROM conversations WHERE account_id = $1 AND display_id = $2";
	return (await client.query<{ id: number }>(sql, [accountId, number])).rows[0]?.id ?? rowIdOf(number);
}

async function setLabels(client: Client, type: string, id: number, labels: readonly string[]): Promise<void> {
	const values = [type, id, labels];
	await client.query("INSERT INTO tags (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING", [labels]);
	await client.query(
		`DELETE FROM taggings g USING tags t WHERE t.id = g.tag_id AND g.taggable_type = $1::varchar AND g.taggable_id = $2
			AND NOT t.name = ANY($3::text[])`,
		values,
	);
	await client.query(
		`INSERT INTO taggings (tag_id, taggable_type, taggable_id, context, created_at)
			SELECT t.id, $1::varchar, $2::integer, 'labels', now() FROM tags t WHERE t.name = ANY($3::text[]) AND NOT EXISTS
			(SELECT FROM taggings g WHERE g.tag_id = t.id AND g.taggable_type = $1::varchar AND g.taggable_id = $2::integer)`,
		values,
	);
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

/** What SQL added, as HTTP would answer it from then on. */
export async function addFromDatabase({ data }: ChatwootDouble, client: Client): Promise<void> {
	// At once, because this runs around every request.
	const answers = (await client.query(added.join(";"))) as unknown as QueryResult<Json>[];
	const [labelsOfContacts, contacts, contactInboxes, labelsOfConversations, conversations, messages, files, notes] =
		answers.map(({ rows }) => rows) as [Json[], Json[], Json[], Json[], Json[], Json[], Json[], Json[]];
	const contactLabels = groupedBy(labelsOfContacts);
	for (const row of contacts) {
		const id = Number(row.id);
		let known = data.contacts.find((one) => one.id === id);
		if (known === undefined) {
			known = {
				id,
				name: String(row.name),
				email: row.email as string | null,
				phone_number: row.phone_number as string | null,
				identifier: row.identifier as string | null,
				blocked: row.blocked === true,
				thumbnail: "",
				additional_attributes: row.additional_attributes as Json,
				custom_attributes: row.custom_attributes as Json,
				labels: [],
				created_at: 0,
			};
			data.contacts.push(known);
		}
		known.created_at = Number(row.at);
		known.labels = contactLabels.get(id) ?? [];
	}
	for (const row of contactInboxes) {
		const one = {
			contact_id: Number(row.contact_id),
			inbox_id: Number(row.inbox_id),
			source_id: String(row.source_id),
		};
		const same = (other: typeof one) => other.inbox_id === one.inbox_id && other.source_id === one.source_id;
		if (!data.contactInboxes.some(same)) data.contactInboxes.push(one);
	}
	const conversationLabels = groupedBy(labelsOfConversations);
	const numbers = new Map<number, number>();
	for (const row of conversations) {
		const id = Number(row.display_id);
		numbers.set(Number(row.id), id);
		let known = data.conversations.find((one) => one.id === id);
		if (known === undefined) {
			known = {
				id,
				uuid: String(row.uuid),
				inbox_id: Number(row.inbox_id),
				contact_id: Number(row.contact_id),
				source_id: String(row.source_id),
				status: "",
				priority: null,
				assignee_id: null,
				team_id: null,
				labels: [],
				custom_attributes: row.custom_attributes as Json,
				additional_attributes: row.additional_attributes as Json,
				created_at: 0,
				last_activity_at: 0,
				agent_last_seen_at: 0,
			};
			data.conversations.push(known);
		}
		Object.assign(known, {
			status: statuses[Number(row.status)],
			assignee_id: row.assignee_id,
			labels: conversationLabels.get(Number(row.id)) ?? [],
			created_at: Number(row.at),
			last_activity_at: Number(row.active),
			agent_last_seen_at: Number(row.seen ?? 0),
		});
	}
	const there = new Set(messages.map(({ id }) => Number(id)));
	data.messages = data.messages.filter(({ id }) => there.has(id));
	const known = new Map(data.messages.map((one) => [one.id, one]));
	for (const row of messages) {
		const id = Number(row.id);
		const old = known.get(id);
		if (old !== undefined) old.created_at = Number(row.at);
		else data.messages.push(messageOf(row, numbers.get(Number(row.conversation_id)) ?? 0, files));
	}
	for (const row of notes)
		if (!data.notes.some(({ id }) => Number(id) === Number(row.id)))
			data.notes.push({ id: Number(row.id), content: row.content, contact_id: Number(row.contact_id) });
}

function messageOf(row: Json, conversation: number, files: readonly Json[]): DoubleMessage {
	// As Rails reads it: JSON inside a JSON text, and nothing else.
	const written = row.content_attributes;
	if (typeof written !== "string" && JSON.stringify(written) !== "{}") throw new TypeError("Rails cannot read this");
	const type = { Contact: "contact", User: "user", AgentBot: "agent_bot" }[String(row.sender_type)];
	return {
		id: Number(row.id),
		conversation_id: conversation,
		inbox_id: Number(row.inbox_id),
		content: String(row.content),
		message_type: Number(row.message_type),
		content_type: "text",
		private: row.private === true,
		status: "sent",
		source_id: row.source_id as string | null,
		content_attributes: typeof written === "string" ? (JSON.parse(written) as Json) : {},
		created_at: Number(row.at),
		createdMs: Number(row.at) * 1000,
		sender: { id: Number(row.sender_id), type },
		attachments: files
			.filter((file) => Number(file.message_id) === Number(row.id))
			.map((file) => ({
				id: Number(file.id),
				file_type: "file",
				file_size: Number(file.byte_size),
				name: String(file.filename),
			})),
	};
}

/** Takes from the database what the double no longer has. */
export async function removeFromDatabase(client: Client, before: Ids, { data }: ChatwootDouble): Promise<void> {
	const now = idsOf(data);
	const gone = (kind: keyof Ids) => before[kind].filter((id) => !now[kind].includes(id));
	await client.query(
		"DELETE FROM messages WHERE conversation_id IN (SELECT id FROM conversations WHERE display_id = ANY($1))",
		[gone("conversations")],
	);
	await client.query("DELETE FROM conversations WHERE display_id = ANY($1)", [gone("conversations")]);
	await client.query("DELETE FROM contact_inboxes WHERE contact_id = ANY($1)", [gone("contacts")]);
	await client.query("DELETE FROM contacts WHERE id = ANY($1)", [gone("contacts")]);
	await client.query("DELETE FROM notes WHERE id = ANY($1)", [gone("notes")]);
	await client.query("DELETE FROM agent_bots WHERE id = ANY($1)", [gone("bots")]);
	await client.query("DELETE FROM inboxes WHERE id = ANY($1)", [gone("inboxes")]);
}

type Ids = Record<"conversations" | "contacts" | "notes" | "bots" | "inboxes", number[]>;
export function idsOf(data: ChatwootDouble["data"]): Ids {
	const ids = (list: readonly Json[]) => list.map(({ id }) => Number(id));
	const { conversations, contacts, notes, bots, inboxes } = data;
	return {
		conversations: conversations.map(({ id }) => id),
		contacts: contacts.map(({ id }) => id),
		notes: ids(notes),
		bots: ids(bots),
		inboxes: ids(inboxes),
	};
}

const epoch = (column: string) => `floor(extract(epoch FROM ${column}))`;

const labelsOf = (type: string) =>
	`SELECT g.taggable_id AS id, t.name FROM taggings g JOIN tags t ON t.id = g.tag_id WHERE g.taggable_type = '${type}' ORDER BY g.id`;
const added = [
	labelsOf("Contact"),
	`SELECT *, ${epoch("created_at")} AS at, ${epoch("last_activity_at")} AS active FROM contacts`,
	"SELECT contact_id, inbox_id, source_id FROM contact_inboxes",
	labelsOf("Conversation"),
	`SELECT c.*, b.source_id, ${epoch("c.created_at")} AS at, ${epoch("c.last_activity_at")} AS active,
		${epoch("c.agent_last_seen_at")} AS seen FROM conversations c LEFT JOIN contact_inboxes b ON b.id = c.contact_inbox_id`,
	`SELECT *, ${epoch("created_at")} AS at FROM messages ORDER BY id`,
	`SELECT a.id, a.message_id, b.filename, b.byte_size FROM attachments a JOIN active_storage_attachments s
		ON s.record_type = 'Attachment' AND s.record_id = a.id JOIN active_storage_blobs b ON b.id = s.blob_id ORDER BY a.id`,
	"SELECT id, content, contact_id FROM notes ORDER BY id",
];

function groupedBy(rows: readonly Json[]): Map<number, string[]> {
	const groups = new Map<number, string[]>();
	for (const { id, name } of rows) groups.set(Number(id), [...(groups.get(Number(id)) ?? []), String(name)]);
	return groups;
}

function senderType(sender: Json | undefined): string | null {
	if (sender === undefined) return null;
	return { contact: "Contact", agent_bot: "AgentBot" }[String(sender.type)] ?? "User";
}
