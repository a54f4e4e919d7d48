import {
	type Contact,
	ContactId,
	type Conversation,
	ConversationId,
	InboxId,
	type Message,
	MessageId,
} from "../../src/model/index.js";

/** Invented entities, whole enough for the archive. */
export function message(session: string, n: number, change: Partial<Message> = {}): Message {
	return {
		kind: "message",
		id: MessageId.parse(`${session}/${n}`),
		conversationId: ConversationId.parse(session),
		fingerprint: String(n),
		direction: n % 2 === 0 ? "incoming" : "outgoing",
		author: { type: n % 2 === 0 ? "contact" : "agent", name: "Ming Example" },
		channel: "chat",
		parts: [{ type: "text", text: sentence(n) }],
		mentionedAgentIds: [],
		linkPreviews: [],
		references: [],
		automated: false,
		edited: false,
		translated: false,
		undelivered: [],
		properties: {},
		sentAtMs: 1_700_000_000_000 + n * 1000,
		sentAtIsServerTime: true,
		...change,
	};
}

export function rawMessage(session: string, n: number, change: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		session_id: session,
		website_id: "00000000-0000-4000-8000-000000000001",
		type: "text",
		from: n % 2 === 0 ? "user" : "operator",
		origin: "chat",
		content: sentence(n),
		stamped: true,
		timestamp: 1_700_000_000_000 + n * 1000,
		fingerprint: n,
		user: { user_id: session, nickname: "Ming Example" },
		read: "chat",
		delivered: "chat",
		preview: [],
		mentions: [],
		...change,
	};
}

export function conversation(session: string, change: Partial<Conversation> = {}): Conversation {
	return {
		kind: "conversation",
		id: ConversationId.parse(session),
		contactId: ContactId.parse(`visitor:${session}`),
		inboxId: InboxId.parse("main"),
		status: "open",
		blocked: false,
		verified: false,
		participants: [],
		mentionedAgentIds: [],
		tagIds: [],
		customFields: {},
		locales: [],
		createdAtMs: 1_700_000_000_000,
		updatedAtMs: 1_700_000_100_000,
		...change,
	};
}

export function contact(id: string, change: Partial<Contact> = {}): Contact {
	return {
		kind: "contact",
		id: ContactId.parse(id),
		type: "person",
		name: "Ming Example",
		identities: [{ type: "email", value: "ming@shop.example" }],
		locales: [],
		socialProfiles: [],
		tagIds: [],
		customFields: {},
		blocked: false,
		conversationIds: [],
		...change,
	};
}

function sentence(n: number): string {
	return n % 3 === 0
		? `您好，我想申请退款，订单号 ${n}，请问多久可以到账？谢谢！`
		: `Hello, my order ${n} has not arrived yet. Could you tell me where the parcel is? Thank you very much.`;
}
