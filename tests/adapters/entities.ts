import type { TranslateContext } from "../../src/adapter/contract.js";
import type {
	Attachment,
	Contact,
	Conversation,
	Entity,
	EntityOf,
	Message,
	MessagePart,
	Workspace,
} from "../../src/model/index.js";

/** Invented people and talks for the tests of adapters. */
export const workspace = {
	kind: "workspace",
	id: "11111111-2222-4333-8444-555555555555",
	name: "Lantern Tea",
	contactPoints: {},
	settings: {},
} as unknown as Workspace;

export function person(id: string, more: Partial<Contact> | Record<string, unknown> = {}): Contact {
	return {
		kind: "contact",
		id,
		type: "person",
		name: `Person ${id}`,
		identities: [],
		locales: [],
		socialProfiles: [],
		tagIds: [],
		customFields: {},
		blocked: false,
		conversationIds: [],
		...more,
	} as Contact;
}

export function talk(id: string, contactId: string, more: Record<string, unknown> = {}): Conversation {
	return {
		kind: "conversation",
		id,
		contactId,
		inboxId: "main",
		status: "open",
		blocked: false,
		verified: false,
		participants: [],
		mentionedAgentIds: [],
		tagIds: [],
		customFields: {},
		locales: [],
		createdAtMs: Date.UTC(2024, 2, 5, 6, 2),
		...more,
	} as unknown as Conversation;
}

export function said(
	conversationId: string,
	fingerprint: number,
	part: MessagePart | Record<string, unknown>,
	more: Record<string, unknown> = {},
): Message {
	return {
		kind: "message",
		id: `${conversationId}/${fingerprint}`,
		conversationId,
		fingerprint: String(fingerprint),
		direction: "incoming",
		author: { type: "contact" },
		parts: [part],
		mentionedAgentIds: [],
		linkPreviews: [],
		references: [],
		automated: false,
		edited: false,
		translated: false,
		undelivered: [],
		properties: {},
		sentAtMs: Date.UTC(2024, 2, 5, 6, fingerprint % 60),
		sentAtIsServerTime: true,
		...more,
	} as unknown as Message;
}

export function stored(id: string, mimeType: string, sizeBytes: number, name = "file"): Attachment {
	return {
		kind: "attachment",
		id,
		url: id,
		name,
		mimeType,
		state: "stored",
		sha256: "0".repeat(64),
		sizeBytes,
	} as Attachment;
}

export function contextOf(entities: Entity[], more: Partial<TranslateContext<never>> = {}): TranslateContext<never> {
	const of = <K extends Entity["kind"]>(kind: K) => entities.filter((one): one is EntityOf<K> => one.kind === kind);
	const byId =
		<K extends Entity["kind"]>(kind: K) =>
		(id: string) =>
			of(kind).find((one) => one.id === id);
	return {
		workspace,
		language: "en",
		timeZone: "Asia/Shanghai",
		config: {} as never,
		contact: byId("contact"),
		conversation: byId("conversation"),
		hasConversation: (id) => of("conversation").some((one) => one.contactId === id),
		agent: byId("agent"),
		attachment: byId("attachment"),
		messages: (id) => of("message").filter((one) => one.conversationId === id),
		entities: (kind) => of(kind),
		identity: () => undefined,
		...more,
	};
}
