import { type Answer, type Call, notFound, one, paged, perPageOf } from "./answer.js";
import { contactWire } from "./contact-list.js";
import { conversationWire } from "./conversation-wire.js";
import { type Route, route } from "./router.js";
import { suggestions } from "./suggestions.js";
import type { ContactSlot } from "./workspace-content.js";

const base = "/website/{w}/people";

/** Contacts (sheet 3.7). */
export const peopleRoutes: readonly Route[] = [
	route(`${base}/stats`, "website:people:statistics", ({ double }) =>
		one({ total: double.workspace.content.contacts.length + double.quirks.peopleTotalOffset }),
	),
	route(`${base}/profiles/{page}`, "website:people:profiles", (call) => {
		const size = perPageOf(call);
		if (typeof size !== "number") return size;
		return paged(call, call.double.contacts.select(call.query), (slot) => contactWire(slot, call.double.quirks), size);
	}),
	route(
		`${base}/profile/{id}`,
		"website:people:profiles",
		(call) => withContact(call, (slot) => one(contactWire(slot, call.double.quirks))),
		{ head: true },
	),
	route(`${base}/data/{id}`, "website:people:data", (call) =>
		withContact(call, (slot) =>
			one(call.double.quirks.peopleDataShape === "nested" ? { data: slot.data() } : slot.data()),
		),
	),
	route(`${base}/subscription/{id}`, "website:people:subscriptions", (call) =>
		withContact(call, (slot) => one({ email: slot.subscribed })),
	),
	route(`${base}/events/{id}/list/{page}`, "website:people:events", (call) =>
		withContact(call, (slot) => paged(call, slot.events())),
	),
	route(`${base}/conversations/{id}/list/{page}`, "website:people:conversations", (call) =>
		withContact(call, (contact) => {
			const { double, query } = call;
			const found = double.workspace
				.conversationsOf(contact.peopleId)
				.filter((slot) => query("filter_unread") !== "1" || slot.unread > 0)
				.filter((slot) => query("filter_resolved") !== "1" || slot.state === "resolved")
				.filter((slot) => query("filter_not_resolved") !== "1" || slot.state !== "resolved");
			return double.quirks.peopleConversations === "ids"
				? paged(call, found, (slot) => slot.sessionId)
				: paged(call, found, (slot) => conversationWire(slot, call.param("w"), double.quirks, double.looks++));
		}),
	),
	route(`${base}/suggest/segments/{page}`, "website:people:suggest", (call) =>
		paged(call, suggestions(call.double.workspace, "contacts", "segments", "segment")),
	),
	route(`${base}/suggest/data/{page}`, "website:people:suggest", (call) =>
		paged(call, suggestions(call.double.workspace, "contacts", "dataKeys", "key")),
	),
	route(`${base}/suggest/events/{page}`, "website:people:suggest", (call) =>
		paged(call, suggestions(call.double.workspace, "contacts", "eventNames", "text")),
	),
];

function withContact(call: Call, then: (slot: ContactSlot) => Answer): Answer {
	const { workspace, quirks } = call.double;
	const id = call.param("id");
	const slot =
		workspace.contact(id) ?? (quirks.emailAsId && id.includes("@") ? workspace.contactByEmail(id) : undefined);
	return slot ? then(slot) : notFound("people_not_found");
}
