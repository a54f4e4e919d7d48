import { describe, expect, it } from "vitest";
import { contactIdOf } from "../../src/mapping/contact-id.js";
import { type MapContext, mapRecord } from "../../src/mapping/map-record.js";
import type { Contact, Conversation } from "../../src/model/index.js";
import { sheetRecord, workspaceId } from "./sheet-records.js";

function map(raw: unknown, id: string, context: Partial<MapContext> = {}) {
	const result = mapRecord("conversation", raw, { workspaceId, id, ...context });
	return {
		conversation: result.entities.find((entity) => entity.kind === "conversation") as Conversation,
		contact: result.entities.find((entity) => entity.kind === "contact") as Contact | undefined,
		codes: result.problems.map((problem) => problem.code),
	};
}

describe("the map of a conversation", () => {
	it("links the profile and turns the time zone's sign", () => {
		const { raw, id } = sheetRecord("conversation", 0);
		const { conversation, contact } = map(raw, id);
		expect(contact).toBeUndefined();
		expect(conversation).toMatchObject({
			contactId: "b1a7d0a2-6f5c-4c4b-9d63-6a0e5c8f7e10",
			inboxId: "main",
			status: "open",
			utcOffsetMinutes: 120,
			customFields: { order: "1042", vip: true },
			tagIds: ["delivery", "vip"],
			participants: [{ type: "email", target: "boss@customer.example" }],
			assigneeId: "5c2f8d44-7f3a-4a10-8b53-3f2d0a9c6b77",
			waitingSinceMs: 1760431265118,
		});
	});

	it("makes an anonymous visitor, without calling visitor607 a name", () => {
		const { raw, id } = sheetRecord("conversation", 1);
		const { conversation, contact } = map(raw, id);
		expect(conversation.contactId).toBe(`visitor:${id}`);
		expect(contact).toMatchObject({
			id: `visitor:${id}`,
			type: "visitor",
			nickname: "visitor607",
			ip: "203.0.113.80",
			geolocation: { country: "DE" },
			locales: ["de"],
			utcOffsetMinutes: 60,
			conversationIds: [id],
			customFields: {},
		});
		expect(contact).not.toHaveProperty("name");
	});

	it("joins conversations of one address whatever its spelling, and finds its profile", () => {
		const raw = { state: "pending", meta: { nickname: "Kim", email: " Kim@Customer.Example " } };
		const alone = map(raw, "session_1");
		expect(alone.conversation.contactId).toBe("email:kim@customer.example");
		expect(alone.contact).toMatchObject({
			type: "person",
			name: "Kim",
			identities: [{ type: "email", value: "Kim@Customer.Example" }],
			conversationIds: [],
		});
		const contactByEmail = (email: string) => (email === "kim@customer.example" ? "people-1" : undefined);
		const linked = map(raw, "session_1", { contactByEmail });
		expect(linked.conversation.contactId).toBe("people-1");
		expect(linked.contact).toBeUndefined();
	});

	it("prefers the linked profile over the address", () => {
		const raw = { people_id: "p", meta: { email: "a@customer.example" } };
		expect(contactIdOf(raw, { sessionId: "s", contactByEmail: () => "other" })).toBe("p");
	});

	it("makes the contact itself when the archive surely lacks the profile", () => {
		const { raw, id } = sheetRecord("conversation", 0);
		expect(map(raw, id, { hasContact: () => true }).contact).toBeUndefined();
		expect(map(raw, id, { hasContact: () => false }).contact).toMatchObject({
			id: "b1a7d0a2-6f5c-4c4b-9d63-6a0e5c8f7e10",
			name: "Dana Buyer",
		});
	});

	it("reads the state from either twin, and counts an unknown one as open with a problem", () => {
		expect([0, 1, 2].map((status) => map({ status }, "s").conversation.status)).toEqual([
			"pending",
			"open",
			"resolved",
		]);
		for (const raw of [{}, { state: "frozen", status: 9 }]) {
			const { conversation, codes } = map(raw, "s");
			expect([conversation.status, ...codes]).toEqual(["open", "state-unknown"]);
		}
	});

	it("takes null, empty text and empty object for nothing", () => {
		for (const nothing of [null, "", {}]) {
			const raw = { state: "pending", assigned: nothing, meta: nothing, inbox_id: nothing, people_id: nothing };
			const { conversation, codes } = map({ ...raw, waiting_since: nothing, mentions: nothing }, "session_2");
			expect(conversation).toMatchObject({ contactId: "visitor:session_2", inboxId: "main", mentionedAgentIds: [] });
			expect(conversation).not.toHaveProperty("assigneeId");
			expect(codes).toEqual([]);
		}
	});

	it("knows the conversation this one was merged into", () => {
		const related = { "conversation-relations": { conversations: { parent: "session_parent", children: [] } } };
		expect(map({ state: "pending" }, "session_1", { related }).conversation.parentId).toBe("session_parent");
	});
});
