import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduleBatch } from "../../../../adapters/chatwoot/bulk/schedule.js";
import type { Operation } from "../../../../src/adapter/contract.js";

describe("the schedule of a batch", () => {
	it("writes everything at once when the database takes all of it, in the order given", () => {
		const batch = [one("p1"), one("c1", "talk1", ["p1"]), one("p2"), one("m1", "talk1", ["c1"])];
		const schedule = scheduleBatch(batch, () => true);
		expect(keys(schedule.toWrite())).toEqual(["p1", "c1", "p2", "m1"]);
		expect(schedule.toSend()).toEqual([]);
		for (const operation of batch) schedule.settle(operation, true);
		expect(schedule.done()).toBe(true);
	});

	it("lets what goes over HTTP hold up its lane, and nobody else's", () => {
		const batch = [one("a1", "a"), one("file", "a"), one("a2", "a"), one("b1", "b"), one("b2", "b")];
		const schedule = scheduleBatch(batch, ({ key }) => key !== "file");
		expect(keys(schedule.toWrite())).toEqual(["a1", "b1", "b2"]);
		for (const operation of schedule.toWrite()) schedule.settle(operation, true);
		expect(schedule.toWrite()).toEqual([]);
		expect(schedule.toSend().map(keys)).toEqual([["file"]]);
		schedule.settle(batch[1] as Operation, true);
		expect(keys(schedule.toWrite())).toEqual(["a2"]);
	});

	it("waits in other lanes, too, for what is on its way over HTTP", () => {
		const [person, talk, said] = [one("p1"), one("c1", "talk", ["p1"]), one("m1", "talk", ["c1"])];
		const schedule = scheduleBatch([person, talk, said], () => true);
		schedule.send(person);
		expect(schedule.toWrite()).toEqual([]);
		expect(schedule.toSend().map(keys)).toEqual([["p1"]]);
		schedule.settle(person, true);
		expect(keys(schedule.toWrite())).toEqual(["c1", "m1"]);
	});

	it("drops what needs something that failed, and goes on with the rest of the lane", () => {
		const batch = [
			one("c1", "talk"),
			one("m1", "talk", ["c1"]),
			one("m2", "talk", ["m1"]),
			one("m3", "talk", ["m2"]),
			one("x", "talk"),
		];
		const schedule = scheduleBatch(batch, () => true);
		schedule.settle(batch[0] as Operation, true);
		schedule.settle(batch[1] as Operation, false);
		expect(keys(schedule.toWrite())).toEqual(["x"]);
	});

	it("ends, whatever goes which way and fails: each operation goes once, after its lane and its needs", () => {
		const scenario = fc
			.array(
				fc.record({
					lane: fc.constantFrom("a", "b", "c"),
					needs: fc.array(fc.nat(11), { maxLength: 2 }),
					writable: fc.boolean(),
					fails: fc.boolean(),
				}),
				{ maxLength: 12 },
			)
			.map((list) =>
				// Needs come before what needs them.
				list.map((each, n) => ({
					...each,
					operation: one(String(n), each.lane, n === 0 ? [] : each.needs.map((need) => String(need % n))),
				})),
			);
		fc.assert(
			fc.property(scenario, (list) => {
				const batch = list.map(({ operation }) => operation);
				const facts = new Map(list.map((each) => [each.operation.key, each]));
				const schedule = scheduleBatch(batch, ({ key }) => facts.get(key)?.writable === true);
				const went: string[] = [];
				const there = new Set<string>();
				const settle = (operation: Operation, seen: boolean) => {
					went.push(operation.key);
					if (seen) there.add(operation.key);
					schedule.settle(operation, seen);
				};
				for (let turn = 0; !schedule.done(); turn += 1) {
					expect(turn).toBeLessThan(2 * batch.length);
					const wave = schedule.toWrite();
					const together = new Set([...there, ...keys(wave)]);
					for (const { refs } of wave) for (const ref of refs) expect(together).toContain(ref);
					for (const operation of wave) settle(operation, true);
					for (const lane of schedule.toSend()) {
						for (const operation of lane) {
							const { refs, key } = operation;
							for (const ref of refs) expect(there).toContain(ref);
							const lands = facts.get(key)?.fails === false;
							settle(operation, lands);
							if (!lands) break;
						}
					}
				}
				expect(new Set(went).size).toBe(went.length);
				for (const lane of ["a", "b", "c"]) {
					const order = went.filter((key) => facts.get(key)?.lane === lane).map(Number);
					expect(order).toEqual([...order].sort((a, b) => a - b));
				}
				// Left out is only what needs something that is not there.
				for (const { key, refs } of batch)
					if (!went.includes(key)) expect(refs.some((ref) => !there.has(ref))).toBe(true);
			}),
		);
	});
});

function one(key: string, lane = key, refs: string[] = []): Operation {
	const source = { kind: "contact", id: key } as const;
	return { key, kind: "contact.create", lane, refs, payload: {}, losses: [], source, requests: 1 };
}

function keys(operations: readonly Operation[]): string[] {
	return operations.map(({ key }) => key);
}
