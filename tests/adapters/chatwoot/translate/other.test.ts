import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Entity } from "../../../../src/model/index.js";
import { contextOf, talk, workspace } from "../../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;

describe("a rating", () => {
	it("is a private note whatever its comment and time are", () => {
		const conversation = talk("session_a", "p1");
		const rating = {
			kind: "rating",
			id: "r1",
			conversationId: "session_a",
			stars: 4.5,
			comment: `{{ a }} ${"字".repeat(160_000)}`,
			ratedAtMs: Number.MAX_SAFE_INTEGER,
		} as unknown as Entity;
		const [note] = [...chatwoot.translate(rating, contextOf([workspace, conversation, rating]) as never)];
		expect(payloadOf(note)).toMatchObject({ private: true, message_type: "outgoing" });
		expect(payloadOf(note).content.length).toBeLessThan(150_000);
		expect(note?.losses.map((loss) => loss.code)).toEqual(["rating-as-note", "too-long"]);
	});
});

describe("identities.csv", () => {
	const map = (targetId: string) => () => ({ decision: "map" as const, targetId });
	const translated = (entity: unknown, targetId: string) => {
		const context = contextOf([workspace, entity as Entity], { identity: map(targetId) });
		return [...chatwoot.translate(entity as Entity, context as never)];
	};

	it("puts members into the team it names instead of making another", () => {
		const team = { kind: "team", id: "t1", name: "Sales", agentIds: ["a1"] };
		const [members, ...others] = translated(team, "12");
		expect(members).toMatchObject({ kind: "team.members", refs: [], payload: { team_id: 12, user_ids: [12] } });
		expect(others).toEqual([]);
		expect(translated({ ...team, agentIds: [] }, "12")).toMatchObject([
			{ kind: "skip", skip: { reason: "identity-map" } },
		]);
	});

	it("is not followed in silence where a target id can mean nothing", () => {
		const agent = { kind: "agent", id: "a1", name: "Ada", role: "owner", status: "active" };
		expect(translated(agent, "ada@support.example")[0]?.losses).toContainEqual(
			expect.objectContaining({ code: "target-id-ignored", grade: "degraded" }),
		);
		const inbox = { kind: "inbox", id: "i1", name: "Sales", agentIds: [], teamIds: [], conditions: [] };
		expect(translated(inbox, "4")[0]?.losses.map((loss) => loss.code)).toContain("target-id-ignored");
	});
});

describe("an inbox", () => {
	it("that identities.csv skips becomes no label, nowhere", () => {
		const inbox = {
			kind: "inbox",
			id: "i1",
			name: "Sales",
			agentIds: [],
			teamIds: [],
			conditions: [],
		} as unknown as Entity;
		const conversation = talk("session_a", "p1", { inboxId: "i1" });
		const identity = () => ({ decision: "skip" as const });
		for (const [more, kind, labels] of [
			[{}, "label.create", ["inbox-sales"]],
			[{ identity }, "skip", []],
		] as const) {
			const context = contextOf([workspace, inbox, conversation], more);
			expect([...chatwoot.translate(inbox, context as never)].map((one) => one.kind)).toEqual([kind]);
			const final = [...chatwoot.translate(conversation, context as never)].at(-1);
			expect(payloadOf(final).labels).toEqual(labels);
		}
	});
});
