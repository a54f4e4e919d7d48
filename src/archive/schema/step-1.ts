import type { Sqlite } from "../sqlite.js";

/** Version 1: everything. */
export function createFirstTables(db: Sqlite): void {
	db.exec(`
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE lock (
	one INTEGER PRIMARY KEY CHECK (one = 1), token TEXT NOT NULL, owner TEXT NOT NULL,
	host TEXT NOT NULL, pid INTEGER NOT NULL, process_start TEXT NOT NULL,
	taken_at_ms INTEGER NOT NULL, heartbeat_ms INTEGER NOT NULL);

CREATE TABLE runs (
	id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, target TEXT, status TEXT NOT NULL,
	started_at_ms INTEGER NOT NULL, started_at TEXT, ended_at_ms INTEGER, ended_at TEXT, summary TEXT);
CREATE TABLE outcomes (
	id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES runs (id), subject TEXT NOT NULL, source_id TEXT NOT NULL,
	status TEXT NOT NULL, reason TEXT, json TEXT NOT NULL);
CREATE INDEX outcomes_run ON outcomes (run_id);
CREATE TABLE not_exported (
	resource TEXT NOT NULL, reason TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL, run_id INTEGER NOT NULL);
CREATE TABLE requests (day TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;

-- One row per raw object. run_id: last changed it; seen_run: last met it; gone_run: noticed that it is gone.
-- raw_hash stands only where it differs from content_hash, which leaves the volatile fields out.
CREATE TABLE records (
	pk INTEGER PRIMARY KEY, resource TEXT NOT NULL, record_id TEXT NOT NULL, parent TEXT,
	run_id INTEGER NOT NULL, seen_run INTEGER NOT NULL, gone_run INTEGER,
	content_hash BLOB NOT NULL, raw_hash BLOB, raw TEXT NOT NULL,
	UNIQUE (resource, record_id));
CREATE INDEX records_parent ON records (parent, resource) WHERE parent IS NOT NULL;
CREATE INDEX records_gone ON records (resource, gone_run) WHERE gone_run IS NOT NULL;
-- What a record was from run_id on, until until_run replaced it.
CREATE TABLE record_versions (
	pk INTEGER PRIMARY KEY, record_pk INTEGER NOT NULL REFERENCES records (pk), resource TEXT NOT NULL, record_id TEXT NOT NULL,
	run_id INTEGER NOT NULL, until_run INTEGER NOT NULL, raw TEXT NOT NULL);
CREATE INDEX record_versions_record ON record_versions (record_pk, until_run);
CREATE INDEX record_versions_resource ON record_versions (resource);
-- A record was gone from gone_run on, and back_run found it again.
CREATE TABLE record_absences (
	record_pk INTEGER NOT NULL REFERENCES records (pk), gone_run INTEGER NOT NULL, back_run INTEGER NOT NULL);
CREATE INDEX record_absences_record ON record_absences (record_pk);

-- Entities. json is the truth, json_crc its CRC-32, the columns before them are for reading, joins and order.
CREATE TABLE contacts (
	pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT, email TEXT, phone TEXT, company TEXT,
	country TEXT, city TEXT, tags TEXT NOT NULL, blocked INTEGER NOT NULL, created_at_ms INTEGER, created_at TEXT,
	last_active_at_ms INTEGER, last_active_at TEXT, gone INTEGER NOT NULL DEFAULT 0, run_id INTEGER, json_crc INTEGER NOT NULL, json TEXT NOT NULL);
CREATE INDEX contacts_gone ON contacts (id) WHERE gone = 1;

CREATE TABLE conversations (
	pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, inbox_id TEXT NOT NULL, channel TEXT, subject TEXT,
	status TEXT NOT NULL, assignee_id TEXT, tags TEXT NOT NULL, created_at_ms INTEGER, created_at TEXT, updated_at_ms INTEGER, updated_at TEXT,
	activity_ms INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, run_id INTEGER, json_crc INTEGER NOT NULL, json TEXT NOT NULL);
CREATE INDEX conversations_activity ON conversations (activity_ms);
CREATE INDEX conversations_contact ON conversations (contact_id);
CREATE INDEX conversations_gone ON conversations (id) WHERE gone = 1;

-- order_ms is sent_at_ms, or 0 where the source has no usable time.
CREATE TABLE messages (
	pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, conversation_id TEXT NOT NULL, order_ms INTEGER NOT NULL, fingerprint TEXT NOT NULL,
	direction TEXT NOT NULL, author_type TEXT NOT NULL, author_name TEXT, agent_id TEXT, types TEXT NOT NULL, text TEXT NOT NULL,
	automated INTEGER NOT NULL, sent_at_ms INTEGER, sent_at TEXT, gone INTEGER NOT NULL DEFAULT 0, run_id INTEGER, json_crc INTEGER NOT NULL, json TEXT NOT NULL);
CREATE INDEX messages_time ON messages (conversation_id, order_ms);
CREATE INDEX messages_gone ON messages (conversation_id) WHERE gone = 1;

CREATE TABLE attachments (
	pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, name TEXT, mime_type TEXT, state TEXT NOT NULL, reason TEXT,
	sha256 TEXT, size_bytes INTEGER, gone INTEGER NOT NULL DEFAULT 0, run_id INTEGER, json_crc INTEGER NOT NULL, json TEXT NOT NULL);
CREATE INDEX attachments_state ON attachments (state, id);
CREATE INDEX attachments_file ON attachments (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX attachments_gone ON attachments (id) WHERE gone = 1;

-- Every other kind.
CREATE TABLE entities (
	pk INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, parent TEXT, name TEXT,
	gone INTEGER NOT NULL DEFAULT 0, run_id INTEGER, json_crc INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (kind, id));
CREATE INDEX entities_parent ON entities (parent, kind) WHERE parent IS NOT NULL;
CREATE INDEX entities_gone ON entities (kind) WHERE gone = 1;

-- Full text: rowid is the pk of the table. The index keeps no copy of the text; a space stands around every CJK character.
CREATE VIRTUAL TABLE contacts_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE conversations_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE messages_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE entities_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE ledger (
	target TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, lane TEXT NOT NULL, source_kind TEXT NOT NULL, source_id TEXT NOT NULL,
	state TEXT NOT NULL, payload_hash TEXT NOT NULL, done_hash TEXT, ref TEXT, existing INTEGER NOT NULL DEFAULT 0, reason TEXT,
	run_id INTEGER NOT NULL, at_ms INTEGER NOT NULL, at TEXT, seq INTEGER NOT NULL, PRIMARY KEY (target, key)) WITHOUT ROWID;
CREATE INDEX ledger_seq ON ledger (target, seq);
CREATE INDEX ledger_state ON ledger (target, state, seq);
CREATE TABLE ledger_targets (target TEXT PRIMARY KEY, revision INTEGER NOT NULL, last_seq INTEGER NOT NULL) WITHOUT ROWID;

CREATE VIEW v_conversations AS
SELECT c.id, c.status, c.channel, c.subject, k.name AS contact_name, k.email AS contact_email, a.name AS agent_name,
	(SELECT count(*) FROM messages m WHERE m.conversation_id = c.id) AS messages, c.tags, c.created_at, c.updated_at, c.gone
FROM conversations c
LEFT JOIN contacts k ON k.id = c.contact_id
LEFT JOIN entities a ON a.kind = 'agent' AND a.id = c.assignee_id;

CREATE VIEW v_messages AS
SELECT m.conversation_id, m.sent_at, m.direction, m.author_type, m.author_name, m.types, m.text,
	k.name AS contact_name, k.email AS contact_email, m.id, m.gone
FROM messages m
LEFT JOIN conversations c ON c.id = m.conversation_id
LEFT JOIN contacts k ON k.id = c.contact_id;

CREATE VIEW v_agents AS
SELECT id, name, json_extract(json, '$.email') AS email, json_extract(json, '$.role') AS role, json_extract(json, '$.status') AS status, gone
FROM entities WHERE kind = 'agent';

CREATE VIEW v_tags AS SELECT id, name, gone FROM entities WHERE kind = 'tag';

CREATE VIEW v_articles AS
SELECT id, name AS title, json_extract(json, '$.locale') AS locale, json_extract(json, '$.status') AS status,
	json_extract(json, '$.url') AS url, json_extract(json, '$.markdown') AS markdown, gone
FROM entities WHERE kind = 'article';
`);
}
