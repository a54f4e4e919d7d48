import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DoubleContact } from "../../../adapters/chatwoot/double/state.js";
import type { ChatwootDouble } from "../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../src/adapter/contract.js";
import { InDoubtError } from "../../../src/adapter/errors.js";
import { type Entity, isAppError } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";
import { movingClock } from "../target-session.js";
import { inventoryOf, startTestDouble } from "./subject.js";
import { connect } from "./target-session.js";

const config = { timeMarks: "none" } as never;
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

function small(more: Entity[] = []) {
	const entities: Entity[] = [
		workspace,
		person("p1", { identities: [{ type: "email", value: "Lin@customer.example" }] }),
		talk("session_a", "p1", { tagIds: ["VIP customer"], status: "resolved" }),
		said("session_a", 1, { type: "text", text: "Hello" }),
		said(
			"session_a",
			2,
			{ type: "text", text: "Use {{ code }}" },
			{ direction: "outgoing", author: { type: "workspace" } },
		),
		...more,
	];
	return { entities, context: contextOf(entities, { config }) };
}

describe("a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

	describe("check", () => {
		it("finds nothing to stop an import in a quiet account", async () => {
			await using session = await connect(double, small().context);
			const findings = await session.target.check();
			expect(findings.map((one) => one.severity)).toEqual(["info"]);
			expect(double.server.requests.every((one) => one.method === "GET")).toBe(true);
		});

		it("blocks the token of an agent", async () => {
			await using session = await connect(double, small().context, { apiToken: double.tokens.agent });
			expect(await session.target.check()).toContainEqual(
				expect.objectContaining({
					severity: "block",
					code: "rights-missing",
					text: expect.objectContaining({ en: expect.stringContaining("administrator") }),
				}),
			);
		});

		it("blocks an account that the token does not know", async () => {
			await using session = await connect(double, small().context, { accountId: 77 });
			expect(await session.target.check()).toContainEqual(
				expect.objectContaining({
					severity: "block",
					code: "rights-missing",
					text: expect.objectContaining({ en: expect.stringContaining("account 77") }),
				}),
			);
		});

		it("blocks a wrong token and hints at proxies that drop the header", async () => {
			await using session = await connect(double, small().context, { apiToken: "wrong-token-0000" });
			const finding = (await session.target.check()).find((one) => one.severity === "block");
			expect(finding?.code).toBe("credentials-refused");
			expect(finding?.remedy?.en).toContain("api-access-token");
		});

		it("gets through a proxy that drops header names with underscores", async () => {
			double.quirks.dropUnderscores = true;
			const underscored = await fetch(`${double.baseUrl}/api/v1/profile`, {
				headers: { api_access_token: double.apiToken },
			});
			expect(underscored.status).toBe(401);
			await using session = await connect(double, small().context);
			expect((await session.target.check()).some((one) => one.severity === "block")).toBe(false);
		});

		it("names everything that would tell somebody, with a remedy", async () => {
			double.data.webhooks.push({ id: 1, url: "https://hook.example" });
			double.data.automationRules.push({ id: 1, active: true }, { id: 2, active: false });
			double.data.apps.push({ id: "slack", enabled: true, hooks: [{ id: 1 }] });
			double.data.account.features = { email_continuity_on_api_channel: true };
			double.data.account.auto_resolve_after = 4320;
			await using session = await connect(double, small().context);
			const findings = await session.target.check();
			const notify = findings.filter((one) => one.severity === "notify");
			expect(notify.map((one) => one.code)).toEqual([
				"webhooks",
				"automation-rules",
				"integrations",
				"email-continuity",
			]);
			expect(notify.every((one) => one.remedy !== undefined)).toBe(true);
			expect(findings.map((one) => one.code)).toContain("auto-resolve");
		});

		it("overlooks no webhook and no feature when they come in the shape of the vendor's OpenAPI file", async () => {
			const answer = (suffix: string, body: unknown) =>
				double.server.faults.add({
					match: (_method, path) => path.endsWith(suffix),
					kind: "status",
					status: 200,
					body: JSON.stringify(body),
					contentType: "application/json",
				});
			answer("/webhooks", [{ id: 1, url: "https://hook.example" }]);
			answer("/accounts/1", { id: 1, features: ["email_continuity_on_api_channel"] });
			await using session = await connect(double, small().context);
			const codes = (await session.target.check()).map((one) => one.code);
			expect(codes).toEqual(["version", "webhooks", "email-continuity"]);
		});

		it.each([
			["3.13.0", ["old-version", "no-delete", "no-allow-list", "shows-times"]],
			["4.0.0", ["old-version", "no-delete", "no-allow-list", "shows-times"]],
			["4.3.0", ["old-version", "shows-times"]],
			["4.4.0", ["old-version"]],
			["4.8.0", ["old-version"]],
			["4.9.0", []],
			["v4.10.1-ce", []],
			["4.15.1", []],
			["4.16.0", ["delete-throttled"]],
			["4.18.2", ["delete-throttled"]],
			["4.19.0", ["delete-throttled", "new-version"]],
			["5.0.0", ["delete-throttled", "new-version"]],
		])("says what is different in version %s", async (version, codes) => {
			double.quirks.version = version;
			await using session = await connect(double, small().context);
			expect((await session.target.check()).map((one) => one.code)).toEqual(["version", ...codes]);
		});

		it("says when the address is not Chatwoot's", async () => {
			double.server.faults.add({
				match: (_m, path) => path === "/api",
				kind: "status",
				status: 200,
				body: "{}",
				contentType: "application/json",
			});
			await using session = await connect(double, small().context);
			expect((await session.target.check()).map((one) => one.code)).toContain("not-chatwoot");
		});
	});

	it("finds that the import inbox of an earlier run was made to speak", async () => {
		await using session = await connect(double, small().context);
		await session.perform(...session.translate(workspace));
		expect((await session.target.check()).map((one) => one.code)).toEqual(["version"]);
		Object.assign(double.data.inboxes[0] ?? {}, {
			webhook_url: "https://hook.example",
			csat_survey_enabled: true,
			lock_to_single_conversation: false,
			agent_bot: { id: 9 },
		});
		const findings = await session.target.check();
		expect(findings.map(({ severity, code }) => [severity, code])).toEqual([
			["info", "version"],
			["notify", "inbox-not-quiet"],
			["warning", "inbox-unlocked"],
		]);
		expect(findings[1]?.text.en).toContain("webhook_url, csat_survey_enabled, agent_bot");
	});

	it("holds the conversation as it was: quiet while imported, finished at the end", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context, { timeMarks: "none" });
		await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		const [conversation] = double.data.conversations;
		expect(conversation).toMatchObject({ status: "resolved", labels: ["vip-customer"] });
		const own = double.data.messages.filter((one) => one.source_id !== null);
		expect(own.map((one) => one.content)).toEqual(["Hello", "Use {{ code }}"]);
		expect(own[1]?.sender).toMatchObject({ type: "agent_bot" });
		expect(own.every((one) => one.content_attributes.external_created_at !== undefined)).toBe(true);
		expect(double.data.inboxes[0]).toMatchObject({
			enable_auto_assignment: false,
			greeting_enabled: false,
			csat_survey_enabled: false,
			lock_to_single_conversation: true,
		});
	});

	it("keeps the final status when messages are appended to a resolved conversation", async () => {
		const first = small();
		await using session = await connect(double, first.context);
		await session.perform(...session.translate(workspace, ...first.entities.slice(1, 3)));
		const later = said("session_a", 3, { type: "text", text: "One more thing" });
		const second = contextOf([...first.entities, later], { config });
		await using again = await connect(double, second);
		for (const [key, ref] of session.ledger) again.ledger.set(key, ref);
		const operations = again.translate(first.entities[2] as Entity);
		await again.perform(...operations.filter((one) => one.key === "message:session_a/3"));
		expect(double.data.conversations[0]?.status).toBe("open");
		const final = operations.at(-1) as Operation;
		const ref = again.ledger.get(final.key);
		if (ref === undefined) throw new Error("no ref");
		const outcome = await again.target.update?.(final, ref, again.refs);
		expect(outcome?.status).toBe("updated");
		expect(double.data.conversations[0]).toMatchObject({ status: "resolved", labels: ["vip-customer"] });
	});

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

	it("keeps the attributes that people gave a conversation when ours change", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context);
		await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		Object.assign(double.data.conversations[0]?.custom_attributes ?? {}, { order: "A-1" });
		const changed = talk("session_a", "p1", { tagIds: ["VIP customer"], status: "resolved", topic: "Refund" });
		const [create] = session.translate(changed) as [Operation];
		const ref = session.ledger.get(create.key);
		if (ref === undefined) throw new Error("no ref");
		expect(await session.target.update?.(create, ref, session.refs)).toMatchObject({ status: "updated" });
		expect(double.data.conversations[0]?.custom_attributes).toMatchObject({ order: "A-1", crisp_topic: "Refund" });
	});

	it("takes no other conversation for its own when a server ignores the filter", async () => {
		const { entities, context } = small([talk("session_b", "p1")]);
		await using session = await connect(double, context);
		await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		const [other] = session.translate(entities.at(-1) as Entity) as [Operation];
		double.server.faults.add({
			match: (method, path) => method === "GET" && path.endsWith("/conversations"),
			kind: "status",
			status: 200,
			body: JSON.stringify({ data: { payload: [{ id: 1, custom_attributes: { crisp_session_id: "session_a" } }] } }),
			contentType: "application/json",
		});
		expect(await session.target.locate(other, session.refs)).toBeUndefined();
	});

	it("assigns the conversation of a blocked contact too: nobody is mailed about it", async () => {
		const contact = person("p1", { blocked: true });
		const talks = [talk("session_a", "p1", { assigneeId: "a1" }), talk("session_b", "p1", { assigneeId: "a1" })];
		const identity = (kind: string) => (kind === "agent" ? ({ decision: "map", targetId: "2" } as const) : undefined);
		const context = contextOf([workspace, contact, ...talks], { config, identity });
		await using session = await connect(double, context);
		const outcomes = await session.perform(...session.translate(workspace, contact, ...talks));
		expect(outcomes.flatMap((one) => ("warnings" in one ? one.warnings : []))).toEqual([]);
		expect(double.data.conversations.map((one) => [one.status, one.assignee_id])).toEqual([
			["open", 2],
			["open", 2],
		]);
		expect(double.data.contacts[0]?.blocked).toBe(true);
	});

	it("fails a team's members, not the import, when Chatwoot does not know one of them", async () => {
		const team = { kind: "team", id: "t1", name: "Sales", agentIds: ["a1", "a2"] } as unknown as Entity;
		const identity = (kind: string, id: string) =>
			kind === "agent" ? ({ decision: "map", targetId: id === "a1" ? "2" : "99" } as const) : undefined;
		await using session = await connect(double, contextOf([workspace, team], { config, identity }));
		const outcomes = await session.perform(...session.translate(team));
		expect(outcomes.map((one) => one.status)).toEqual(["created", "failed"]);
	});

	it("takes the members it added out of a team that was there before", async () => {
		double.data.teams.push({ id: 5, name: "sales", description: "Ours" });
		double.data.teamMembers.push({ team_id: 5, user_id: 1 });
		const team = { kind: "team", id: "t1", name: "Sales", agentIds: ["a1", "a2"] } as unknown as Entity;
		const identity = (kind: string, id: string) =>
			kind === "agent" ? ({ decision: "map", targetId: id === "a1" ? "1" : "2" } as const) : undefined;
		await using session = await connect(double, contextOf([workspace, team], { config, identity }));
		const operations = session.translate(team);
		await session.perform(...operations);
		const members = operations[1] as Operation;
		const ref = session.ledger.get(members.key);
		if (ref === undefined) throw new Error("no ref");
		expect(await session.target.read?.(ref, members, session.refs)).toEqual({ differences: [] });
		await session.target.revert?.(ref, members);
		expect(double.data.teamMembers).toEqual([{ team_id: 5, user_id: 1 }]);
	});

	it("gives a canned response another short code when somebody's has its own, once", async () => {
		const replies = [
			{ kind: "canned-reply", id: "c1", shortcut: "!hi", text: "Ours" },
			{ kind: "canned-reply", id: "c2", shortcut: "hi", text: "Another of ours" },
		] as Entity[];
		double.data.canned.push({ id: 5, short_code: "hi", content: "Theirs" });
		await using session = await connect(double, contextOf([workspace], { config }));
		const operations = session.translate(...replies);
		const post = (method: string) => method === "POST";
		double.server.faults.add({ match: post, nth: 2, kind: "reset-after" });
		for (const operation of operations) {
			try {
				await session.perform(operation);
			} catch {
				const ref = await session.target.locate(operation, session.refs);
				if (ref) session.ledger.set(operation.key, ref);
			}
		}
		expect(double.data.canned.map((one) => one.content)).toEqual(["Theirs", "Ours", "Another of ours"]);
		const codes = double.data.canned.map((one) => String(one.short_code));
		expect(new Set(codes).size).toBe(3);
		expect(codes.every((code) => code.startsWith("hi"))).toBe(true);
		for (const operation of operations) {
			const ref = session.ledger.get(operation.key);
			if (ref === undefined) throw new Error("no ref");
			expect(await session.target.read?.(ref, operation, session.refs)).toEqual({ differences: [] });
			expect(await session.target.update?.(operation, ref, session.refs)).toMatchObject({ status: "updated" });
			await session.target.revert?.(ref, operation);
		}
		expect(double.data.canned.map((one) => one.content)).toEqual(["Theirs"]);
	});

	it("keeps the line ends of a text that comes with a file", async () => {
		const url = "https://files.example/a.png";
		const file = { type: "image", attachmentId: url, url, name: "a.png" };
		const message = said("session_a", 3, file, { parts: [{ type: "text", text: "one\ntwo\r\nthree" }, file] });
		const image = {
			kind: "attachment",
			id: url,
			url,
			mimeType: "image/png",
			state: "stored",
			sha256: "0".repeat(64),
			sizeBytes: 9,
		} as Entity;
		const { entities, context } = small([image, message]);
		await using session = await connect(double, context);
		const outcomes = await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		expect(double.data.messages.find((one) => one.attachments.length > 0)?.content).toBe("one\ntwo\r\nthree");
		expect(outcomes.flatMap((one) => ("warnings" in one ? one.warnings : []))).toEqual([]);
	});

	describe("limits", () => {
		it("waits out the cap of messages a minute instead of failing", async () => {
			const clock = movingClock();
			await double.close();
			double = await startTestDouble({ clock, quirks: { messagesPerMinute: 1 } });
			const { entities, context } = small();
			await using session = await connect(double, context, {}, clock);
			const outcomes = await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
			expect(outcomes.every((one) => one.status !== "failed")).toBe(true);
			expect(clock.slept.filter((ms) => ms === 61_000)).toHaveLength(1);
		});

		it("waits for the next hour of the clock when an hour's uploads are used up", async () => {
			const clock = movingClock(Date.UTC(2026, 10, 24, 8, 20));
			await double.close();
			double = await startTestDouble({ clock, quirks: { throttle: true, uploadsPerHour: 1 } });
			const urls = ["https://files.example/1.png", "https://files.example/2.png"];
			const files = urls.map((url) => stored(url, "image/png", 9));
			const locale = { kind: "locale", id: "en", code: "en" } as Entity;
			const article = {
				kind: "article",
				id: "en/articles/a",
				locale: "en",
				contentType: "articles",
				path: "a",
				title: "Tea",
				markdown: urls.map((url) => `![](${url})`).join("\n\n"),
				imageIds: urls,
				status: "published",
				hidden: false,
				featured: false,
				order: 1,
			} as unknown as Entity;
			const context = contextOf([workspace, locale, article, ...files], { config });
			await using session = await connect(double, context, {}, clock);
			const outcomes = await session.perform(...session.translate(workspace, article));
			expect(outcomes.every((one) => one.status === "created")).toBe(true);
			expect(double.data.uploads.map((one) => new Date(one.atMs).getUTCHours())).toEqual([8, 9]);
			expect(double.data.articles[0]?.content).not.toContain("files.example/1.png");
		});

		it("waits for the next minute of the clock when throttled without a Retry-After", async () => {
			const clock = movingClock(Date.UTC(2026, 10, 24, 8, 0, 42));
			double.server.faults.add({
				match: (_m, path) => path === "/api",
				times: 1,
				kind: "status",
				status: 429,
				body: "Retry later\n",
			});
			await using session = await connect(double, small().context, {}, clock);
			await session.target.check();
			expect(clock.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 24, 8, 1, 0));
			expect(clock.now()).toBeLessThan(Date.UTC(2026, 10, 24, 8, 1, 10));
		});
	});

	describe("doubt", () => {
		it("is declared for an HTML 500 and a lost answer to a POST", async () => {
			const { context } = small();
			await using session = await connect(double, context);
			const [inbox] = session.translate(workspace);
			const post = (method: string) => method === "POST";
			for (const fault of [
				{ kind: "status", status: 500, body: "<html></html>", contentType: "text/html" } as const,
				{ kind: "status", status: 502, body: "bad gateway" } as const,
				{ kind: "reset-after" } as const,
				{ kind: "cut-body" } as const,
			]) {
				double.server.faults.clear();
				double.server.faults.add({ ...fault, match: post, times: 1 });
				double.data.inboxes = [];
				await expect(session.perform(inbox as Operation)).rejects.toBeInstanceOf(InDoubtError);
			}
		});

		it("is resolved for every kind: what a lost answer made is found, and sent no second time", async () => {
			const reply = { kind: "canned-reply", id: "c1", shortcut: "!hi", text: "Hello" } as Entity;
			const { entities, context } = small([
				{ kind: "tag", id: "VIP customer", name: "VIP customer" } as unknown as Entity,
				{
					kind: "custom-field",
					id: "contact:plan",
					scope: "contact",
					key: "plan",
					valueType: "text",
				} as unknown as Entity,
				{ kind: "team", id: "t1", name: "Sales", agentIds: [] } as unknown as Entity,
				reply,
			]);
			await using session = await connect(double, context);
			const order = ["workspace", "tag", "custom-field", "team", "canned-reply", "contact", "conversation"];
			const operations = order.flatMap((kind) => session.translate(...entities.filter((one) => one.kind === kind)));
			const found = new Set<string>();
			for (const operation of operations) {
				double.server.faults.clear();
				double.server.faults.add({
					match: (method, path) => method === "POST" && !path.endsWith("/filter"),
					times: 1,
					kind: "reset-after",
				});
				const before = inventoryOf(double).length;
				try {
					await session.perform(operation);
				} catch (error) {
					expect(error).toBeInstanceOf(InDoubtError);
					double.server.faults.clear();
					const ref = await session.target.locate(operation, session.refs);
					expect(ref, operation.key).toBeDefined();
					if (ref !== undefined) session.ledger.set(operation.key, ref);
					found.add(operation.kind);
					expect(inventoryOf(double)).toHaveLength(before + 1);
				}
			}
			expect([...found].sort()).toEqual([
				"agent-bot.create",
				"attribute.create",
				"canned.create",
				"contact.create",
				"conversation.create",
				"inbox.create",
				"label.create",
				"message.create",
				"team.create",
			]);
			const all = inventoryOf(double);
			expect(new Set(all).size).toBe(all.length);
		});
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

	it("does not take a person's label of the same name for one it made, so undo leaves it", async () => {
		const tag = { kind: "tag", id: "vip", name: "vip" } as unknown as Entity;
		double.data.labels.push({ id: 5, title: "vip", description: "Our best" });
		await using session = await connect(double, contextOf([workspace, tag], { config }));
		const [label] = session.translate(tag) as [Operation];
		expect(await session.target.locate(label, session.refs)).toBeUndefined();
		const [outcome] = await session.perform(label);
		expect(outcome).toMatchObject({ status: "existing", ref: { id: "5" }, warnings: [expect.anything()] });
	});

	it("stops the import when the token is revoked on the way", async () => {
		const { context } = small();
		await using session = await connect(double, context, { apiToken: "revoked-token-00" });
		const [inbox] = session.translate(workspace);
		const error = await session.perform(inbox as Operation).catch((caught: unknown) => caught);
		expect(isAppError(error) && error.code).toBe("credentials-refused");
	});

	it("renames the import inbox without naming its channel's type, which Chatwoot breaks on", async () => {
		const { context } = small();
		await using session = await connect(double, context);
		const [inbox] = session.translate(workspace) as [Operation];
		await session.perform(inbox);
		const ref = session.refs.get(inbox.key);
		const payload = { ...(inbox.payload as object), name: "Archive 2" };
		const outcome = await session.target.update?.({ ...inbox, payload }, ref, session.refs);
		expect(outcome).toMatchObject({ status: "updated" });
		expect(double.data.inboxes).toMatchObject([
			{ name: "Archive 2", channel_type: "Channel::Api", additional_attributes: { uncrisp_workspace: workspace.id } },
		]);
	});

	it("is not finished while the unread badge stands, when killed between the status and the badge", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		const finish = operations.find((one) => one.kind === "conversation.finish") as Operation;
		await session.perform(...operations);
		expect(await session.target.locate(finish, session.refs)).toBeDefined();
		for (const one of double.data.conversations) one.agent_last_seen_at = 0;
		expect(await session.target.locate(finish, session.refs)).toBeUndefined();
	});

	it("says so when the assignee is not of the account: Chatwoot answers null and assigns nobody", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		const last = operations.find((one) => one.kind === "conversation.finish") as Operation;
		const finish = { ...last, payload: { ...(last.payload as object), assignee_id: 987_654 } };
		await session.perform(...operations.slice(0, operations.indexOf(last)));
		const [outcome] = await session.perform(finish);
		expect(outcome).toMatchObject({ status: "created", warnings: [{ en: expect.stringContaining("assignee") }] });
	});

	it("notices when a bot is gone and Chatwoot shows the token's user instead", async () => {
		const { entities, context } = small();
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		const reply = operations.find((one) => one.key === "message:session_a/2") as Operation;
		await session.perform(...operations.slice(0, operations.indexOf(reply)));
		double.data.bots = [];
		const [outcome] = await session.perform(reply);
		expect(outcome).toMatchObject({ status: "created", warnings: [{ en: expect.stringContaining("bot is gone") }] });
		const ref = session.ledger.get(reply.key);
		if (ref === undefined) throw new Error("no ref");
		const read = await session.target.read?.(ref, reply, session.refs);
		expect(read?.differences).toMatchObject([{ field: "sender", found: "user 1" }]);
	});

	it("sees attachments whose bytes got lost", async () => {
		const url = "https://files.example/a.png";
		const { entities, context } = small([
			{
				kind: "attachment",
				id: url,
				url,
				mimeType: "image/png",
				state: "stored",
				sha256: "0".repeat(64),
				sizeBytes: 9,
			} as Entity,
			said("session_a", 3, { type: "image", attachmentId: url, url, name: "a.png" }),
		]);
		double.quirks.loseFileBytes = true;
		await using session = await connect(double, context);
		const operations = session.translate(workspace, ...entities.slice(1, 3));
		await session.perform(...operations);
		const image = operations.find((one) => one.key === "message:session_a/3") as Operation;
		const ref = session.ledger.get(image.key);
		if (ref === undefined) throw new Error("no ref");
		const read = await session.target.read?.(ref, image, session.refs);
		expect(read?.differences).toEqual([{ field: "attachments", expected: "9", found: "0" }]);
	});

	it("sends attachments with their own type, so that Chatwoot knows an image", async () => {
		const url = "https://files.example/a.png";
		const { entities, context } = small([
			{
				kind: "attachment",
				id: url,
				url,
				mimeType: "image/png",
				state: "stored",
				sha256: "0".repeat(64),
				sizeBytes: 9,
			} as Entity,
			said("session_a", 3, { type: "image", attachmentId: url, url, name: '../../é "a".png' }),
		]);
		await using session = await connect(double, context);
		await session.perform(...session.translate(workspace, ...entities.slice(1, 3)));
		const sent = double.data.messages.find((one) => one.attachments.length > 0);
		expect(sent?.attachments[0]).toMatchObject({ file_type: "image", file_size: 9 });
		expect(sent?.content_attributes.external_created_at).toBeTypeOf("number");
		expect(sent?.private).toBe(false);
	});
});
