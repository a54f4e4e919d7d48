import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { verifyTarget } from "../../src/apply/verify.js";
import { AgentId, ConversationId, type Entity } from "../../src/model/index.js";
import type { SelectionFilter } from "../../src/plan/selection.js";
import { importBench, planNow } from "../apply/import-bench.js";
import { temporaryArchive } from "../apply/temporary-archive.js";
import { sampleContact, sampleWorkspace } from "./sample-entities.js";

/** Keys of what an import of the part created. */
async function imported(entities: Entity[], filter: SelectionFilter) {
	const { archive } = temporaryArchive(entities);
	const bench = importBench(archive);
	const summary = await runImport(bench.options({ filter }));
	expect(summary).toMatchObject({ status: "done", failed: 0 });
	expect(summary.reasons).not.toHaveProperty("depends-on-failed");
	return { archive, ...bench, keys: [...bench.remote.order].sort() };
}

const conversationsIn = (keys: readonly string[]) => keys.filter((key) => key.startsWith("conversation:"));

describe("a part of the archive", () => {
	it("of so many conversations is the newest, whole, with what they need and nothing else", async () => {
		const { keys } = await imported(sampleWorkspace(5, 2), { conversations: 2 });
		expect(keys).toEqual([
			"contact:p4",
			"contact:p5",
			"conversation:session_4",
			"conversation:session_5",
			"inbox:main",
			"message:session_4/1",
			"message:session_4/2",
			"message:session_5/1",
			"message:session_5/2",
		]);
	});

	it("brings the agents that its conversations need, and no others", async () => {
		const entities = sampleWorkspace(3, 1).map((entity) =>
			entity.kind === "conversation" && entity.id === "session_3"
				? { ...entity, assigneeId: AgentId.parse("agent1") }
				: entity,
		);
		expect((await imported(entities, { conversations: 1 })).keys).toContain("agent:agent1");
		expect((await imported(sampleWorkspace(3, 1), { conversations: 1 })).keys).not.toContain("agent:agent1");
	});

	it("as a sample is the same each time, spread, and grows when more is asked for", async () => {
		const of = async (conversations: number) =>
			conversationsIn((await imported(sampleWorkspace(40, 1), { conversations, sample: true })).keys);
		const [five, again, nine] = [await of(5), await of(5), await of(9)];
		expect(five).toEqual(again);
		expect(nine).toHaveLength(9);
		expect(nine).toEqual(expect.arrayContaining(five));
		expect(five).not.toEqual(["36", "37", "38", "39", "40"].map((n) => `conversation:session_${n}`));
	});

	it("since a date leaves older history and the people only it needs, and keeps the settings", async () => {
		const { keys } = await imported(sampleWorkspace(4, 1), { sinceMs: 3000 });
		expect(conversationsIn(keys)).toEqual(["conversation:session_3", "conversation:session_4"]);
		expect(keys.filter((key) => key.startsWith("contact:"))).toEqual(["contact:p3", "contact:p4"]);
		expect(keys).toEqual(expect.arrayContaining(["workspace:w1", "tag:vip", "agent:agent1", "inbox:main"]));
	});

	it("of some kinds pulls in what these refer to", async () => {
		const { keys } = await imported(sampleWorkspace(2, 1), { only: ["conversation"] });
		expect(keys).toEqual(expect.arrayContaining(["contact:p1", "contact:p2", "inbox:main"]));
		expect(keys).not.toContain("tag:vip");
		expect((await imported([...sampleWorkspace(2, 1), sampleContact(9)], { only: ["contact"] })).keys).toEqual([
			"contact:p1",
			"contact:p2",
			"contact:p9",
		]);
	});

	it("brings a conversation that a chosen rating is about", async () => {
		const rating: Entity = { kind: "rating", id: "r1", conversationId: ConversationId.parse("session_2"), stars: 5 };
		const { keys } = await imported([...sampleWorkspace(3, 1), rating], { only: ["rating"] });
		expect(keys).toContain("rating:r1");
		const related = (await imported([...sampleWorkspace(3, 1), rating], { conversations: 2 })).keys;
		expect(related).toContain("rating:r1");
		expect((await imported([...sampleWorkspace(3, 1), rating], { conversations: 1 })).keys).not.toContain("rating:r1");
	});

	it("verifies as a part, and the whole goes on where it ended, whatever the part was", async () => {
		const filters = fc.record(
			{
				sinceMs: fc.integer({ min: 0, max: 9000 }),
				conversations: fc.integer({ min: 0, max: 9 }),
				sample: fc.boolean(),
				only: fc.subarray(["contact", "conversation", "tag", "agent"] as const),
			},
			{ requiredKeys: [] },
		);
		await fc.assert(
			fc.asyncProperty(filters, async ({ sample, only, ...rest }) => {
				const filter = {
					...rest,
					...(rest.conversations !== undefined && sample !== undefined && { sample }),
					...(only !== undefined && {
						only: rest.conversations === undefined ? only : ([...only, "conversation"] as const),
					}),
				};
				const { archive, adapter, remote, options } = await imported(sampleWorkspace(8, 2), filter);
				expect(await verifyTarget(options({ filter }))).toMatchObject({ status: "same" });
				const part = remote.objects.size;
				const whole = await runImport(options());
				expect(whole).toMatchObject({ status: "done", created: 4 + 8 * 4 - part, updated: 0, unchanged: part });
				expect(remote.duplicates).toEqual([]);
				expect(planNow(archive, adapter).changes).toBe(false);
			}),
			{ numRuns: 12 },
		);
	});

	it.each([
		[{ sample: true }, "--sample"],
		[{ conversations: 3, only: ["tag"] }, "--conversations"],
	] as [SelectionFilter, string][])("refuses %j, which says nothing", async (filter, name) => {
		const { archive } = temporaryArchive(sampleWorkspace());
		await expect(runImport(importBench(archive).options({ filter }))).rejects.toMatchObject({
			code: "usage",
			what: { en: expect.stringContaining(name) },
		});
	});
});

describe("a limit", () => {
	it("of requests stops before it is passed, and the next import goes on", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(3, 2));
		const { remote, options } = importBench(archive);
		expect(await runImport(options({ limitRequests: 7 }))).toMatchObject({
			status: "stopped",
			stopped: { reason: "limit" },
			created: 7,
		});
		expect(await runImport(options({ limitRequests: 500 }))).toMatchObject({ status: "done" });
		expect(remote.objects.size).toBe(4 + 3 * 4);
	});
});
