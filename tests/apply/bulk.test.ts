import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InDoubtError } from "../../src/adapter/errors.js";
import { runImport } from "../../src/apply/import.js";
import { openOperations, settleOperation } from "../../src/apply/ledger-report.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { account, importBench, planNow, seeded, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

const bulk = { lanes: 2, size: 50 };
/** 4 settings, 3 contacts, 3 conversations with 3 messages each. */
const everything = 4 + 3 + 3 + 9;

describe("a target that takes many in one call", () => {
	it("gets conversations with their messages together, each lane in order", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(30, 8));
		const { remote, adapter, options } = importBench(archive, { bulk: { lanes: 2, size: 100 }, batch: 1, lanes: 1 });
		expect(await runImport(options())).toMatchObject({ status: "done", created: 4 + 30 + 30 + 240 });
		expect(remote.largestBatch).toBe(100);
		expect(remote.calls.perform).toBeLessThan(20);
		expect(remote.mostAtOnce).toBe(2);
		for (let n = 1; n <= 30; n += 1)
			expect(remote.order.filter((key) => key.includes(`session_${n}/`) || key.endsWith(`session_${n}`))).toEqual([
				`conversation:session_${n}`,
				...Array.from({ length: 8 }, (_, m) => `message:session_${n}/${m + 1}`),
			]);
		expect(planNow(archive, adapter).changes).toBe(false);
	});

	it("leaves out what needs one that was refused, says so, and does both the next time", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(3, 3));
		const { remote, adapter, options } = importBench(archive, { bulk });
		const picky = onFirstCall(adapter, "conversation:session_2", (operation) => ({
			key: operation.key,
			status: "failed",
			reason: "refused",
			text: { en: "no", "zh-CN": "不" },
		}));
		expect(await runImport(options({ adapter: picky }))).toMatchObject({
			status: "incomplete",
			failed: 1,
			reasons: { refused: 1, "depends-on-failed": 3 },
		});
		expect(remote.objects.size).toBe(everything - 4);
		expect(await runImport(options())).toMatchObject({ status: "done", created: 4 });
		expect(remote.duplicates).toEqual([]);
		expect(remote.objects.size).toBe(everything);
	});

	it("finds again what landed of a call whose answer was lost, and sends the rest", async () => {
		for (let seed = 1; seed <= 10; seed += 1) {
			const { archive } = temporaryArchive(sampleWorkspace(3, 3));
			const fault = (call: number) => (call === 2 || call === 3 ? "after" : undefined);
			const { remote, options } = importBench(archive, { bulk, fault });
			const summary = await runImport(options({ run: testRun({ random: seeded(seed) }) }));
			expect(summary, `seed ${seed}`).toMatchObject({ status: "done", failed: 0, doubt: 0 });
			expect(remote.duplicates, `seed ${seed}`).toEqual([]);
			expect(remote.objects.size, `seed ${seed}`).toBe(everything);
		}
	});

	it("that cannot look puts those in doubt with what they need, and creates nothing twice", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(1, 3));
		const { remote, adapter, options } = importBench(archive, { bulk, cannotLocate: true });
		const broken = onFirstCall(adapter, "conversation:session_1", () => {
			throw new InDoubtError("the answer was lost");
		});
		expect(await runImport(options({ adapter: broken }))).toMatchObject({ status: "incomplete", doubt: 4 });
		expect(await runImport(options())).toMatchObject({ status: "incomplete", doubt: 1, created: 0 });
		const open = [...openOperations(archive, account)];
		expect(open).toHaveLength(4);
		for (const { key } of open) settleOperation(archive, account, key, "absent", 1);
		expect(await runImport(options())).toMatchObject({ status: "done", created: 4 });
		expect(remote.duplicates).toEqual([]);
		expect(remote.objects.size).toBe(4 + 1 + 1 + 3);
	});

	it("never has two calls wait for each other, whatever needs whatever", async () => {
		const world = fc.record({
			seed: fc.integer(),
			lanes: fc.integer({ min: 1, max: 4 }),
			size: fc.integer({ min: 1, max: 12 }),
			spread: fc.integer({ min: 1, max: 9 }),
			after: fc.double({ min: 0, max: 0.3, noNaN: true }),
			refuse: fc.double({ min: 0, max: 0.2, noNaN: true }),
		});
		await fc.assert(
			fc.asyncProperty(world, async ({ seed, lanes, size, spread, ...failures }) => {
				const { archive } = temporaryArchive(sampleWorkspace(3, 3));
				const random = seeded(seed);
				const { remote, adapter, options } = importBench(archive, { bulk: { lanes, size }, failures });
				// Lanes at random, so that almost everything needs something of another one.
				const laneOf = new Map<string, string>();
				const scattered: typeof adapter = {
					...adapter,
					*translate(entity, context) {
						for (const operation of adapter.translate(entity, context)) {
							const lane = laneOf.get(operation.key) ?? `lane-${Math.floor(random() * spread)}`;
							laneOf.set(operation.key, lane);
							yield { ...operation, lane };
						}
					},
				};
				let status: string | undefined;
				for (let round = 0; round < 60 && status !== "done"; round += 1)
					({ status } = await runImport(options({ adapter: scattered, run: testRun({ random }) })));
				expect(status).toBe("done");
				expect(remote.duplicates).toEqual([]);
				expect(remote.objects.size).toBe(everything);
				expect(remote.laneOverlaps).toBe(0);
				expect([...archive.ledger.entries(account, { state: "intended" })]).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});
});

type MemoryAdapter = ReturnType<typeof importBench>["adapter"];
type Created = Parameters<Awaited<ReturnType<MemoryAdapter["connect"]>>["perform"]>[0][number];
type Outcome = Awaited<ReturnType<Awaited<ReturnType<MemoryAdapter["connect"]>>["perform"]>>[number];

/** The operation of this key meets `fate` the first time; what needs it in the same call gets no outcome. */
function onFirstCall(adapter: MemoryAdapter, key: string, fate: (operation: Created) => Outcome): MemoryAdapter {
	return {
		...adapter,
		async connect(config, io) {
			const target = await adapter.connect(config, io);
			return {
				...target,
				async perform(batch, refs) {
					const struck = batch.find((operation) => operation.key === key);
					if (!struck) return await target.perform(batch, refs);
					const others = batch.filter((one) => one !== struck && !one.refs.includes(key));
					const outcomes = await target.perform(others, refs);
					return [...outcomes, fate(struck)];
				},
			};
		},
	};
}
