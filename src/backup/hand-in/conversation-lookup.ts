import type { Archive } from "../../archive/archive.js";
import { emailKey } from "../../mapping/contact-id.js";
import type { ConversationSpan, MapContext } from "../../mapping/map-record.js";

/** What the map of a rating may ask the archive. The index of e-mail addresses is made when first needed. */
export function conversationLookup(archive: Archive): Pick<MapContext, "hasConversation" | "conversationsOf"> {
	let contacts: Map<string, string[]> | undefined;
	return {
		hasConversation: (id) => archive.entity("conversation", id) !== undefined,
		conversationsOf(email) {
			contacts ??= contactsByEmail(archive);
			return (contacts.get(emailKey(email) ?? "") ?? []).flatMap((id) => spans(archive, id));
		},
	};
}

function contactsByEmail(archive: Archive): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const contact of archive.entities("contact", { includeGone: true })) {
		for (const { type, value } of contact.identities) {
			const key = type === "email" ? emailKey(value) : undefined;
			if (key !== undefined) found.set(key, [...(found.get(key) ?? []), contact.id]);
		}
	}
	return found;
}

function spans(archive: Archive, contactId: string): ConversationSpan[] {
	return [...archive.entities("conversation", { parent: contactId, includeGone: true })].map((conversation) => {
		const fromMs = conversation.createdAtMs ?? conversation.updatedAtMs ?? 0;
		return { id: conversation.id, fromMs, toMs: Math.max(fromMs, conversation.updatedAtMs ?? fromMs) };
	});
}
