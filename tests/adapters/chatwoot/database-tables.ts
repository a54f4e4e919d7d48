/**
 * Chatwoot's tables as far as back-dating and the checks need them: our own definitions, with the types, defaults and
 * triggers that Chatwoot 4.10.1 has (reference: vendors/chatwoot-tables.json). Ids come from the double.
 */
const times = "created_at timestamp(6) NOT NULL, updated_at timestamp(6) NOT NULL";

export const tables = `
CREATE TABLE accounts (id integer PRIMARY KEY, name varchar NOT NULL, ${times});
CREATE TABLE channel_api (id bigint PRIMARY KEY, account_id integer NOT NULL, identifier varchar UNIQUE,
	additional_attributes jsonb DEFAULT '{}', ${times});
CREATE TABLE inboxes (id integer PRIMARY KEY, channel_id integer NOT NULL, account_id integer NOT NULL, name varchar NOT NULL,
	channel_type varchar, ${times});
CREATE TABLE account_users (id bigserial PRIMARY KEY, account_id bigint, user_id bigint, role integer DEFAULT 0, ${times});
CREATE TABLE agent_bots (id bigint PRIMARY KEY, name varchar, description varchar, account_id bigint, ${times});
CREATE TABLE contacts (id serial PRIMARY KEY, name varchar DEFAULT '', email varchar, phone_number varchar,
	account_id integer NOT NULL, additional_attributes jsonb DEFAULT '{}', identifier varchar,
	custom_attributes jsonb DEFAULT '{}', last_activity_at timestamp(6), contact_type integer DEFAULT 0,
	location varchar DEFAULT '', country_code varchar DEFAULT '', blocked boolean NOT NULL DEFAULT false, ${times},
	UNIQUE (email, account_id), UNIQUE (identifier, account_id));
CREATE TABLE contact_inboxes (id bigserial PRIMARY KEY, contact_id bigint, inbox_id bigint, source_id text NOT NULL, ${times},
	UNIQUE (inbox_id, source_id));
CREATE TABLE conversations (id serial PRIMARY KEY, account_id integer NOT NULL, inbox_id integer NOT NULL,
	status integer NOT NULL DEFAULT 0, assignee_id integer, contact_id bigint, display_id integer NOT NULL,
	contact_inbox_id bigint, uuid uuid NOT NULL DEFAULT gen_random_uuid(), additional_attributes jsonb DEFAULT '{}',
	custom_attributes jsonb DEFAULT '{}', cached_label_list text, agent_last_seen_at timestamp(6), first_reply_created_at timestamp(6),
	waiting_since timestamp(6), last_activity_at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP, ${times},
	UNIQUE (account_id, display_id));
CREATE TABLE messages (id serial PRIMARY KEY, content text, account_id integer NOT NULL, inbox_id integer NOT NULL,
	conversation_id integer NOT NULL, message_type integer NOT NULL, private boolean NOT NULL DEFAULT false, source_id text,
	content_attributes json DEFAULT '{}', sender_type varchar, sender_id bigint, status integer DEFAULT 0,
	content_type integer NOT NULL DEFAULT 0, processed_message_content text, ${times});
CREATE INDEX ON contacts (lower(email), account_id);
CREATE INDEX ON contacts (phone_number, account_id);
CREATE INDEX ON contact_inboxes (contact_id);
CREATE INDEX ON conversations (contact_id);
CREATE INDEX ON conversations (contact_inbox_id);
CREATE INDEX ON messages (conversation_id);
CREATE INDEX ON messages (source_id);
CREATE TABLE attachments (id serial PRIMARY KEY, file_type integer DEFAULT 0, message_id integer NOT NULL,
	account_id integer NOT NULL, extension varchar, ${times});
CREATE INDEX ON attachments (message_id);
CREATE TABLE active_storage_blobs (id bigserial PRIMARY KEY, key varchar NOT NULL UNIQUE, filename varchar NOT NULL,
	content_type varchar, metadata text, byte_size bigint NOT NULL, checksum varchar, created_at timestamp(6) NOT NULL,
	service_name varchar NOT NULL);
CREATE TABLE active_storage_attachments (id bigserial PRIMARY KEY, name varchar NOT NULL, record_type varchar NOT NULL,
	record_id bigint NOT NULL, blob_id bigint NOT NULL REFERENCES active_storage_blobs (id), created_at timestamp(6) NOT NULL,
	UNIQUE (record_type, record_id, name, blob_id));
CREATE TABLE tags (id serial PRIMARY KEY, name varchar UNIQUE, taggings_count integer DEFAULT 0);
CREATE TABLE taggings (id serial PRIMARY KEY, tag_id integer, taggable_type varchar, taggable_id integer, tagger_type varchar,
	tagger_id integer, context varchar(128), created_at timestamp(6),
	UNIQUE (tag_id, taggable_id, taggable_type, context, tagger_id, tagger_type));
CREATE INDEX ON taggings (taggable_id, taggable_type, context);
CREATE TABLE notes (id bigserial PRIMARY KEY, content text NOT NULL, account_id bigint NOT NULL, contact_id bigint NOT NULL,
	user_id bigint, ${times});
CREATE TABLE articles (id bigint PRIMARY KEY, account_id integer NOT NULL, title varchar, slug varchar NOT NULL UNIQUE, ${times});
CREATE TABLE reporting_events (id bigserial PRIMARY KEY, name varchar, value double precision, account_id integer,
	conversation_id integer, ${times});
CREATE TABLE notifications (id bigserial PRIMARY KEY, account_id bigint NOT NULL, user_id bigint NOT NULL,
	notification_type integer NOT NULL, primary_actor_type varchar NOT NULL, primary_actor_id bigint NOT NULL, ${times});

CREATE FUNCTION accounts_after_insert() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN EXECUTE format('CREATE SEQUENCE conv_dpid_seq_%s', NEW.id); RETURN NULL; END $$;
CREATE TRIGGER accounts_after_insert AFTER INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION accounts_after_insert();
CREATE FUNCTION conversations_before_insert() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN NEW.display_id := nextval('conv_dpid_seq_' || NEW.account_id); RETURN NEW; END $$;
CREATE TRIGGER conversations_before_insert BEFORE INSERT ON conversations FOR EACH ROW
	EXECUTE FUNCTION conversations_before_insert();
`;
