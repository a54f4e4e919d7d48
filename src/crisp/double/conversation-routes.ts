import { type Answer, type Call, notFound, one, paged, pageOf, perPageOf, refused, whole } from "./answer.js";
import { conversationWire, messageWire } from "./conversation-wire.js";
import { messageBatch } from "./message-batch.js";
import { type Route, route } from "./router.js";
import { suggestions } from "./suggestions.js";
import type { ConversationSlot, Wire } from "./workspace-content.js";

const base = "/website/{w}/conversation/{s}";
const sessions = "website:conversation:sessions";
const messages = "website:conversation:messages";

/** Conversations and their parts (sheet 3.3 to 3.5). */
export const conversationRoutes: readonly Route[] = [
	route("/website/{w}/conversations/suggest/segments/{page}", "website:conversation:suggest", (call) =>
		paged(call, suggestions(call.double.workspace, "conversations", "segments", "segment")),
	),
	route("/website/{w}/conversations/suggest/data/{page}", "website:conversation:suggest", (call) =>
		paged(call, suggestions(call.double.workspace, "conversations", "dataKeys", "key")),
	),
	route("/website/{w}/conversations/{page}", sessions, list),
	route(base, sessions, (call) => withSlot(call, (slot) => one(rendered(call, slot))), { head: true }),
	route(`${base}/messages`, messages, messageList, { slash: true }),
	route(`${base}/message/{fingerprint}`, messages, (call) =>
		withSlot(call, (slot) => {
			for (let index = slot.messages.length - 1; index >= 0; index--) {
				const message = slot.messages.at(index);
				if (String(message.fingerprint) === call.param("fingerprint"))
					return one(messageWire(message, call.double.quirks));
			}
			return notFound("message_not_found");
		}),
	),
	route(`${base}/meta`, sessions, (call) => withSlot(call, (slot) => one(rendered(call, slot).meta))),
	route(`${base}/state`, "website:conversation:states", (call) => withSlot(call, (slot) => one({ state: slot.state }))),
	route(`${base}/routing`, "website:conversation:routing", (call) =>
		withSlot(call, (slot) => one({ assigned: slot.assigned === undefined ? null : { user_id: slot.assigned } })),
	),
	route(`${base}/participants`, "website:conversation:participants", (call) =>
		withSlot(call, (slot) => one({ participants: slot.details().participants ?? [] })),
	),
	route(`${base}/block`, "website:conversation:actions", (call) =>
		withSlot(call, (slot) => one({ blocked: slot.details().is_blocked === true })),
	),
	route(`${base}/verify`, sessions, (call) =>
		withSlot(call, (slot) => {
			const details = slot.details();
			return one({ verified: details.is_verified === true, verifications: details.verifications ?? [] });
		}),
	),
	route(`${base}/relations`, sessions, (call) =>
		withSlot(call, (slot) => one({ conversations: slot.parts?.relations ?? { parent: null, children: [] } })),
	),
	route(`${base}/pages/{page}`, "website:conversation:pages", (call) =>
		withSlot(call, (slot) => paged(call, slot.parts?.pages ?? [])),
	),
	route(`${base}/events/{page}`, "website:conversation:events", (call) =>
		withSlot(call, (slot) => paged(call, slot.parts?.events ?? [])),
	),
	route(`${base}/files/{page}`, [messages, sessions], (call) => withSlot(call, (slot) => paged(call, filesOf(slot)))),
	route(`${base}/original/{id}`, messages, (call) =>
		withSlot(call, (slot) => {
			const original = slot.parts?.originals?.[call.param("id")];
			return original ? one({ website_id: call.param("w"), session_id: slot.sessionId, ...original }) : notFound();
		}),
	),
	route(`${base}/browsing`, "website:conversation:browsing", (call) =>
		withSlot(call, (slot) => whole(call, slot.parts?.browsing ?? [])),
	),
	route(`${base}/call`, "website:conversation:calls", (call) =>
		withSlot(call, (slot) => (slot.parts?.call ? one(slot.parts.call) : notFound())),
	),
];

function list(call: Call): Answer {
	const { double } = call;
	const size = perPageOf(call);
	if (typeof size !== "number") return size;
	const page = pageOf(call);
	if (typeof page !== "number") return page;
	double.beforeList(page, call.query);
	const shown: string[] = [];
	const answer = paged(
		call,
		double.conversations.select(call.query),
		(slot) => {
			shown.push(slot.sessionId);
			return rendered(call, slot);
		},
		size,
	);
	double.afterList(shown);
	return answer;
}

function messageList(call: Call): Answer {
	const { double } = call;
	const slot = double.workspace.conversation(call.param("s"));
	if (!slot) {
		return double.quirks.deletedMessages === "not-found"
			? notFound("conversation_not_found")
			: { status: 200, reason: "listed", data: [] };
	}
	const query: { before?: number; after?: number; around?: number } = {};
	for (const name of ["before", "after", "around"] as const) {
		const raw = call.query(`timestamp_${name}`);
		if (raw === undefined || raw === "") continue;
		if (!/^\d{1,16}$/.test(raw)) return refused(400, "invalid_data", `timestamp_${name}`);
		query[name] = Number(raw);
	}
	const { items, olderRemain } = messageBatch(slot.messages, query, double.quirks);
	const rule = double.quirks.messageStatus;
	const status = rule === "always-200" || (rule === "by-remainder" && !olderRemain) ? 200 : 206;
	return { status, reason: "listed", data: items.map((item) => messageWire(item, double.quirks)) };
}

function rendered(call: Call, slot: ConversationSlot): Wire {
	const { double } = call;
	return conversationWire(slot, double.workspace.content.websiteId, double.quirks, double.looks++);
}

function withSlot(call: Call, then: (slot: ConversationSlot) => Answer): Answer {
	const slot = call.double.workspace.conversation(call.param("s"));
	return slot ? then(slot) : notFound("conversation_not_found");
}

function filesOf(slot: ConversationSlot): Wire[] {
	const files: Wire[] = [];
	for (let index = slot.messages.length - 1; index >= 0; index--) {
		const message = slot.messages.at(index);
		if (message.type !== "file") continue;
		files.push({ ...(message.content as Wire), fingerprint: message.fingerprint, timestamp: message.timestamp });
	}
	return files;
}
