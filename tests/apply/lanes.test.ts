import { describe, expect, it } from "vitest";
import { type LanesOptions, runLanes } from "../../src/apply/lanes.js";

interface Item {
	lane: string;
	n: number;
	group?: string;
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

function lanesOf(more: Partial<LanesOptions<Item>> = {}): LanesOptions<Item> {
	return {
		maxLanes: 2,
		maxQueued: 4,
		laneOf: ({ lane }) => lane,
		groupOf: ({ group }) => group ?? "",
		batchSize: () => 1,
		work: tick as () => Promise<void>,
		stopped: () => false,
		dropped() {},
		...more,
	};
}

describe("lanes", () => {
	it("pull no further ahead than there is room", async () => {
		let pulled = 0;
		let done = 0;
		let ahead = 0;
		function* endless() {
			for (let n = 0; n < 500; n += 1) {
				pulled += 1;
				ahead = Math.max(ahead, pulled - done);
				yield { lane: `l${n % 7}`, n };
			}
		}
		const work = async () => {
			await tick();
			done += 1;
		};
		await runLanes(endless(), lanesOf({ work }));
		expect(done).toBe(500);
		// Four queued, two at work, one in hand.
		expect(ahead).toBeLessThanOrEqual(7);
	});

	it("begin a group when the one before is finished", async () => {
		const open = new Set<string>();
		const mixed: boolean[] = [];
		const items = Array.from({ length: 40 }, (_, n) => ({ lane: `l${n % 5}`, n, group: n < 20 ? "a" : "b" }));
		const work = async ([item]: Item[]) => {
			open.add(`${item!.group}${item!.n}`);
			await tick();
			mixed.push(new Set([...open].map((name) => name[0])).size > 1);
			open.delete(`${item!.group}${item!.n}`);
		};
		await runLanes(items, lanesOf({ work, maxLanes: 5, maxQueued: 100 }));
		expect(mixed).toHaveLength(40);
		expect(mixed).not.toContain(true);
	});

	it("end with the first error, let what is under way finish, and hand back what never began", async () => {
		const [begun, dropped]: number[][] = [[], []];
		const items = Array.from({ length: 12 }, (_, n) => ({ lane: `l${n % 2}`, n }));
		const work = async ([item]: Item[]) => {
			begun!.push(item!.n);
			await tick();
			if (item!.n === 2) throw new Error("broken");
		};
		const running = runLanes(items, lanesOf({ work, dropped: ({ n }) => void dropped!.push(n) }));
		await expect(running).rejects.toThrow("broken");
		expect(begun!.filter((n) => dropped!.includes(n))).toEqual([]);
		const touched = [...begun!, ...dropped!].sort((a, b) => a - b);
		expect(touched).toEqual(items.slice(0, touched.length).map(({ n }) => n));
		expect(touched.length).toBeLessThan(12);
	});

	it("reject with the error of what they pull from", async () => {
		const done: number[] = [];
		function* failing() {
			yield { lane: "a", n: 1 };
			throw new Error("source");
		}
		const work = async ([item]: Item[]) => void done.push(item!.n);
		await expect(runLanes(failing(), lanesOf({ work }))).rejects.toThrow("source");
		expect(done.every((n) => n === 1)).toBe(true);
	});
});
