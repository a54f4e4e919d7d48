import { AgentId, type Author, ConversationId, type Message, MessageId } from "../model/index.js";
import { contactIdOf } from "./contact-id.js";
import { addProblem, compact, type Draft } from "./draft.js";
import { mapPart } from "./map-part.js";
import type { MapContext } from "./map-result.js";
import {
	isFields,
	type JsonFields,
	readFields,
	readFieldValues,
	readFlag,
	readInteger,
	readJson,
	readList,
	readText,
	readTexts,
	readTime,
} from "./read-json.js";

/** Record `message`: one message with one part. */
export function mapMessage(raw: JsonFields, context: MapContext, draft: Draft): void {
	const slash = context.id.lastIndexOf("/");
	const sessionId = context.parent ?? readText(raw.session_id) ?? context.id.slice(0, Math.max(0, slash));
	const type = readText(raw.type) ?? "";
	const original = originalOf(raw, context, draft);
	const message: Message = {
		kind: "message",
		id: MessageId.parse(context.id),
		conversationId: ConversationId.parse(sessionId),
		fingerprint: fingerprintOf(raw.fingerprint) ?? context.id.slice(slash + 1),
		direction: directionOf(raw, type, sessionId, draft),
		author: authorOf(raw, type, sessionId, context),
		channel: readText(raw.origin),
		parts: [mapPart(type, raw, draft)],
		mentionedAgentIds: readTexts(raw.mentions).map((id) => AgentId.parse(id)),
		linkPreviews: readList(raw.preview).flatMap((item) => {
			const { url, title, website } = readFields(item);
			const address = readText(url);
			if (address === undefined) return [];
			return [compact({ url: address, title: readText(title), website: readText(website) })];
		}),
		references: readList(raw.references)
			.filter(isFields)
			.map(({ type, name, target }) =>
				compact({ type: readText(type) ?? "unknown", name: readText(name), target: readText(target) }),
			),
		automated: readFlag(raw.automated),
		edited: readFlag(raw.edited),
		translated: readFlag(raw.translated),
		readOn: readText(raw.read),
		deliveredOn: readText(raw.delivered),
		undelivered: Object.entries(readFields(raw.ignored)).map(([channel, why]) =>
			compact({ channel, reason: readText(readFields(why).reason) ?? readText(readFields(why).type) }),
		),
		originalId: readText(readFields(raw.original).original_id),
		original,
		properties: readFieldValues(raw.properties, draft.problems),
		sentAtMs: readTime(raw.timestamp, "timestamp", draft.problems),
		sentAtIsServerTime: readFlag(raw.stamped),
	};
	draft.entities.push(compact(message));
}

function fingerprintOf(value: unknown): string | undefined {
	return readInteger(value) === undefined ? readText(value) : String(value);
}

function directionOf(raw: JsonFields, type: string, sessionId: string, draft: Draft): Message["direction"] {
	if (type === "note") return "internal";
	if (type === "event") return "system";
	if (raw.from === "user") return "incoming";
	if (raw.from === "operator") return "outgoing";
	addProblem(
		draft,
		"sender-unknown",
		"A message does not say which side sent it; its author decides",
		"有消息没有注明由哪一方发送，已按作者判断",
	);
	return isVisitor(readFields(raw.user).user_id, sessionId) ? "incoming" : "outgoing";
}

function authorOf(raw: JsonFields, type: string, sessionId: string, context: MapContext): Author {
	const user = readFields(raw.user);
	const userId = readText(user.user_id);
	const shown = { name: readText(user.nickname), avatarUrl: readText(user.avatar) };
	if (user.type === "participant") return compact({ type: "participant", ...shown });
	const agentsOnly = type === "note" || type === "event" || raw.from === "operator";
	// "website" says nothing on the customer's side: visitors carry it too.
	if (user.type === "website" && agentsOnly && !isVisitor(userId, sessionId))
		return compact({ type: "workspace", ...shown });
	if (isVisitor(userId, sessionId) || (raw.from === "user" && !agentsOnly)) {
		const conversation = context.related?.conversation;
		// Without its conversation a message cannot know the profile behind the session; the conversation names it.
		const contactId = conversation === undefined ? undefined : contactIdOf(conversation, { ...context, sessionId });
		return compact({ type: "contact", contactId, ...shown });
	}
	if (userId !== undefined) return compact({ type: "agent", agentId: AgentId.parse(userId), ...shown });
	// Bots, triggers and plugins often come without a user; a name without an id is a former agent or an import.
	if (agentsOnly && shown.name !== undefined && !readFlag(raw.automated)) return compact({ type: "agent", ...shown });
	return compact({ type: agentsOnly || readFlag(raw.automated) ? "workspace" : "unknown", ...shown });
}

function isVisitor(userId: unknown, sessionId: string): boolean {
	return typeof userId === "string" && userId !== "" && (userId === sessionId || userId.startsWith("session_"));
}

/** The raw e-mail, where the backup read it: inside the record or beside it. */
function originalOf(raw: JsonFields, context: MapContext, draft: Draft): Message["original"] {
	for (const candidate of [raw.original, context.related?.original]) {
		const original = readFields(candidate);
		if (typeof original.content !== "string") continue;
		return compact({
			mimeType: readText(original.type),
			headers: readJson(original.headers, draft.problems),
			content: original.content,
		});
	}
	return undefined;
}
