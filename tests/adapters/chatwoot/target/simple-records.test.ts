import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatwootDouble } from "../../../../adapters/chatwoot/double.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { contextOf, workspace } from "../../entities.js";
import { startTestDouble } from "../subject.js";
import { connect } from "../target-session.js";
import { config } from "./small-import.js";

describe("teams, canned responses and labels of a Chatwoot account", () => {
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble();
	});
	afterEach(() => double.close());

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

	it("does not take a person's label of the same name for one it made, so undo leaves it", async () => {
		const tag = { kind: "tag", id: "vip", name: "vip" } as unknown as Entity;
		double.data.labels.push({ id: 5, title: "vip", description: "Our best" });
		await using session = await connect(double, contextOf([workspace, tag], { config }));
		const [label] = session.translate(tag) as [Operation];
		expect(await session.target.locate(label, session.refs)).toBeUndefined();
		const [outcome] = await session.perform(label);
		expect(outcome).toMatchObject({ status: "existing", ref: { id: "5" }, warnings: [expect.anything()] });
	});
});
