import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { contextOf, person, said, talk, workspace } from "../../entities.js";
import { startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { config, small } from "./small-import.js";

describe("conversations of a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

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
});
