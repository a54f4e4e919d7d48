import type { Contact, Entity, Message, MessagePart } from "../model/index.js";

/** What an entity is searched by; empty for kinds nobody searches. */
export function searchText(entity: Entity): string {
	switch (entity.kind) {
		case "message":
			return messageText(entity);
		case "contact":
			return contactText(entity);
		case "conversation":
			return joined([entity.subject, entity.topic]);
		case "article":
			return joined([entity.title, entity.description, entity.markdown]);
		case "canned-reply":
			return joined([entity.shortcut, entity.text]);
		default:
			return "";
	}
}

/** A message as one plain text: its words, its notes, the names of its files. */
export function messageText(message: Message): string {
	const [only, ...others] = message.parts;
	if (only !== undefined && others.length === 0) return partText(only);
	return joined(message.parts.map(partText));
}

function partText(part: MessagePart): string {
	switch (part.type) {
		case "text":
		case "note":
		case "event":
			return part.text;
		case "file":
		case "image":
		case "animation":
		case "audio":
			return part.name ?? "";
		case "picker":
			return joined([part.text, ...part.choices.map((choice) => choice.label)]);
		case "field":
			return joined([part.text, part.explanation, part.value]);
		case "carousel":
			return joined([part.text, ...part.items.flatMap((item) => [item.title, item.description])]);
		case "unknown":
			return "";
	}
}

function contactText(contact: Contact): string {
	return joined([
		contact.name,
		contact.nickname,
		...contact.identities.map((identity) => (identity.type === "external" ? undefined : identity.value)),
		contact.employment?.company,
		contact.notepad,
	]);
}

function joined(texts: readonly (string | undefined)[]): string {
	return texts.filter((one) => one !== undefined && one !== "").join("\n");
}
