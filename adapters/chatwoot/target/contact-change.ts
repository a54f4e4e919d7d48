import type { ReadBack } from "../../../src/adapter/contract.js";
import { difference } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import { type Row, rowsOf, type WireConversation } from "../wire.js";
import { accountRoute, type Call } from "./handler.js";

/** The most that Chatwoot lists of a contact's conversations; there are no pages. */
const listed = 20;

/**
 * At Crisp a conversation comes to belong to another contact: a visitor left an e-mail address. Chatwoot moves conversations
 * only by merging contacts (sheet 3.1), so the one that the import made for the visitor goes into the one it is now. Repeatable.
 * Not where that contact has anything else, or is a profile at Crisp, which may still be there: it stays then, and the warning says so.
 */
export async function followContact(call: Call, conversation: WireConversation): Promise<Localized[]> {
	const { session, payload } = call;
	const before = conversation.meta?.sender;
	const wanted = contactOf(payload);
	const formerId = before?.custom_attributes?.crisp_id;
	if (before?.id === undefined || before.id === payload.contact_id || formerId === undefined) return [];
	if (!isMadeUp(String(formerId))) return [stays];
	const path = `${session.base}/contacts/${before.id}/conversations`;
	const answer = await session.client.get(path, accountRoute("/contacts/{c}/conversations"));
	const all = rowsOf(answer.json) as WireConversation[];
	if (answer.status >= 300 || all.length >= listed || !all.every((one) => contactOf(one) === wanted)) return [stays];
	const body = { base_contact_id: payload.contact_id, mergee_contact_id: before.id };
	const route = accountRoute("/actions/contact_merge");
	// Sent again after a lost answer it finds nothing to merge.
	const merged = await session.client.send("POST", `${session.base}/actions/contact_merge`, route, body, {
		idempotent: true,
	});
	return merged.status < 300 || merged.status === 404 ? [] : [stays];
}

/** Who is no profile at Crisp, only somebody in conversations: gone from there with the last of them. */
const isMadeUp = (contactId: string) => /^(?:visitor|email):/.test(contactId);

/** Whose conversation it is in Chatwoot. */
export function compareContact({ payload }: Call, found: WireConversation, list: ReadBack["differences"]): void {
	difference(list, "contact", payload.contact_id, found.meta?.sender?.id);
}

function contactOf(row: Row | WireConversation): unknown {
	return (row.custom_attributes as Row | undefined)?.crisp_contact_id;
}

const stays = text(
	"it belongs to another contact now; in Chatwoot it stays with the former one: merge the two by hand",
	"该会话现属于另一联系人；在 Chatwoot 中仍归原联系人：请手动合并两者",
);
