import { z } from "zod";
import { AgentId, AttachmentId, ContactId, ConversationId, MessageId } from "./ids.js";
import { FieldValue, TimeMs } from "./scalars.js";

/** A file that a message carries. `attachmentId` is the URL; the bytes are in the archive under their hash. */
const fileFields = {
	attachmentId: AttachmentId,
	url: z.string(),
	name: z.string().optional().describe("As the sender named it: hostile, never a path"),
	mimeType: z.string().optional(),
};

/** What a message says. Closed set; what nobody knows becomes `unknown` and keeps its JSON. */
export const MessagePart = z.discriminatedUnion("type", [
	z.object({ type: z.literal("text"), text: z.string().describe("Markdown-like, as the source has it; may be empty") }),
	z.object({ type: z.literal("note"), text: z.string().describe("Seen by agents only") }),
	z.object({ type: z.literal("file"), ...fileFields }),
	z.object({ type: z.literal("image"), ...fileFields }),
	z.object({ type: z.literal("animation"), ...fileFields }),
	z.object({ type: z.literal("audio"), ...fileFields, durationSeconds: z.number().optional() }),
	z.object({
		type: z.literal("picker"),
		fieldId: z.string().optional(),
		text: z.string(),
		required: z.boolean(),
		choices: z.array(
			z.object({
				value: z.string(),
				label: z.string(),
				icon: z.string().optional(),
				selected: z.boolean(),
				url: z.string().optional(),
			}),
		),
	}),
	z.object({
		type: z.literal("field"),
		fieldId: z.string().optional(),
		text: z.string(),
		explanation: z.string().optional(),
		value: z.string().optional().describe("The answer, once given"),
		required: z.boolean(),
	}),
	z.object({
		type: z.literal("carousel"),
		text: z.string(),
		items: z.array(
			z.object({
				title: z.string(),
				description: z.string().optional(),
				imageUrl: z.string().optional(),
				actions: z.array(z.object({ label: z.string(), url: z.string().optional() })),
			}),
		),
	}),
	z.object({ type: z.literal("event"), namespace: z.string().optional(), text: z.string() }),
	z.object({ type: z.literal("unknown"), sourceType: z.string(), json: z.json() }),
]);
export type MessagePart = z.infer<typeof MessagePart>;
export type MessagePartType = MessagePart["type"];
/** The parts that carry bytes. */
export type FilePart = Extract<MessagePart, { attachmentId: unknown }>;

/** Who wrote a message. The name stands here because former agents and plugins exist nowhere else. */
export const Author = z.object({
	type: z.enum(["contact", "agent", "workspace", "participant", "unknown"]),
	agentId: AgentId.optional(),
	contactId: ContactId.optional(),
	name: z.string().optional(),
	avatarUrl: z.string().optional(),
});
export type Author = z.infer<typeof Author>;

export const Message = z.object({
	kind: z.literal("message"),
	id: MessageId,
	conversationId: ConversationId,
	fingerprint: z.string().describe("The source's id inside the conversation; a number at Crisp, may be negative"),
	direction: z
		.enum(["incoming", "outgoing", "internal", "system"])
		.describe("incoming: from the customer; outgoing: to the customer; internal: a note; system: an event"),
	author: Author,
	channel: z.string().optional(),
	parts: z.array(MessagePart).min(1),
	mentionedAgentIds: z.array(AgentId),
	linkPreviews: z.array(z.object({ url: z.string(), title: z.string().optional(), website: z.string().optional() })),
	references: z.array(z.object({ type: z.string(), name: z.string().optional(), target: z.string().optional() })),
	automated: z.boolean(),
	edited: z.boolean(),
	translated: z.boolean(),
	readOn: z.string().optional().describe("Channel it was read on; absent = unread"),
	deliveredOn: z.string().optional(),
	undelivered: z.array(z.object({ channel: z.string(), reason: z.string().optional() })),
	originalId: z.string().optional().describe("Key of the raw e-mail"),
	original: z
		.object({ mimeType: z.string().optional(), headers: z.json(), content: z.string() })
		.optional()
		.describe("The raw e-mail, where it was read"),
	properties: z.record(z.string(), FieldValue),
	sentAtMs: TimeMs.optional().describe("Absent only when the source has no usable time"),
	sentAtIsServerTime: z.boolean(),
});
export type Message = z.infer<typeof Message>;

/** One file, once, however many messages carry it. */
export const Attachment = z.object({
	kind: z.literal("attachment"),
	id: AttachmentId,
	url: z.string(),
	name: z.string().optional(),
	mimeType: z.string().optional(),
	state: z
		.enum(["pending", "stored", "missing", "refused", "failed"])
		.describe("missing: the source answers 404; refused: host, size or address not allowed; failed: try again"),
	reason: z.string().optional(),
	sha256: z.string().optional(),
	sizeBytes: z.int().optional(),
});
export type Attachment = z.infer<typeof Attachment>;
