import {
	Agent,
	Automation,
	Contact,
	Conversation,
	type Entity,
	Inbox,
	Message,
	Tag,
	Workspace,
} from "../../src/model/index.js";

export function sampleContact(n: number, more: Partial<Contact> = {}): Contact {
	const identities = [{ type: "email", value: `person${n}@shop.example` }];
	const contact = Contact.parse({
		kind: "contact",
		id: `p${n}`,
		type: "person",
		name: `Person ${n}`,
		identities,
		locales: [],
		socialProfiles: [],
		tagIds: [],
		customFields: {},
		blocked: false,
		conversationIds: [],
	});
	return { ...contact, ...more };
}

export function sampleConversation(n: number, more: Partial<Conversation> = {}): Conversation {
	const conversation = Conversation.parse({
		kind: "conversation",
		id: `session_${n}`,
		contactId: `p${n}`,
		inboxId: "main",
		status: "resolved",
		blocked: false,
		verified: false,
		participants: [],
		mentionedAgentIds: [],
		tagIds: [],
		customFields: {},
		locales: [],
		updatedAtMs: n * 1000,
	});
	return { ...conversation, ...more };
}

export function sampleMessage(conversation: number, n: number, said = `message ${n}`): Message {
	return Message.parse({
		kind: "message",
		id: `session_${conversation}/${n}`,
		conversationId: `session_${conversation}`,
		fingerprint: String(n),
		direction: "incoming",
		author: { type: "contact" },
		parts: [{ type: "text", text: said }],
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
	});
}

/** A small workspace: `people` contacts with one conversation each, `messages` messages in each. */
export function sampleWorkspace(people = 3, messages = 3): Entity[] {
	const workspace = Workspace.parse({ kind: "workspace", id: "w1", name: "Shop", contactPoints: {}, settings: {} });
	const agent = { kind: "agent", name: "Ada", email: "ada@shop.example", role: "owner", status: "active" };
	const inbox = { kind: "inbox", id: "main", name: "Main", agentIds: [], teamIds: [], conditions: null };
	const automation = { kind: "automation", id: "a1", name: "Greet", type: "trigger", definition: {} };
	const entities: Entity[] = [
		workspace,
		Agent.parse({ ...agent, id: "agent1" }),
		Inbox.parse(inbox),
		Tag.parse({ kind: "tag", id: "vip", name: "vip" }),
		Automation.parse(automation),
	];
	for (let n = 1; n <= people; n += 1) entities.push(sampleContact(n));
	for (let n = 1; n <= people; n += 1) {
		entities.push(sampleConversation(n));
		for (let m = 1; m <= messages; m += 1) entities.push(sampleMessage(n, m));
	}
	return entities;
}
