import type { Contact } from "./contact.js";
import type { Conversation, Rating } from "./conversation.js";
import { ContactId, ConversationId, MessageId } from "./ids.js";
import type { Message } from "./message.js";

/*
 * What stays of a forgotten person for statistics: who wrote when, by which channel, how much, and how it ended. Names, addresses,
 * numbers, free text of the customer, notes about them, files, custom data and everything of the device that tells one from another go.
 */

/** Stands where something about a forgotten person stood; the same in every language. */
export const forgottenMark = "[forgotten]";
const prefix = "forgotten:";

/** The id that takes the place of a forgotten person's own. `token` must not be derived from it without a secret. */
export function pseudonymId(token: string): string {
	return prefix + token;
}

/** Whether an id is no id of the source: no record stands behind it. */
export function isPseudonymId(id: string): boolean {
	return id.startsWith(prefix);
}

export interface Pseudonymising {
	/** Pseudonym of a contact's or conversation's id. */
	idOf(id: string): string;
	/** A text of somebody else without what is known of the person. */
	clean(text: string): string;
}

export function pseudonymContact(contact: Contact, { idOf }: Pseudonymising): Contact {
	const { country } = contact.geolocation ?? {};
	return {
		kind: "contact",
		id: ContactId.parse(idOf(contact.id)),
		type: contact.type,
		identities: [],
		locales: contact.locales,
		...(country === undefined ? {} : { geolocation: { country } }),
		socialProfiles: [],
		tagIds: contact.tagIds,
		customFields: {},
		...(contact.score === undefined ? {} : { score: contact.score }),
		blocked: contact.blocked,
		...(contact.subscribed === undefined ? {} : { subscribed: contact.subscribed }),
		conversationIds: contact.conversationIds.map((id) => ConversationId.parse(idOf(id))),
		...only(contact, ["createdAtMs", "updatedAtMs", "lastActiveAtMs"]),
	};
}

export function pseudonymConversation(conversation: Conversation, { idOf }: Pseudonymising): Conversation {
	const { device } = conversation;
	const { country } = conversation.geolocation ?? {};
	return {
		...only(conversation, [
			"kind",
			"inboxId",
			"channel",
			"status",
			"blocked",
			"verified",
			"assigneeId",
			"mentionedAgentIds",
			"tagIds",
			"locales",
		]),
		...only(conversation, ["createdAtMs", "updatedAtMs", "waitingSinceMs"]),
		id: ConversationId.parse(idOf(conversation.id)),
		contactId: ContactId.parse(idOf(conversation.contactId)),
		participants: [],
		customFields: {},
		...(device === undefined ? {} : { device: { ...only(device, ["browser", "os"]), capabilities: [] } }),
		...(country === undefined ? {} : { geolocation: { country } }),
	};
}

export function pseudonymMessage(message: Message, { idOf, clean }: Pseudonymising): Message {
	const conversationId = ConversationId.parse(idOf(message.conversationId));
	const { author } = message;
	const byAgent = author.type === "agent" || author.type === "workspace";
	const keepsText = byAgent && message.direction === "outgoing";
	return {
		...only(message, [
			"kind",
			"fingerprint",
			"direction",
			"channel",
			"mentionedAgentIds",
			"automated",
			"edited",
			"translated",
			"readOn",
			"deliveredOn",
			"sentAtIsServerTime",
		]),
		...only(message, ["sentAtMs"]),
		id: MessageId.parse(`${conversationId}/${message.fingerprint}`),
		conversationId,
		author: byAgent ? only(author, ["type", "agentId", "name"]) : { type: author.type },
		parts: message.parts.map((part) => {
			if (keepsText && part.type === "text") return { type: "text", text: clean(part.text) };
			if (part.type === "event" && part.namespace !== undefined)
				return { type: "event", namespace: part.namespace, text: forgottenMark };
			return part.type === "note" ? { type: "note", text: forgottenMark } : { type: "text", text: forgottenMark };
		}),
		linkPreviews: [],
		references: [],
		undelivered: [],
		properties: {},
	};
}

export function pseudonymRating(rating: Rating, id: string, { idOf }: Pseudonymising): Rating {
	return {
		kind: "rating",
		id,
		conversationId: ConversationId.parse(idOf(rating.conversationId)),
		stars: rating.stars,
		...only(rating, ["ratedAtMs"]),
	};
}

function only<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
	return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as Pick<
		T,
		K
	>;
}
