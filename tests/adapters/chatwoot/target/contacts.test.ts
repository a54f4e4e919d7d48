import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DoubleContact } from "../../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import { InDoubtError } from "../../../../src/adapter/errors.js";
import { contextOf, person, talk, workspace } from "../../entities.js";
import { startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { config } from "./small-import.js";

/** A contact that was there before. */
const bare: DoubleContact = {
	id: 0,
	name: "",
	email: null,
	phone_number: null,
	identifier: null,
	blocked: false,
	thumbnail: "",
	additional_attributes: {},
	custom_attributes: {},
	labels: [],
	created_at: 0,
};

describe("contacts of a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	describe("a contact that is there already", () => {
		async function existingOwner(fields: Record<string, unknown>) {
			const answer = await fetch(`${double.baseUrl}/api/v1/accounts/1/contacts`, {
				method: "POST",
				headers: { "api-access-token": double.apiToken, "content-type": "application/json" },
				body: JSON.stringify(fields),
			});
			expect(answer.status).toBe(200);
		}

		it("is joined by e-mail, whatever the case and the language of the refusal, and survives undo", async () => {
			double.quirks.chineseErrors = true;
			await existingOwner({ name: "Lin", email: "lin@customer.example", custom_attributes: { plan: "pro" } });
			const contact = person("p1", {
				identities: [{ type: "email", value: "LIN@customer.example" }],
				customFields: { plan: "free", city: "Lyon" },
			});
			await using session = await connect(double, contextOf([workspace, contact], { config }));
			await session.perform(...session.translate(workspace));
			const [outcome] = await session.perform(...session.translate(contact));
			expect(outcome).toMatchObject({ status: "created", ref: { extra: { created: "no" } } });
			expect(double.data.contacts).toHaveLength(1);
			expect(double.data.contacts[0]?.custom_attributes).toMatchObject({ plan: "pro", crisp_field_city: "Lyon" });
			const ref = session.ledger.get("contact:p1");
			if (ref === undefined) throw new Error("no ref");
			await session.target.revert?.(ref, { key: "contact:p1", kind: "contact.create" });
			expect(double.data.contacts[0]?.custom_attributes).toEqual({ plan: "pro" });
		});

		it("gets beside its own what ours says otherwise, so that nothing of ours vanishes", async () => {
			await existingOwner({ name: "Lin", email: "lin@customer.example", additional_attributes: { city: "Lyon" } });
			const contact = person("p1", {
				name: "Lin Zhou",
				description: "Tea",
				geolocation: { city: "Paris" },
				identities: [
					{ type: "email", value: "LIN@customer.example" },
					{ type: "phone", value: "+33199000000" },
				],
			});
			await using session = await connect(double, contextOf([workspace, contact], { config }));
			await session.perform(...session.translate(workspace));
			await session.perform(...session.translate(contact));
			const [owner] = double.data.contacts;
			expect(owner).toMatchObject({ name: "Lin", phone_number: null, additional_attributes: { city: "Lyon" } });
			expect(owner?.custom_attributes).toEqual({
				crisp_type: "person",
				crisp_name: "Lin Zhou",
				crisp_phone_number: "+33199000000",
				crisp_city: "Paris",
				crisp_description: "Tea",
			});
		});

		it("keeps its own fields when ours changes later, and the user is told so", async () => {
			await existingOwner({ name: "Lin", email: "lin@customer.example" });
			const identities = [{ type: "email" as const, value: "lin@customer.example" }];
			await using session = await connect(double, contextOf([workspace], { config }));
			await session.perform(...session.translate(workspace));
			await session.perform(...session.translate(person("p1", { identities })));
			const ref = session.ledger.get("contact:p1");
			const [changed] = session.translate(person("p1", { identities, name: "Lin Two" }));
			if (ref === undefined || changed === undefined) throw new Error("no contact");
			const sent = double.server.requests.length;
			const outcome = await session.target.update?.(changed, ref, session.refs);
			expect(outcome).toMatchObject({ status: "existing", ref: { id: ref.id } });
			expect(outcome && "warnings" in outcome ? outcome.warnings : []).toHaveLength(1);
			expect(double.data.contacts[0]?.name).toBe("Lin");
			expect(double.server.requests.slice(sent).filter(({ method }) => method !== "GET")).toEqual([]);
		});

		it("keeps its phone when ours is a different person; ours goes without", async () => {
			await existingOwner({ name: "Shop", email: "shop@customer.example", phone_number: "+33199000000" });
			const contact = person("p1", {
				identities: [
					{ type: "email", value: "lin@customer.example" },
					{ type: "phone", value: "+33199000000" },
				],
			});
			await using session = await connect(double, contextOf([workspace, contact], { config }));
			await session.perform(...session.translate(workspace));
			const [outcome] = await session.perform(...session.translate(contact));
			expect(outcome).toMatchObject({ status: "created", warnings: [expect.anything()] });
			expect(double.data.contacts[1]).toMatchObject({
				email: "lin@customer.example",
				phone_number: null,
				custom_attributes: { crisp_phone_number: "+33199000000" },
			});
		});
	});

	describe("a field that Chatwoot refuses", () => {
		const phone = { type: "phone" as const, value: "+33199000000" };

		it("is kept as an attribute when nobody owns it: the contact and its talks are not lost for it", async () => {
			const contact = person("p1", { identities: [{ type: "email", value: "lin@customer.example" }, phone] });
			double.server.faults.add({
				match: (method, path) => method === "POST" && path.endsWith("/contacts"),
				times: 1,
				kind: "status",
				status: 422,
				body: JSON.stringify({ message: "格式不正确", attributes: ["phone_number"] }),
				contentType: "application/json",
			});
			await using session = await connect(double, contextOf([workspace, contact], { config }));
			await session.perform(...session.translate(workspace));
			const [outcome] = await session.perform(...session.translate(contact));
			expect(outcome).toMatchObject({ status: "created", warnings: [expect.anything()] });
			expect(double.data.contacts[0]).toMatchObject({
				phone_number: null,
				custom_attributes: { crisp_phone_number: "+33199000000" },
			});
		});

		it("is no difference afterwards, and no failure of every later change", async () => {
			double.data.contacts.push({
				...structuredClone(bare),
				id: 7,
				name: "Shop",
				email: "shop@customer.example",
				phone_number: phone.value,
			});
			const at = (name: string) =>
				person("p1", { name, identities: [{ type: "email", value: "lin@customer.example" }, phone] });
			await using session = await connect(double, contextOf([workspace], { config }));
			await session.perform(...session.translate(workspace));
			const [first] = session.translate(at("Lin")) as [Operation];
			await session.perform(first);
			const ref = session.ledger.get(first.key);
			if (ref === undefined) throw new Error("no ref");
			expect(await session.target.read?.(ref, first, session.refs)).toEqual({ differences: [] });
			const [second] = session.translate(at("Lin Two")) as [Operation];
			for (let turn = 0; turn < 2; turn++)
				expect(await session.target.update?.(second, ref, session.refs)).toMatchObject({ status: "updated" });
			expect(double.data.contacts.find((one) => one.id === Number(ref.id))).toMatchObject({
				name: "Lin Two",
				phone_number: null,
			});
			expect(await session.target.read?.(ref, second, session.refs)).toEqual({ differences: [] });
		});

		it("does not join a contact that only a filter without effect returned", async () => {
			double.data.contacts.push({ ...structuredClone(bare), id: 7, name: "Shop", email: "shop@customer.example" });
			const contact = person("p1", { identities: [{ type: "email", value: "lin@customer.example" }] });
			const refusal = { message: "is invalid", attributes: ["email"] };
			for (const [path, status, body] of [
				["/contacts", 422, refusal],
				["/contacts/filter", 200, { payload: [{ id: 7, email: "shop@customer.example" }] }],
			] as const)
				double.server.faults.add({
					match: (_method, at) => at.endsWith(path),
					times: 1,
					kind: "status",
					status,
					body: JSON.stringify(body),
					contentType: "application/json",
				});
			await using session = await connect(double, contextOf([workspace, contact], { config }));
			await session.perform(...session.translate(workspace));
			const [outcome] = await session.perform(...session.translate(contact));
			expect(outcome).toMatchObject({ status: "created", ref: { extra: { created: "yes" } } });
			expect(double.data.contactInboxes.every((one) => one.contact_id !== 7)).toBe(true);
		});
	});

	it("takes back the attributes of a joined contact even when the answer that joined it was lost", async () => {
		double.data.contacts.push({ ...structuredClone(bare), id: 7, name: "Lin", email: "lin@customer.example" });
		const contact = person("p1", { nickname: "Linny", identities: [{ type: "email", value: "lin@customer.example" }] });
		await using session = await connect(double, contextOf([workspace, contact], { config }));
		await session.perform(...session.translate(workspace));
		const [operation] = session.translate(contact) as [Operation];
		double.server.faults.add({ match: (_m, path) => path.endsWith("/contact_inboxes"), times: 1, kind: "reset-after" });
		await expect(session.perform(operation)).rejects.toBeInstanceOf(InDoubtError);
		expect(double.data.contacts[0]?.custom_attributes).toMatchObject({ crisp_nickname: "Linny" });
		const ref = await session.target.locate(operation, session.refs);
		expect(ref).toMatchObject({ id: "7", extra: { created: "no" } });
		if (ref) await session.target.revert?.(ref, operation);
		expect(double.data.contacts[0]?.custom_attributes).toEqual({});
	});

	it("sees what somebody changed in a contact and its conversation", async () => {
		const contact = person("p1", { description: "Tea", geolocation: { city: "Lyon" } });
		const conversation = talk("session_a", "p1", { assigneeId: "a1" });
		const identity = (kind: string) => (kind === "agent" ? ({ decision: "map", targetId: "2" } as const) : undefined);
		const context = contextOf([workspace, contact, conversation], { config, identity });
		await using session = await connect(double, context);
		const operations = session.translate(workspace, contact, conversation);
		await session.perform(...operations);
		const found = async () => {
			const fields: string[] = [];
			for (const operation of operations) {
				const ref = session.ledger.get(operation.key);
				const read = ref && (await session.target.read?.(ref, operation, session.refs));
				fields.push(...(read?.differences.map(({ field }) => field) ?? ["gone"]));
			}
			return fields;
		};
		expect(await found()).toEqual([]);
		Object.assign(double.data.contacts[0] ?? {}, { identifier: "other", additional_attributes: { city: "Paris" } });
		Object.assign(double.data.conversations[0] ?? {}, { assignee_id: 1, status: "resolved" });
		expect((await found()).sort()).toEqual(["assigneeId", "city", "description", "identifier", "status"]);
	});
});
