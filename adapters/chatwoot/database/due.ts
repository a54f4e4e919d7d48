/**
 * What back-dating has to change (sheet 4.3), as queries that only read: a dry run counts their rows, an import changes
 * exactly these. `$1` holds the row ids of one batch. Each finds nothing once its rows are right, so all may be repeated.
 */
export interface Due {
	/** Chatwoot's table. */
	table: string;
	/** Yields `id` and, unless the rows go, the new values by these names. */
	query: string;
	/** How the columns become the values; absent: the rows are deleted. */
	set?: string;
}

/** The import's own traces that Chatwoot dates now: within this time of a write of ours. Its jobs may lag a little. */
const byUs = (at: string, done: string) =>
	`${at} BETWEEN ${done} - interval '1 minute' AND ${done} + interval '5 minutes'`;
const touchedByUs = (at: string) =>
	`EXISTS (SELECT FROM uncrisp_imported i WHERE i.conversation = u.conversation AND ${byUs(at, "i.done_at")})`;

const differs = (columns: readonly string[], wanted: readonly string[]) =>
	`(${columns.join(", ")}) IS DISTINCT FROM (${wanted.join(", ")})`;

/** When a conversation began: Crisp's time, else its first message. */
const begun = (c: string) => `coalesce(pg_temp.uncrisp_iso(${c}.custom_attributes ->> 'crisp_created_at'),
	(SELECT min(t.wanted) FROM uncrisp_messages t WHERE t.conversation_id = ${c}.id), ${c}.created_at)`;

/** When a contact was first known: Crisp's time, else its first imported conversation. */
const known = (c: string) => `coalesce(pg_temp.uncrisp_iso(${c}.custom_attributes ->> 'crisp_created_at'),
	(SELECT min(${begun("v")}) FROM conversations v JOIN uncrisp_conversations u ON u.id = v.id WHERE v.contact_id = ${c}.id),
	${c}.created_at)`;

/**
 * Everything said in the conversations of a batch, by the import or by people since, without Chatwoot's grey lines. A reply is
 * public and from a person: bots stand for agents among ours, so there only what Crisp sent by itself is none. Of the whole
 * batch at once: for one conversation alone PostgreSQL may choose to read all imported messages.
 */
const talk = `SELECT m.conversation_id, coalesce(t.wanted, m.created_at) AS at, m.message_type, t.id IS NOT NULL AS ours,
		m.message_type = 1 AND NOT m.private AND CASE WHEN t.id IS NULL THEN m.sender_type = 'User' ELSE NOT t.automated END AS reply
	FROM messages m LEFT JOIN (SELECT * FROM uncrisp_messages WHERE conversation_id = ANY($1::bigint[])) t ON t.id = m.id
	WHERE m.conversation_id = ANY($1::bigint[]) AND (t.id IS NOT NULL OR m.message_type <> 2)`;

/** Of one batch of conversations, in the order in which they are changed. */
export const conversationsDue: readonly Due[] = [
	{
		table: "messages",
		// Grey lines about labels and status that the import caused: they carry no source id.
		query: `SELECT m.id FROM uncrisp_conversations u JOIN messages m ON m.conversation_id = u.id
			WHERE u.id = ANY($1::bigint[]) AND m.message_type = 2 AND m.source_id IS NULL AND ${touchedByUs("m.created_at")}`,
	},
	{
		table: "reporting_events",
		query: `SELECT e.id FROM uncrisp_conversations u JOIN reporting_events e ON e.conversation_id = u.id
			WHERE u.id = ANY($1::bigint[]) AND ${touchedByUs("e.created_at")}`,
	},
	{
		table: "notifications",
		query: `SELECT n.id FROM uncrisp_conversations u
			JOIN notifications n ON n.primary_actor_type = 'Conversation' AND n.primary_actor_id = u.id
			WHERE u.id = ANY($1::bigint[]) AND ${touchedByUs("n.created_at")}`,
	},
	{
		table: "messages",
		query: `SELECT m.id, t.wanted FROM uncrisp_messages t JOIN messages m ON m.id = t.id
			WHERE t.conversation_id = ANY($1::bigint[]) AND t.wanted IS NOT NULL AND m.created_at <> t.wanted`,
		set: "created_at = due.wanted, updated_at = due.wanted",
	},
	{
		table: "attachments",
		query: `SELECT a.id, t.wanted FROM uncrisp_messages t JOIN attachments a ON a.message_id = t.id
			WHERE t.conversation_id = ANY($1::bigint[]) AND t.wanted IS NOT NULL AND a.created_at <> t.wanted`,
		set: "created_at = due.wanted, updated_at = due.wanted",
	},
	{
		table: "conversations",
		query: `WITH talk AS MATERIALIZED (${talk}),
				answered AS (SELECT conversation_id, max(at) FILTER (WHERE reply) AS at FROM talk GROUP BY conversation_id),
				said AS (
					SELECT t.conversation_id, max(t.at) AS active, min(t.at) FILTER (WHERE t.ours AND t.reply) AS replied,
						min(t.at) FILTER (WHERE t.message_type = 0 AND t.at > coalesce(a.at, '-infinity')) AS waiting
					FROM talk t JOIN answered a ON a.conversation_id = t.conversation_id GROUP BY t.conversation_id
				)
			SELECT c.id, w.created, w.active, w.replied, w.waiting
			FROM uncrisp_conversations u JOIN conversations c ON c.id = u.id LEFT JOIN said s ON s.conversation_id = c.id
			CROSS JOIN LATERAL (SELECT ${begun("c")} AS at) b
			CROSS JOIN LATERAL (
				SELECT b.at AS created, coalesce(s.active, b.at) AS active, coalesce(s.replied, c.first_reply_created_at) AS replied,
					CASE WHEN c.status <> 1 THEN s.waiting END AS waiting
			) w
			WHERE u.id = ANY($1::bigint[]) AND ${differs(
				["c.created_at", "c.last_activity_at", "c.first_reply_created_at", "c.waiting_since"],
				["w.created", "w.active", "w.replied", "w.waiting"],
			)}`,
		set: `created_at = due.created, last_activity_at = due.active, updated_at = due.active,
			first_reply_created_at = due.replied, waiting_since = due.waiting`,
	},
	{
		table: "contact_inboxes",
		query: `SELECT DISTINCT ON (b.id) b.id, w.created FROM uncrisp_conversations u
			JOIN conversations c ON c.id = u.id
			JOIN contact_inboxes b ON b.id = c.contact_inbox_id AND b.inbox_id = c.inbox_id
			CROSS JOIN LATERAL (SELECT ${begun("c")} AS created) w
			WHERE u.id = ANY($1::bigint[]) AND b.created_at <> w.created ORDER BY b.id, w.created`,
		set: "created_at = due.created, updated_at = due.created",
	},
];

/** Of one batch of contacts, after all conversations. */
export const contactsDue: readonly Due[] = [
	{
		table: "contacts",
		// What a person wrote since the import counts as activity too.
		query: `WITH heard AS MATERIALIZED (
				SELECT v.contact_id, max(coalesce(t.wanted, m.created_at)) AS at FROM conversations v
				JOIN messages m ON m.conversation_id = v.id LEFT JOIN uncrisp_messages t ON t.id = m.id
				WHERE v.contact_id = ANY($1::bigint[]) AND m.message_type = 0 GROUP BY v.contact_id
			)
			SELECT c.id, w.created, coalesce(w.active, c.last_activity_at) AS active
			FROM contacts c LEFT JOIN heard h ON h.contact_id = c.id
			CROSS JOIN LATERAL (
				SELECT ${known("c")} AS created, greatest(pg_temp.uncrisp_iso(c.custom_attributes ->> 'crisp_last_active_at'), h.at) AS active
			) w
			WHERE c.id = ANY($1::bigint[]) AND ${differs(
				["c.created_at", "c.last_activity_at"],
				["w.created", "coalesce(w.active, c.last_activity_at)"],
			)}`,
		set: "created_at = due.created, last_activity_at = due.active",
	},
	{
		table: "contact_inboxes",
		query: `SELECT b.id, w.created FROM contacts c JOIN contact_inboxes b ON b.contact_id = c.id
			CROSS JOIN LATERAL (SELECT ${known("c")} AS created) w
			WHERE c.id = ANY($1::bigint[]) AND b.inbox_id IN (SELECT id FROM uncrisp_imported WHERE kind = 'inbox')
				AND b.source_id LIKE 'crisp:people:%' AND b.created_at <> w.created`,
		set: "created_at = due.created, updated_at = due.created",
	},
];

/** Of one batch of articles. Their times are in the ledger: Chatwoot has no field that would keep them. */
export const articlesDue: readonly Due[] = [
	{
		table: "articles",
		query: `SELECT a.id, i.created_at AS created, coalesce(i.updated_at, i.created_at) AS updated
			FROM uncrisp_imported i JOIN articles a ON a.id = i.id
			WHERE i.kind = 'article' AND a.id = ANY($1::bigint[]) AND i.created_at IS NOT NULL AND (a.created_at <> i.created_at
				OR a.updated_at <> coalesce(i.updated_at, i.created_at) AND ${byUs("a.updated_at", "i.done_at")})`,
		set: "created_at = due.created, updated_at = due.updated",
	},
];

export const countSql = ({ query }: Due) => `SELECT count(*)::integer AS rows FROM (${query}) due`;

export const changeSql = ({ table, query, set }: Due) =>
	set === undefined
		? `DELETE FROM ${table} USING (${query}) due WHERE ${table}.id = due.id`
		: `UPDATE ${table} SET ${set} FROM (${query}) due WHERE ${table}.id = due.id`;
