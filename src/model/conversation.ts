import { z } from "zod";
import { AgentId, ContactId, ConversationId, InboxId, TagId } from "./ids.js";
import { FieldValue, Geolocation, TimeMs } from "./scalars.js";

/** Somebody besides contact and agents who gets the replies (CC). */
export const Participant = z.object({
	type: z.string().describe("email at Crisp; others survive as they are"),
	target: z.string(),
});
export type Participant = z.infer<typeof Participant>;

export const Device = z.object({
	userAgent: z.string().optional(),
	browser: z.string().optional(),
	browserVersion: z.string().optional(),
	os: z.string().optional(),
	osVersion: z.string().optional(),
	capabilities: z.array(z.string()),
});
export type Device = z.infer<typeof Device>;

export const Conversation = z.object({
	kind: z.literal("conversation"),
	id: ConversationId,
	contactId: ContactId.describe("A person, or the visitor this conversation made up"),
	inboxId: InboxId,
	channel: z.string().optional().describe("chat, email, or a plugin's urn"),
	subject: z.string().optional(),
	topic: z.string().optional(),
	status: z.enum(["pending", "open", "resolved"]).describe("pending: no agent answered yet; open: unresolved at Crisp"),
	blocked: z.boolean(),
	verified: z.boolean().describe("The contact's e-mail was proven"),
	assigneeId: AgentId.optional(),
	participants: z.array(Participant),
	mentionedAgentIds: z.array(AgentId),
	tagIds: z.array(TagId),
	customFields: z.record(z.string(), FieldValue).describe("Custom data of the conversation, not of the contact"),
	device: Device.optional(),
	geolocation: Geolocation.optional(),
	ip: z.string().optional(),
	locales: z.array(z.string()),
	utcOffsetMinutes: z.number().optional().describe("East of Greenwich is positive"),
	parentId: ConversationId.optional().describe("The conversation this one was merged into"),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
	waitingSinceMs: TimeMs.optional(),
});
export type Conversation = z.infer<typeof Conversation>;

/** What a customer thought of a conversation. Crisp does not let past ones be read; users hand them in. */
export const Rating = z.object({
	kind: z.literal("rating"),
	id: z.string(),
	conversationId: ConversationId,
	stars: z.number().min(1).max(5),
	comment: z.string().optional(),
	ratedAtMs: TimeMs.optional(),
});
export type Rating = z.infer<typeof Rating>;
