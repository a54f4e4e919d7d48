import { expect, test } from "vitest";
import { workSideBySide } from "../../src/backup/side-by-side.js";
import { AppError, text } from "../../src/model/index.js";

const broken = () => new AppError("remote-broken", { what: text("broken", "已损坏") });

/** Works over `items`; `answers` says for each call of an item whether it fails. */
async function work(items: readonly string[], fails: (item: string, call: number) => unknown) {
	const calls: string[] = [];
	const ends = { done: [] as string[], putOff: [] as string[], failed: [] as string[] };
	let waiting = [[...items]];
	const outcome = workSideBySide<string>({
		readers: 2,
		take: () => waiting.shift() ?? [],
		async work(item) {
			calls.push(item);
			const error = fails(item, calls.filter((one) => one === item).length);
			if (error !== undefined) throw error;
			ends.done.push(item);
			return undefined;
		},
		putOff: (item) => ends.putOff.push(item),
		failed: (item) => ends.failed.push(item),
		again: (again) => {
			waiting = [[...again]];
		},
	});
	await outcome.catch((error: unknown) => calls.push(`thrown ${(error as AppError).code}`));
	return { calls, ...ends };
}

test("an item in passing trouble gets a second chance after all others", async () => {
	const { done, putOff, failed } = await work(["a", "b", "c"], (item, call) =>
		item === "a" && call === 1 ? broken() : undefined,
	);
	expect(done).toEqual(["b", "c", "a"]);
	expect(putOff).toEqual(["a"]);
	expect(failed).toEqual([]);
});

test("what fails twice has failed, once, and keeps nobody else from being done", async () => {
	const { done, failed, calls } = await work(["a", "b", "c"], (item) => (item === "b" ? broken() : undefined));
	expect(done).toEqual(["a", "c"]);
	expect(failed).toEqual(["b"]);
	expect(calls.filter((item) => item === "b")).toHaveLength(2);
});

test("trouble with item after item is the server's: the work ends with it", async () => {
	const items = Array.from({ length: 40 }, (_, index) => `item ${index}`);
	const { calls, done } = await work(items, () => broken());
	expect(done).toEqual([]);
	expect(calls.at(-1)).toBe("thrown remote-broken");
	expect(calls.length).toBeLessThan(items.length);
});

test("anything but passing trouble ends the work at once", async () => {
	const limit = new AppError("limit-reached", { what: text("limit", "上限") });
	const { calls } = await work(["a", "b", "c", "d", "e"], (item) => (item === "b" ? limit : undefined));
	expect(calls.at(-1)).toBe("thrown limit-reached");
	expect(calls).not.toContain("e");
});
