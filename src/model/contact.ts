import { z } from "zod";
import { CompanyId, ContactId, ConversationId, CustomFieldId, TagId } from "./ids.js";
import { FieldValue, Geolocation, TimeMs } from "./scalars.js";

/** One way to recognise somebody. E-mail addresses compare without regard to case; the value keeps the source's spelling. */
export const ContactIdentity = z.object({
	type: z.enum(["email", "phone", "external"]),
	value: z.string(),
	system: z.string().optional().describe("For external ids: whose id it is, e.g. crisp.people, crisp.session"),
});
export type ContactIdentity = z.infer<typeof ContactIdentity>;

/** A customer: a person with a profile, or a visitor who never left a name. */
export const Contact = z.object({
	kind: z.literal("contact"),
	id: ContactId,
	type: z.enum(["person", "visitor"]),
	name: z.string().optional().describe("Absent when the source only has a made-up name such as visitor607"),
	nickname: z.string().optional().describe("The source's name as it is, made-up ones included"),
	identities: z.array(ContactIdentity),
	avatarUrl: z.string().optional(),
	gender: z.string().optional(),
	address: z.string().optional(),
	description: z.string().optional(),
	website: z.string().optional(),
	utcOffsetMinutes: z.number().optional().describe("East of Greenwich is positive, unlike at Crisp"),
	locales: z.array(z.string()),
	geolocation: Geolocation.optional(),
	ip: z.string().optional(),
	socialProfiles: z.array(z.object({ network: z.string(), handle: z.string().optional(), url: z.string().optional() })),
	employment: z
		.object({
			company: z.string().optional(),
			domain: z.string().optional(),
			title: z.string().optional(),
			role: z.string().optional(),
			seniority: z.string().optional(),
		})
		.optional(),
	companyId: CompanyId.optional(),
	tagIds: z.array(TagId),
	customFields: z
		.record(z.string(), FieldValue)
		.describe("The contact's own custom data; a conversation's is kept there"),
	notepad: z.string().optional().describe("Private notes about the contact"),
	score: z.number().optional().describe("Average rating given, 1 to 5"),
	blocked: z.boolean(),
	subscribed: z.boolean().optional().describe("Opt-in to campaigns, where it was read"),
	conversationIds: z.array(ConversationId).describe("For visitors: the session they are"),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
	lastActiveAtMs: TimeMs.optional(),
});
export type Contact = z.infer<typeof Contact>;

export const Company = z.object({
	kind: z.literal("company"),
	id: CompanyId,
	name: z.string().optional(),
	legalName: z.string().optional(),
	domain: z.string().optional(),
	url: z.string().optional(),
	description: z.string().optional(),
	phones: z.array(z.string()),
	emails: z.array(z.string()),
	geolocation: Geolocation.optional(),
	metrics: z.record(z.string(), z.json()),
	tags: z.array(z.string()),
});
export type Company = z.infer<typeof Company>;

/** A key of custom data that the workspace uses, with what its values look like. */
export const CustomFieldDefinition = z.object({
	kind: z.literal("custom-field"),
	id: CustomFieldId,
	scope: z.enum(["contact", "conversation"]),
	key: z.string(),
	valueType: z
		.enum(["text", "number", "boolean", "url", "date", "json"])
		.describe("From the values seen; text when mixed"),
	count: z.int().optional().describe("How often it is used, by the source's own count"),
});
export type CustomFieldDefinition = z.infer<typeof CustomFieldDefinition>;

/** A label on contacts or conversations. Crisp calls it a segment and keeps nothing but its text. */
export const Tag = z.object({
	kind: z.literal("tag"),
	id: TagId,
	name: z.string(),
	contactCount: z.int().optional(),
	conversationCount: z.int().optional(),
});
export type Tag = z.infer<typeof Tag>;

/** Something that happened to a contact or visitor, reported by the site ("Order paid"). */
export const ContactEvent = z.object({
	kind: z.literal("contact-event"),
	id: z.string().describe("<contact or conversation id>/<time>/<n>"),
	contactId: ContactId.optional(),
	conversationId: ConversationId.optional(),
	name: z.string(),
	color: z.string().optional(),
	data: z.json(),
	occurredAtMs: TimeMs.optional(),
});
export type ContactEvent = z.infer<typeof ContactEvent>;

export const PageVisit = z.object({
	kind: z.literal("page-visit"),
	id: z.string().describe("<conversation id>/<time>/<n>"),
	conversationId: ConversationId,
	title: z.string().optional(),
	url: z.string().optional(),
	referrer: z.string().optional(),
	visitedAtMs: TimeMs.optional(),
});
export type PageVisit = z.infer<typeof PageVisit>;
