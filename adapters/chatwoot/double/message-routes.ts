import type { Hono } from "hono";
import { isAtLeast } from "../version.js";
import { bodyOf, hasNul, notFound, refusal, tooLong } from "./answers.js";
import { fileHost, fileUrl } from "./file-routes.js";
import { renderLiquid } from "./liquid.js";
import type { DoubleAttachment, DoubleConversation, DoubleMessage, DoubleState, Json } from "./state.js";

const types: Record<string, number> = { incoming: 0, outgoing: 1, activity: 2, template: 3 };

export function messageRoutes(app: Hono, base: string, state: DoubleState): void {
	const path = `${base}/conversations/:id/messages`;

	app.get(path, (c) => {
		const conversation = state.conversation(c.req.param("id"));
		if (conversation === undefined) return notFound(c);
		const all = state.data.messages.filter((one) => one.conversation_id === conversation.id);
		const after = c.req.query("after");
		const before = c.req.query("before");
		const within = all.filter(
			(one) => (after === undefined || one.id > Number(after)) && (before === undefined || one.id < Number(before)),
		);
		// `after` reads forward by 100, `before` backward by 20, both together give 1000, neither the newest 20.
		const rows = after === undefined ? within.slice(-20) : within.slice(0, before === undefined ? 100 : 1000);
		return c.json({
			meta: { labels: conversation.labels, additional_attributes: {} },
			payload: rows.map((row) => messageJson(row, fileHost(c.req.url, state))),
		});
	});

	app.post(path, async (c) => {
		const conversation = state.conversation(c.req.param("id"));
		if (conversation === undefined) return notFound(c);
		const body = await bodyOf(c);
		const problem = messageProblem(body, conversation, state);
		if (problem !== undefined) return refusal(c, problem);
		const message = await newMessage(body, conversation, state);
		state.data.messages.push(message);
		conversation.last_activity_at = state.seconds();
		const reopens = conversation.status === "resolved" || conversation.status === "snoozed";
		if (message.message_type === 0 && reopens && state.contact(conversation.contact_id)?.blocked !== true) {
			conversation.status = "open";
			state.activity(conversation, "Conversation was reopened");
		}
		// Files are handed to the storage after the row is written, and every failure is answered as a refusal.
		if (state.quirks.brokenStorage && message.attachments.length > 0) {
			for (const file of message.attachments) delete file.bytes;
			return refusal(c, "Failed to open TCP connection to storage.example:443");
		}
		return c.json(messageJson(message, fileHost(c.req.url, state)));
	});

	app.delete(`${path}/:message`, (c) => {
		const message = state.data.messages.find((one) => one.id === Number(c.req.param("message")));
		if (message === undefined) return notFound(c);
		message.content = "This message was deleted";
		message.content_attributes = { deleted: true };
		message.attachments = [];
		return c.json(messageJson(message, fileHost(c.req.url, state)));
	});
}

/** Every failure of message creation is a 422 with one text. */
function messageProblem(body: Json, conversation: DoubleConversation, state: DoubleState): string | undefined {
	if (hasNul(body)) return "string contains null byte";
	if (tooLong(body.content, 150_000)) return "Validation failed: Content is too long (maximum is 150000 characters)";
	if (tooLong(body.source_id, 20_000)) return "Validation failed: Source is too long";
	const type = String(body.message_type ?? "outgoing");
	if (!Object.hasOwn(types, type)) return `'${type}' is not a valid message_type`;
	if (type === "incoming" && state.inbox(conversation.inbox_id)?.channel_type !== "Channel::Api")
		return "Incoming messages are only allowed in Api inboxes";
	const now = state.clock.now();
	const recent = state.data.messages.filter(
		(one) => one.conversation_id === conversation.id && one.createdMs > now - 60_000,
	);
	if (recent.length >= state.quirks.messagesPerMinute) return "Validation failed: Too many messages";
	return undefined;
}

async function newMessage(body: Json, conversation: DoubleConversation, state: DoubleState): Promise<DoubleMessage> {
	const type = types[String(body.message_type ?? "outgoing")] ?? 1;
	const content = String(body.content ?? "");
	return {
		id: state.id(),
		conversation_id: conversation.id,
		inbox_id: conversation.inbox_id,
		content: type === 1 || type === 3 ? renderLiquid(content) : content,
		message_type: type,
		content_type: String(body.content_type ?? "text"),
		private: body.private === true || body.private === "true",
		status: "sent",
		source_id: body.source_id === undefined ? null : String(body.source_id),
		content_attributes: withReply(contentAttributes(body, state), conversation, state),
		created_at: state.seconds(),
		createdMs: state.clock.now(),
		sender: sender(body, type, conversation, state),
		attachments: await attachments(body, state),
	};
}

/** The hash rule: given attributes win, and a time beside them is lost. Before 4.9 only two keys stay. */
function contentAttributes(body: Json, state: DoubleState): Json {
	const raw = body.content_attributes;
	const given = (typeof raw === "string" ? JSON.parse(raw) : (raw ?? {})) as Json;
	const kept = isAtLeast(state.quirks.version, 4, 9)
		? given
		: Object.fromEntries(Object.entries(given).filter(([key]) => key === "items" || key === "in_reply_to"));
	if (Object.keys(kept).length > 0) return kept;
	return body.external_created_at === undefined ? {} : { external_created_at: Number(body.external_created_at) };
}

/** A reply names the message by both its ids; one to a message that is not there loses them. */
function withReply(attributes: Json, conversation: DoubleConversation, state: DoubleState): Json {
	const { in_reply_to: id, in_reply_to_external_id: source } = attributes;
	if (id === undefined && source === undefined) return attributes;
	const found = state.data.messages.find(
		(one) => one.conversation_id === conversation.id && (id === undefined ? one.source_id === source : one.id === id),
	);
	return { ...attributes, in_reply_to_external_id: found?.source_id ?? null, in_reply_to: found?.id ?? null };
}

function sender(body: Json, type: number, conversation: DoubleConversation, state: DoubleState): Json | undefined {
	if (type !== 1) {
		const contact = state.contact(conversation.contact_id);
		return contact === undefined ? undefined : { id: contact.id, name: contact.name, type: "contact" };
	}
	// A bot that is not there is no error: the token's user is shown instead.
	const bot = state.data.bots.find((one) => body.sender_type === "AgentBot" && one.id === Number(body.sender_id));
	if (bot !== undefined) return { id: bot.id, name: bot.name, type: "agent_bot" };
	return { id: 1, name: "Ada Admin", type: "user" };
}

async function attachments(body: Json, state: DoubleState): Promise<DoubleAttachment[]> {
	const files = ((body["attachments[]"] ?? []) as unknown[]).filter((one): one is File => one instanceof File);
	return Promise.all(
		files.map(async (file) => ({
			id: state.id(),
			file_type: fileType(file.type),
			file_size: state.quirks.loseFileBytes ? 0 : file.size,
			name: file.name,
			content_type: file.type,
			...(state.quirks.loseFileBytes ? {} : { bytes: new Uint8Array(await file.arrayBuffer()) }),
		})),
	);
}

function fileType(mime: string): string {
	if (/^image\/(jpeg|png|gif|bmp|webp)$/.test(mime)) return "image";
	if (/^video\/(ogg|mp4|webm|quicktime)$/.test(mime)) return "video";
	return mime.startsWith("audio/") ? "audio" : "file";
}

function messageJson(message: DoubleMessage, host: string): Json {
	const { createdMs: _ms, attachments: files, ...rest } = message;
	if (files.length === 0) return rest;
	return {
		...rest,
		attachments: files.map((file) => ({
			id: file.id,
			message_id: message.id,
			file_type: file.file_type,
			extension: null,
			data_url: fileUrl(host, file),
			file_size: file.file_size,
		})),
	};
}
