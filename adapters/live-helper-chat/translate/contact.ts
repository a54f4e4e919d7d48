import { clip, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Contact, text } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { keys } from "../keys.js";
import { blockOperation } from "./block.js";
import { addContactRows, contactCopied, visitorColumns } from "./contact-data.js";
import { quietStart } from "./conversation.js";
import { createDataRows } from "./data-rows.js";
import { secondsOf } from "./message.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/**
 * Live Helper Chat has no contacts. Who has conversations is copied onto each of them; who has none gets one closed chat
 * without messages, so that nobody is lost, or is left in the archive, as the settings say.
 */
export function* translateContact(contact: Contact, context: Context): Iterable<Operation> {
	const source = { kind: "contact", id: contact.id } as const;
	if (context.hasConversation(contact.id))
		yield skip(
			source,
			"carried-inside",
			text("no contacts there: copied onto each of its conversations", "该平台没有联系人：复制到其每个会话上"),
		);
	else if (context.config.contacts === "skip")
		yield skip(source, "no-conversation", text("no conversation, and the settings say skip", "没有会话，且设置为跳过"));
	else yield* placeholderChat(contact, context);
	if (contact.blocked) yield* blockOperation(`block:contact:${contact.id}`, contact, source, context);
}

function* placeholderChat(contact: Contact, context: Context): Iterable<Operation> {
	const source = { kind: "contact", id: contact.id } as const;
	const losses: Loss[] = [contactCopied("id")];
	const rows = createDataRows(context, losses);
	addContactRows(contact, rows);
	const visitor = visitorColumns(contact);
	const start = secondsOf(contact.createdAtMs) ?? secondsOf(contact.lastActiveAtMs) ?? 1;
	const end = Math.max(start, secondsOf(contact.lastActiveAtMs) ?? start);
	yield operation({
		key: keys.contact(contact.id),
		kind: "contact.create",
		lane: `contact:${contact.id}`,
		source,
		losses,
		payload: {
			...quietStart(ref(keys.department)),
			chat_variables: { crisp_contact_id: contact.id, crisp_workspace_id: context.workspace.id },
			additional_data: rows.rows,
			messages: [],
			main_attr: {
				time: start,
				pnd_time: start,
				nick: clip(visitor.nick, 100, "name", losses),
				email: clip(visitor.email, 100, "identities", losses),
				phone: clip(visitor.phone, 100, "identities", losses),
				ip: clip(contact.ip ?? "", 100, "ip", losses),
				remarks:
					context.language === "en"
						? "Contact imported from Crisp, without a conversation"
						: "从 Crisp 导入的联系人，没有会话",
			},
		},
	});
	yield operation({
		key: `contact-final:${contact.id}`,
		kind: "contact.finish",
		lane: `contact:${contact.id}`,
		source,
		payload: {
			chat: ref(keys.contact(contact.id)),
			columns: { status: 2, cls_time: end, lsync: end, has_unread_messages: 0, unanswered_chat: 0 },
			files: [],
		},
	});
}
