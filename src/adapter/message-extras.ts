import type { Message } from "../model/index.js";

/** What a message's text cannot say, as JSON to be kept beside it. `parts`: those whose structure the text does not hold. Pure. */
export function messageExtras(message: Message, parts: unknown[]): Record<string, unknown> {
	return withoutPlaceholders({
		id: message.id,
		type: message.parts.map((part) => part.type).join("+"),
		author: message.author,
		channel: message.channel,
		automated: message.automated || undefined,
		edited: message.edited || undefined,
		translated: message.translated || undefined,
		read_on: message.readOn,
		delivered_on: message.deliveredOn,
		undelivered: message.undelivered.length > 0 ? message.undelivered : undefined,
		mentions: message.mentionedAgentIds.length > 0 ? message.mentionedAgentIds : undefined,
		link_previews: message.linkPreviews.length > 0 ? message.linkPreviews : undefined,
		references: message.references.length > 0 ? message.references : undefined,
		properties: Object.keys(message.properties).length > 0 ? message.properties : undefined,
		original_id: message.originalId,
		server_time: message.sentAtIsServerTime,
		parts: parts.length > 0 ? parts : undefined,
	}) as Record<string, unknown>;
}

/** A customer's JSON may hold keys that mean something in a plan: they get an underscore. Most holds none and is not copied. */
function withoutPlaceholders(value: unknown): unknown {
	if (!hasPlaceholder(value)) return value;
	if (Array.isArray(value)) return value.map(withoutPlaceholders);
	return Object.fromEntries(
		Object.entries(value as object).map(([key, item]) => [
			isPlaceholder(key) ? `_${key}` : key,
			withoutPlaceholders(item),
		]),
	);
}

function hasPlaceholder(value: unknown): boolean {
	if (typeof value !== "object" || value === null) return false;
	if (Array.isArray(value)) return value.some(hasPlaceholder);
	for (const [key, item] of Object.entries(value)) if (isPlaceholder(key) || hasPlaceholder(item)) return true;
	return false;
}

const isPlaceholder = (key: string) => key === "$ref" || key === "$file";
