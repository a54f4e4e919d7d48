import { describe, expect, it } from "vitest";
import { mapRecord, relatedId } from "../../src/mapping/map-record.js";
import { sheetRecord, workspaceId } from "./sheet-records.js";

/** What `--with` reads comes after the record it belongs to, or before a newer version of it: both ways must end the same. */
describe("a record that belongs to another one", () => {
	const message = sheetRecord("message");
	const original = sheetRecord("original");
	const conversation = sheetRecord("conversation");
	const contact = sheetRecord("contact");
	const data = sheetRecord("contact-data");

	it("the raw e-mail stands in its message, whichever of the two is mapped last", () => {
		const context = { workspaceId, id: message.id };
		const related = { conversation: conversation.raw };
		const one = mapRecord("original", original.raw, {
			...context,
			parent: message.id,
			related: { ...related, message: message.raw },
		});
		const other = mapRecord("message", message.raw, {
			...context,
			parent: conversation.id,
			related: { ...related, original: original.raw },
		});
		expect(one).toEqual(other);
		expect(one.entities).toMatchObject([
			{ kind: "message", conversationId: conversation.id, original: { content: "<p>Where is my parcel?</p>" } },
		]);
	});

	it("the parent of a merged conversation stands in the conversation", () => {
		const raw = { conversations: { parent: "session_parent", children: [] } };
		const related = { conversation: conversation.raw };
		const { entities } = mapRecord("conversation-relations", raw, { workspaceId, id: conversation.id, related });
		expect(entities.find(({ kind }) => kind === "conversation")).toMatchObject({ parentId: "session_parent" });
	});

	it("the campaign opt-in stands in the contact, with its custom data", () => {
		const subscription = sheetRecord("contact-subscription").raw;
		const context = { workspaceId, id: contact.id };
		const ways = [
			mapRecord("contact-subscription", subscription, {
				...context,
				related: { contact: contact.raw, "contact-data": data.raw },
			}),
			mapRecord("contact", contact.raw, {
				...context,
				related: { "contact-data": data.raw, "contact-subscription": subscription },
			}),
			mapRecord("contact-data", data.raw, {
				...context,
				related: { contact: contact.raw, "contact-subscription": subscription },
			}),
		];
		for (const way of ways) expect(way).toEqual(ways[0]);
		expect(ways[0]?.entities.find(({ kind }) => kind === "contact")).toMatchObject({
			subscribed: true,
			customFields: { plan: "gold" },
		});
	});

	it.each(["original", "conversation-relations", "contact-subscription"])(
		"%s without its owner makes nothing and says so",
		(resource) => {
			const result = mapRecord(resource, sheetRecord(resource).raw, { workspaceId, id: "x" });
			expect(result.entities).toEqual([]);
			expect(result.problems.map(({ code }) => code)).toEqual(["owner-missing"]);
		},
	);

	it("is found under the id that the two share", () => {
		expect(relatedId("message", "session_1/-333", "conversation")).toBe("session_1");
		expect(relatedId("original", "session_1/-333", "message")).toBe("session_1/-333");
		expect(relatedId("helpdesk-page", "en/articles/a/b.md", "helpdesk-tree")).toBe("en/articles");
		expect(relatedId("contact", "p", "contact-subscription")).toBe("p");
	});
});
