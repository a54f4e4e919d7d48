import { type Message, MessageId, type MessagePart } from "../model/index.js";
import { at, ids } from "./conformance-sample-ids.js";

/** A message with one part; every other field is filled somewhere in the sample conversation. */
export function sampleMessage(part: MessagePart, index: number): Message {
	const outgoing = index % 2 === 1;
	const internal = part.type === "note";
	return {
		kind: "message",
		id: MessageId.parse(`${ids.conversation}/${index === 3 ? -1203 : 1200 + index}`),
		conversationId: ids.conversation,
		fingerprint: String(index === 3 ? -1203 : 1200 + index),
		direction: internal ? "internal" : part.type === "event" ? "system" : outgoing ? "outgoing" : "incoming",
		author:
			outgoing || internal
				? {
						type: "agent",
						agentId: ids.agent,
						name: "mkauthor",
						avatarUrl: "https://files.customer.example/mkauthoravatar.png",
					}
				: { type: "contact", contactId: ids.contact, name: "mkcontactname" },
		channel: "chat",
		parts: [part],
		mentionedAgentIds: index === 1 ? [ids.agent] : [],
		linkPreviews:
			index === 0 ? [{ url: "https://shop.example/mkpreview", title: "mkpreviewtitle", website: "mkpreviewsite" }] : [],
		references: index === 0 ? [{ type: "article", name: "mkrefname", target: "https://help.example/mkreftarget" }] : [],
		automated: index === 5,
		edited: index === 0,
		translated: false,
		...(outgoing && { readOn: "chat", deliveredOn: "email" }),
		undelivered: index === 1 ? [{ channel: "email", reason: "mkundelivered" }] : [],
		...(index === 0 && { originalId: "mkoriginalid" }),
		properties: index === 0 ? { mkproperty: "mkpropertyvalue" } : {},
		// The last but one has no time of its own: order comes from the archive then.
		...(part.type !== "event" && { sentAtMs: at + index * 60_000 }),
		sentAtIsServerTime: true,
	};
}

/** The only message of an anonymous visitor: nothing that is not required. */
export function bareMessage(): Message {
	return {
		...sampleMessage({ type: "text", text: "mkvisitortext" }, 90),
		id: MessageId.parse(`${ids.bare}/1`),
		conversationId: ids.bare,
		fingerprint: "1",
		direction: "incoming",
		author: { type: "contact", contactId: ids.visitor },
	};
}
