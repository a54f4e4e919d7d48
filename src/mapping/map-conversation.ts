import {
	AgentId,
	type Contact,
	type ContactId,
	type Conversation,
	ConversationId,
	type Device,
	InboxId,
	TagId,
} from "../model/index.js";
import { contactIdOf, emailKey, isMadeUpName } from "./contact-id.js";
import { addProblem, compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import {
	type JsonFields,
	readFields,
	readFieldValues,
	readFlag,
	readLabel,
	readList,
	readObject,
	readText,
	readTexts,
	readTime,
	readUtcOffset,
} from "./read-json.js";
import { readPlace } from "./read-place.js";

/** Record `conversation`: the conversation, and the contact it alone knows: an anonymous visitor or a bare e-mail address. */
export function mapConversation(raw: JsonFields, context: MapContext, draft: Draft): void {
	const meta = readFields(raw.meta);
	const device = readFields(meta.device);
	const relations = readFields(raw.relations ?? context.related?.["conversation-relations"]);
	const contactId = contactIdOf(raw, { ...context, sessionId: context.id });
	const conversation: Conversation = compact({
		kind: "conversation",
		id: ConversationId.parse(context.id),
		contactId,
		inboxId: InboxId.parse(readText(raw.inbox_id) ?? "main"),
		channel: readText(meta.origin),
		subject: readText(meta.subject),
		topic: readText(raw.topic),
		status: statusOf(raw, draft),
		blocked: readFlag(raw.is_blocked),
		verified: readFlag(raw.is_verified),
		assigneeId: agentId(readFields(raw.assigned).user_id),
		participants: readList(raw.participants).flatMap((item) => {
			const { type, target } = readFields(item);
			const address = readText(target);
			return address === undefined ? [] : [{ type: readText(type) ?? "email", target: address }];
		}),
		mentionedAgentIds: readTexts(raw.mentions).map((id) => AgentId.parse(id)),
		tagIds: readTexts(meta.segments).map((name) => TagId.parse(name)),
		customFields: readFieldValues(meta.data, draft.problems),
		device: deviceOf(device),
		geolocation: readPlace(device.geolocation),
		ip: readText(meta.ip),
		locales: readTexts(device.locales),
		utcOffsetMinutes: readUtcOffset(device.timezone, "meta.device.timezone", draft.problems),
		parentId: parentOf(relations, context.id),
		createdAtMs: readTime(raw.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(raw.updated_at, "updated_at", draft.problems),
		waitingSinceMs: readTime(raw.waiting_since, "waiting_since", draft.problems),
	});
	if (isOwnContact(raw, contactId, context)) draft.entities.push(contactOf(raw, conversation, draft));
	draft.entities.push(conversation);
}

function statusOf(raw: JsonFields, draft: Draft): Conversation["status"] {
	const word = readText(raw.state) ?? states[typeof raw.status === "number" ? raw.status : -1];
	if (word === "pending" || word === "resolved") return word;
	if (word !== "unresolved")
		addProblem(
			draft,
			"state-unknown",
			"A conversation has no state that uncrisp knows; it counts as open",
			"有会话的状态无法识别，按未解决处理",
		);
	return "open";
}

const states: readonly string[] = ["pending", "unresolved", "resolved"];

function agentId(value: unknown): AgentId | undefined {
	const id = readText(value);
	return id === undefined ? undefined : AgentId.parse(id);
}

function deviceOf(raw: JsonFields): Device | undefined {
	const system = readFields(raw.system);
	const browser = readFields(system.browser);
	const os = readFields(system.os);
	const device = compact({
		userAgent: readText(system.useragent),
		browser: readText(browser.name),
		browserVersion: readLabel(browser.version) ?? readLabel(browser.major),
		os: readText(os.name),
		osVersion: readLabel(os.version),
		capabilities: readTexts(raw.capabilities),
	});
	return Object.keys(device).length > 1 || device.capabilities.length > 0 ? device : undefined;
}

function parentOf(relations: JsonFields, ownId: string): ConversationId | undefined {
	const parent = readText(readFields(relations.conversations).parent);
	return parent === undefined || parent === ownId ? undefined : ConversationId.parse(parent);
}

/** A profile of Crisp comes with its own record; everybody else exists only here. */
function isOwnContact(raw: JsonFields, id: ContactId, context: MapContext): boolean {
	if (id.startsWith("visitor:") || id.startsWith("email:")) return true;
	return readText(raw.people_id) !== undefined && context.hasContact?.(id) === false;
}

function contactOf(raw: JsonFields, conversation: Conversation, draft: Draft): Contact {
	const meta = readFields(raw.meta);
	const nickname = readText(meta.nickname);
	const email = emailKey(meta.email) === undefined ? undefined : readText(meta.email);
	const phone = readLabel(meta.phone);
	const isVisitor = conversation.contactId.startsWith("visitor:");
	const identities: Contact["identities"] = [];
	if (email !== undefined) identities.push({ type: "email", value: email.trim() });
	if (phone !== undefined) identities.push({ type: "phone", value: phone });
	if (isVisitor) identities.push({ type: "external", value: conversation.id, system: "crisp.session" });
	else if (!conversation.contactId.startsWith("email:"))
		identities.push({ type: "external", value: conversation.contactId, system: "crisp.people" });
	return compact({
		kind: "contact",
		id: conversation.contactId,
		type: isVisitor ? "visitor" : "person",
		name: nickname === undefined || isMadeUpName(nickname) ? undefined : nickname,
		nickname,
		identities,
		avatarUrl: readText(meta.avatar),
		address: readText(meta.address),
		utcOffsetMinutes: conversation.utcOffsetMinutes,
		locales: conversation.locales,
		geolocation: conversation.geolocation,
		ip: conversation.ip,
		socialProfiles: [],
		tagIds: [],
		customFields: {},
		blocked: conversation.blocked,
		// Several sessions can share an address; only a visitor is one session.
		conversationIds: isVisitor ? [conversation.id] : [],
		createdAtMs: conversation.createdAtMs,
		updatedAtMs: conversation.updatedAtMs,
		lastActiveAtMs: readTime(readObject(raw.active)?.last, "active.last", draft.problems),
	});
}
