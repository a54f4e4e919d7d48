import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import type { DoubleContact, DoubleConversation } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type { Operation, RemoteRef } from "../../../src/adapter/contract.js";
import { contextOf, person, said, talk, workspace } from "../entities.js";
import { startTestDouble } from "./subject.js";
import { connect } from "./target-session.js";

describe("a visitor who became a contact", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	const visitor = "visitor:session_a";

	/** Imported as a visitor's; a later backup knows who it was. `spoil`: what happens in Chatwoot in between. */
	async function laterKnown(spoil: (ids: { visitor: number; known: number }) => void = () => {}, former = visitor) {
		const anonymous = contextOf([
			person(visitor),
			talk("session_a", visitor),
			said("session_a", 1, { type: "text", text: "hello" }),
		]);
		await using session = await connect(double, anonymous);
		const before = [person(former), talk("session_a", former)];
		await session.perform(...session.translate(workspace, ...before));
		const after = [person("p9", { emails: [{ address: "lin@customer.example" }] }), talk("session_a", "p9")];
		const context = contextOf([person(former), ...after, said("session_a", 1, { type: "text", text: "hello" })]);
		const now = after.flatMap((entity) => [...chatwoot.translate(entity, context as never)]);
		await session.perform(...now.filter(({ kind }) => kind === "contact.create"));
		const id = (key: string) => Number(session.ledger.get(key)?.id);
		const ids = { visitor: id(`contact:${former}`), known: id("contact:p9") };
		spoil(ids);
		const operation = now.find(({ kind }) => kind === "conversation.create") as Operation;
		const ref = session.ledger.get(operation.key) as RemoteRef;
		const change = () => session.target.update?.(operation, ref, session.refs);
		const outcome = (await change()?.catch(change)) as object;
		const read = await session.target.read?.(ref, operation, session.refs);
		return { ids, outcome, differences: read?.differences };
	}
	const contactOf = () => double.data.conversations[0]?.contact_id;

	it("takes the conversation along, and nothing of the visitor stays", async () => {
		const { ids, outcome, differences } = await laterKnown();
		expect(contactOf()).toBe(ids.known);
		expect(double.data.contacts.map(({ id }) => id)).toEqual([ids.known]);
		expect(outcome).toMatchObject({ status: "updated" });
		expect(differences).toEqual([]);
	});

	it("does so when the answer of the merge is lost", async () => {
		const match = (_: string, path: string) => path.endsWith("/contact_merge");
		const { ids, differences } = await laterKnown(() =>
			double.server.faults.add({ match, nth: 1, kind: "reset-after" }),
		);
		expect(contactOf()).toBe(ids.known);
		expect(differences).toEqual([]);
	});

	it("stays where it is when the visitor has another conversation, and verify says so", async () => {
		const { ids, outcome, differences } = await laterKnown((those) => {
			const [first] = double.data.conversations as [DoubleConversation];
			double.data.conversations.push({ ...first, id: 999, contact_id: those.visitor, custom_attributes: {} });
		});
		expect(contactOf()).toBe(ids.visitor);
		expect(outcome).toMatchObject({ warnings: [{ en: expect.stringContaining("merge the two by hand") }] });
		expect(differences).toEqual([{ field: "contact", expected: String(ids.known), found: String(ids.visitor) }]);
	});

	it("never merges a contact that people made", async () => {
		const { ids } = await laterKnown((those) => {
			const made = double.data.contacts.find(({ id }) => id === those.visitor) as DoubleContact;
			made.custom_attributes = {};
		});
		expect(contactOf()).toBe(ids.visitor);
		expect(double.data.contacts).toHaveLength(2);
	});

	it("merges no one whom Crisp still knows: that profile would be lost", async () => {
		const { ids, outcome, differences } = await laterKnown(() => {}, "p1");
		expect(contactOf()).toBe(ids.visitor);
		expect(double.data.contacts).toHaveLength(2);
		expect(outcome).toMatchObject({ warnings: [{ en: expect.stringContaining("merge the two by hand") }] });
		expect(differences).toEqual([{ field: "contact", expected: String(ids.known), found: String(ids.visitor) }]);
	});
});
