import type { Attachment, Contact, Conversation, Entity, EntityKind, Message } from "../model/index.js";
import { messageText } from "./entity-text.js";
import { isoTime, plainOrNull, plainText } from "./plain-text.js";
import type { SqlValue } from "./sqlite.js";

// Which table a kind stands in and what its plain columns hold. The JSON column beside them is the truth; these are for
// people with an SQLite tool, for order and for joins.

export interface EntityRows {
	table: "contacts" | "conversations" | "messages" | "attachments" | "entities";
	/** Has a full-text table `<table>_fts`. */
	searchable: boolean;
	columns: readonly string[];
	values(entity: Entity): SqlValue[];
}

export function rowsOf(kind: EntityKind): EntityRows {
	switch (kind) {
		case "contact":
			return contactRows;
		case "conversation":
			return conversationRows;
		case "message":
			return messageRows;
		case "attachment":
			return attachmentRows;
		default:
			return otherRows;
	}
}

/** Every table, once. */
export function allRows(): readonly EntityRows[] {
	return [contactRows, conversationRows, messageRows, attachmentRows, otherRows];
}

/** SQL for the kind of a row of a table. */
export function kindSql(table: EntityRows["table"]): string {
	const kinds = { contacts: "contact", conversations: "conversation", messages: "message", attachments: "attachment" };
	return table === "entities" ? "entities.kind" : `'${kinds[table]}'`;
}

const contactRows: EntityRows = {
	table: "contacts",
	searchable: true,
	columns: [
		"id",
		"type",
		"name",
		"email",
		"phone",
		"company",
		"country",
		"city",
		"tags",
		"blocked",
		"created_at_ms",
		"created_at",
		"last_active_at_ms",
		"last_active_at",
	],
	values: (entity) => {
		const contact = entity as Contact;
		const identity = (type: string) => plainOrNull(contact.identities.find((one) => one.type === type)?.value);
		return [
			plainText(contact.id),
			contact.type,
			plainOrNull(contact.name ?? contact.nickname),
			identity("email"),
			identity("phone"),
			plainOrNull(contact.employment?.company),
			plainOrNull(contact.geolocation?.country),
			plainOrNull(contact.geolocation?.city),
			JSON.stringify(contact.tagIds),
			Number(contact.blocked),
			contact.createdAtMs ?? null,
			isoTime(contact.createdAtMs),
			contact.lastActiveAtMs ?? null,
			isoTime(contact.lastActiveAtMs),
		];
	},
};

const conversationRows: EntityRows = {
	table: "conversations",
	searchable: true,
	columns: [
		"id",
		"contact_id",
		"inbox_id",
		"channel",
		"subject",
		"status",
		"assignee_id",
		"tags",
		"created_at_ms",
		"created_at",
		"updated_at_ms",
		"updated_at",
		"activity_ms",
	],
	values: (entity) => {
		const conversation = entity as Conversation;
		return [
			plainText(conversation.id),
			plainText(conversation.contactId),
			plainText(conversation.inboxId),
			plainOrNull(conversation.channel),
			plainOrNull(conversation.subject),
			conversation.status,
			plainOrNull(conversation.assigneeId),
			JSON.stringify(conversation.tagIds),
			conversation.createdAtMs ?? null,
			isoTime(conversation.createdAtMs),
			conversation.updatedAtMs ?? null,
			isoTime(conversation.updatedAtMs),
			conversation.updatedAtMs ?? conversation.createdAtMs ?? 0,
		];
	},
};

const messageRows: EntityRows = {
	table: "messages",
	searchable: true,
	columns: [
		"id",
		"conversation_id",
		"order_ms",
		"fingerprint",
		"direction",
		"author_type",
		"author_name",
		"agent_id",
		"types",
		"text",
		"automated",
		"sent_at_ms",
		"sent_at",
	],
	values: (entity) => {
		const message = entity as Message;
		return [
			plainText(message.id),
			plainText(message.conversationId),
			message.sentAtMs ?? 0,
			plainText(message.fingerprint),
			message.direction,
			message.author.type,
			plainOrNull(message.author.name),
			plainOrNull(message.author.agentId),
			message.parts.map((part) => part.type).join(" "),
			plainText(messageText(message)),
			Number(message.automated),
			message.sentAtMs ?? null,
			isoTime(message.sentAtMs),
		];
	},
};

const attachmentRows: EntityRows = {
	table: "attachments",
	searchable: false,
	columns: ["id", "url", "name", "mime_type", "state", "reason", "sha256", "size_bytes"],
	values: (entity) => {
		const attachment = entity as Attachment;
		return [
			plainText(attachment.id),
			plainText(attachment.url),
			plainOrNull(attachment.name),
			plainOrNull(attachment.mimeType),
			attachment.state,
			plainOrNull(attachment.reason),
			plainOrNull(attachment.sha256),
			attachment.sizeBytes ?? null,
		];
	},
};

const otherRows: EntityRows = {
	table: "entities",
	searchable: true,
	columns: ["kind", "id", "parent", "name"],
	values: (entity) => [entity.kind, plainText(entity.id), plainOrNull(parentOf(entity)), plainOrNull(nameOf(entity))],
};

function parentOf(entity: Entity): string | undefined {
	switch (entity.kind) {
		case "rating":
		case "page-visit":
			return entity.conversationId;
		case "contact-event":
			return entity.conversationId ?? entity.contactId;
		case "article":
			return entity.categoryId;
		case "category":
			return entity.parentId;
		default:
			return undefined;
	}
}

function nameOf(entity: Entity): string | undefined {
	if ("name" in entity) return entity.name;
	if ("title" in entity) return entity.title;
	if ("key" in entity) return entity.key;
	if ("shortcut" in entity) return entity.shortcut;
	return "value" in entity ? entity.value : undefined;
}
