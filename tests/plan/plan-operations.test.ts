import { describe, expect, it } from "vitest";
import { createMemoryAdapter } from "../../adapters/memory/adapter.js";
import type { Adapter } from "../../src/adapter/contract.js";
import type { Entity, EntityKind } from "../../src/model/index.js";
import { decideAction } from "../../src/plan/decide-action.js";
import { canonicalJson, payloadHash } from "../../src/plan/hash.js";
import type { PlannedOperation } from "../../src/plan/plan.js";
import { planOperations } from "../../src/plan/plan-operations.js";
import { summarisePlan } from "../../src/plan/summarise.js";
import { createTranslateContext } from "../../src/plan/translate-context.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "./sample-entities.js";
import { type StubArchive, stubArchive } from "./stub-archive.js";

const target = "memory:test";
const adapter = createMemoryAdapter();

function planOf(archive: StubArchive, by = adapter): Generator<PlannedOperation, void> {
	const context = createTranslateContext(archive, { config: {}, language: "en", timeZone: "UTC", identities: [] });
	return planOperations({ archive, adapter: by, context, target });
}

function summaryOf(archive: StubArchive, by = adapter) {
	return summarisePlan(planOf(archive, by), { archive, adapter: by as Adapter, target, identities: [], nowMs: 1 });
}

/** The memory adapter, but it lists and translates fewer kinds. */
function listing(order: readonly EntityKind[]): typeof adapter {
	return { ...adapter, manifest: { ...adapter.manifest, order } };
}

describe("what happens to an operation", () => {
	const operation = [...planOf(stubArchive([sampleContact(1)]))][0]!.operation;
	const ref = { kind: "contact", id: "1" };
	const [update, keep] = [{ onChange: { "contact.create": "update" } }, { onChange: {} }] as const;

	it.each([
		["never seen", undefined, update, "create"],
		["done with the same payload", { state: "done", payloadHash: "h", ref }, update, "unchanged"],
		["done with another payload", { state: "done", payloadHash: "g", ref }, update, "update"],
		["done with another payload, no update", { state: "done", payloadHash: "g", ref }, keep, "keep"],
		["intended", { state: "intended", payloadHash: "h" }, update, "resolve"],
		["in doubt", { state: "doubt", payloadHash: "h" }, update, "resolve"],
		["failed", { state: "failed", payloadHash: "h" }, update, "create"],
		["failed as an update", { state: "failed", payloadHash: "h", ref }, update, "update"],
		["reverted", { state: "reverted", payloadHash: "h" }, update, "create"],
	] as const)("that was %s", (_, entry, manifest, expected) => {
		expect(decideAction(operation, "h", entry, manifest)).toBe(expected);
	});
});

describe("the hash of a payload", () => {
	it("does not depend on the order of keys, but on that of lists", () => {
		expect(payloadHash({ a: 1, b: { c: 2, d: 3 } })).toBe(payloadHash({ b: { d: 3, c: 2 }, a: 1 }));
		expect(payloadHash([1, 2])).not.toBe(payloadHash([2, 1]));
		expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
		expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
	});
});

describe("planning", () => {
	it("takes conversations by activity, oldest first, each followed by its messages", () => {
		const [late, early] = [sampleConversation(1, { updatedAtMs: 9 }), sampleConversation(2, { updatedAtMs: 3 })];
		const keys = [...planOf(stubArchive([late, sampleMessage(1, 1), early, sampleMessage(2, 1)]))];
		expect(keys.map(({ operation }) => operation.key)).toEqual([
			"conversation:session_2",
			"message:session_2/1",
			"conversation:session_1",
			"message:session_1/1",
		]);
	});

	it("reports kinds the target has no place for, counted, and what conversations carry not twice", () => {
		const archive = stubArchive(sampleWorkspace(3, 2));
		const summary = summaryOf(archive, listing(["conversation"]));
		expect(summary.entities).toMatchObject({
			contact: { total: 3, fully: 0, degraded: 0, skipped: 3 },
			automation: { total: 1, skipped: 1 },
			message: { total: 6, skipped: 0 },
		});
		expect(summary.actions.skip).toBe(8);
		const skipped = summary.skips.filter(({ reason }) => reason === "not-supported-by-target");
		expect(skipped.reduce((sum, { count }) => sum + count, 0)).toBe(8);
	});

	it("reports nothing of a kind that travels inside others", () => {
		const covering = listing(["workspace", "conversation"]);
		const archive = () => stubArchive([...sampleWorkspace(1, 1), { kind: "locale", id: "en", code: "en" }]);
		expect(summaryOf(archive(), covering).entities.locale).toMatchObject({ skipped: 1 });
		const manifest = { ...covering.manifest, covers: ["locale" as const] };
		expect(summaryOf(archive(), { ...covering, manifest }).entities.locale).toBeUndefined();
	});

	it("reports messages as left out when no conversation carries them", () => {
		const summary = summaryOf(stubArchive(sampleWorkspace(3, 2)), listing(["contact"]));
		expect(summary.entities.message).toEqual({ total: 6, fully: 0, degraded: 0, skipped: 6 });
	});

	it("accounts for every entity of the archive, gone ones too", () => {
		const entities = sampleWorkspace(4, 3);
		const archive = stubArchive(entities);
		archive.setEntityGone("contact", "p2", true);
		archive.setEntityGone("message", "session_1/2", true);
		const totals = Object.values(summaryOf(archive).entities).map(({ total }) => total);
		// The stub's own messages() leaves the gone one out; the plan counts it as gone.
		expect(totals.reduce((sum, total) => sum + total, 0)).toBe(entities.length);
		expect(summaryOf(archive).skips).toContainEqual(expect.objectContaining({ reason: "gone-at-source", count: 1 }));
	});

	it("reports an entity on which the adapter fails, and goes on", () => {
		const failing: typeof adapter = {
			...adapter,
			*translate(entity, context) {
				if (entity.id === "p1") throw new TypeError("bug");
				yield* adapter.translate(entity, context);
			},
		};
		const planned = [...planOf(stubArchive([sampleContact(1), sampleContact(2)]), failing)];
		expect(planned.map(({ action, operation }) => [action, operation.skip?.reason])).toEqual([
			["skip", "adapter-error"],
			["create", undefined],
		]);
	});

	it("pulls one entity at a time: 50,000 pass through without being collected", () => {
		let live = 0;
		let ahead = 0;
		const archive = stubArchive();
		archive.countEntities = (kind) => (kind === "contact" ? 50_000 : 0);
		archive.entities = function* (kind: EntityKind) {
			for (let n = 0; kind === "contact" && n < 50_000; n += 1) {
				live += 1;
				ahead = Math.max(ahead, live);
				yield sampleContactLike(n);
			}
		} as StubArchive["entities"];
		let seen = 0;
		for (const _ of planOf(archive)) {
			live -= 1;
			seen += 1;
		}
		expect(seen).toBe(50_000);
		expect(ahead).toBe(1);
	});
});

describe("the summary of a plan", () => {
	it("counts entities once, groups losses with at most three examples, and lists agents nobody maps", () => {
		const scored = [1, 2, 3, 4].map((n) => sampleContact(n, { score: 5 }));
		const summary = summaryOf(stubArchive([...sampleWorkspace(5, 2), ...scored]));
		expect(summary.entities.contact).toEqual({ total: 5, fully: 1, degraded: 4, skipped: 0 });
		expect(summary.entities.conversation).toMatchObject({ total: 5 });
		expect(summary.entities.message).toMatchObject({ total: 10 });
		expect(summary.losses).toContainEqual(
			expect.objectContaining({ entity: "contact", field: "score", count: 4, examples: ["p1", "p2", "p3"] }),
		);
		expect(summary.parts).toEqual({ text: 10 });
		expect(summary.unmappedAgents).toEqual([{ id: "agent1", name: "Ada", messages: 0 }]);
		expect(summary.byHand.map(({ id }) => id)).toEqual(["memory-automations"]);
		expect(summary).toMatchObject({ planVersion: 1, target, changes: true, requests: summary.actions.create });
	});

	it("calls an entity carried over fully when all it loses is what the target does to every record", () => {
		const how = { en: "kept as an attribute", "zh-CN": "保存为属性" };
		const marking: typeof adapter = {
			...adapter,
			*translate(entity, context) {
				for (const operation of adapter.translate(entity, context)) {
					const general = { field: "createdAtMs", grade: "degraded", code: "time", how, general: true } as const;
					const own = { field: "name", grade: "degraded", code: "cut", how } as const;
					const lossy = entity.id === "p2";
					if (entity.kind === "contact") operation.losses = lossy ? [general, own] : [general];
					yield operation;
				}
			},
		};
		const summary = summaryOf(stubArchive([sampleContact(1), sampleContact(2), sampleContact(3)]), marking);
		expect(summary.entities.contact).toEqual({ total: 3, fully: 2, degraded: 1, skipped: 0 });
		expect(summary.losses).toContainEqual(expect.objectContaining({ field: "createdAtMs", general: true, count: 3 }));
		expect(summary.losses.find(({ field }) => field === "name")).not.toHaveProperty("general");
	});

	it("masks the e-mail addresses that some ids are made of", () => {
		const id = "email:lin.zhou@shop.example" as ReturnType<typeof sampleContact>["id"];
		const summary = summaryOf(stubArchive([{ ...sampleContact(1, { score: 5 }), id }]));
		expect(summary.losses.flatMap(({ examples }) => examples)).toContain("email:l…@shop.example");
		expect(JSON.stringify(summary.losses)).not.toContain("lin.zhou");
	});

	it("estimates by the narrowest limit of the target", () => {
		const archive = stubArchive(sampleWorkspace(5, 2));
		const limited = {
			...adapter,
			manifest: { ...adapter.manifest, limits: { batch: 1, lanes: 4, requestsPerMinute: 10 } },
		};
		const { requests, estimateMs } = summaryOf(archive, limited);
		expect(estimateMs).toBe(requests * 6000);
		expect(summaryOf(archive).estimateMs).toBeLessThan(estimateMs);
		const hourly = { batch: 1, lanes: 4, operationsPerHour: { "contact.create": 2 } };
		const waiting = { ...adapter, manifest: { ...adapter.manifest, limits: hourly } };
		expect(summaryOf(archive, waiting).estimateMs).toBe(2 * 3_600_000);
	});

	it("counts no request for what a bulk target creates, but those for changing it", () => {
		const archive = stubArchive(sampleWorkspace(40, 5));
		const limits = { batch: 1, lanes: 1, requestsPerMinute: 60, operationsPerLaneMinute: 1 };
		const bulk: typeof adapter = {
			...adapter,
			manifest: { ...adapter.manifest, limits, onChange: { "contact.create": "update" } },
			*translate(entity, context) {
				const inBulk = ["contact", "conversation"].includes(entity.kind);
				for (const one of adapter.translate(entity, context)) yield inBulk ? { ...one, inBulk: true } : one;
			},
		};
		const { requests, estimateMs, actions } = summaryOf(archive, bulk);
		expect(requests).toBe(4);
		expect(actions.create).toBeGreaterThan(280);
		// Each of the four is alone in its lane, and the others take no turn of theirs.
		expect(estimateMs).toBeGreaterThan(60_000);
		expect(estimateMs).toBeLessThan(61_000);
		const [contact] = [...planOf(archive, bulk)].filter(({ operation }) => operation.kind === "contact.create");
		expect(contact?.operation.requests).toBe(1);
		archive.ledger.intend({ ...contact!.operation, target, payloadHash: "other", runId: 1 });
		archive.ledger.done(
			target,
			contact!.operation.key,
			{ kind: "contact", id: "1" },
			{ payloadHash: "other", existing: false, runId: 1 },
		);
		expect(summaryOf(archive, bulk).requests).toBe(5);
	});
});

const pattern = sampleContact(0);
function sampleContactLike(n: number): Entity {
	return { ...pattern, id: `p${n}` as typeof pattern.id };
}
