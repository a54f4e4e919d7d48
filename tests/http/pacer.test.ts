import { describe, expect, it } from "vitest";
import { Pacer } from "../../src/http/pacer.js";
import { fakeRun } from "./fake-run.js";

describe("Pacer", () => {
	it("halves on trouble, never below one, and climbs back one by one", async () => {
		const pacer = new Pacer({ run: fakeRun(), concurrency: 8 });
		const turn = async (result: "good" | "trouble") => {
			await pacer.acquire();
			pacer.release(result);
			return pacer.concurrency;
		};
		expect([await turn("trouble"), await turn("trouble"), await turn("trouble"), await turn("trouble")]).toEqual([
			4, 2, 1, 1,
		]);
		for (let i = 0; i < 100; i += 1) await turn("good");
		expect(pacer.concurrency).toBe(8);
	});

	it("lets those who wait in line go when the run is aborted", async () => {
		const run = fakeRun();
		const pacer = new Pacer({ run, concurrency: 1 });
		await pacer.acquire();
		const waiting = pacer.acquire();
		const reason = new Error("enough");
		run.abort.abort(reason);
		await expect(waiting).rejects.toBe(reason);
	});

	it("serves in order of arrival", async () => {
		const pacer = new Pacer({ run: fakeRun(), concurrency: 1 });
		await pacer.acquire();
		const order: number[] = [];
		const all = [1, 2, 3].map((n) => pacer.acquire().then(() => order.push(n) && pacer.release("neutral")));
		pacer.release("neutral");
		await Promise.all(all);
		expect(order).toEqual([1, 2, 3]);
	});

	it("makes one longer pause of two and tells its end once", async () => {
		const run = fakeRun();
		run.quick = false;
		const pacer = new Pacer({ run, concurrency: 1 });
		const startMs = run.nowMs;
		const first = pacer.pause(10_000);
		const second = pacer.pause(30_000);
		run.wake();
		await new Promise((resolve) => setImmediate(resolve));
		run.wake();
		await Promise.all([first, second]);
		expect(run.nowMs - startMs).toBe(30_000);
		expect(run.reported.map((event) => (event.type === "wait" ? event.untilMs - startMs : event.type))).toEqual([
			10_000,
			30_000,
			"wait-over",
		]);
	});

	it("lets the page in hand be finished after a soft stop, at the same pace", async () => {
		const run = fakeRun();
		const pacer = new Pacer({ run, concurrency: 1, requestsPerMinute: 60 });
		run.softStop.abort(new Error("stop"));
		for (let i = 0; i < 3; i += 1) {
			await pacer.acquire();
			pacer.release("good");
		}
		expect(run.slept).toEqual([1000, 1000]);
	});

	it("sends nothing after a soft stop while the server still wants to be left alone", async () => {
		const run = fakeRun();
		run.quick = false;
		const pacer = new Pacer({ run, concurrency: 1 });
		const reason = new Error("stop");
		const paused = pacer.pause(60_000);
		const waiting = pacer.acquire();
		run.softStop.abort(reason);
		await expect(paused).rejects.toBe(reason);
		await expect(waiting).rejects.toBe(reason);
		await expect(pacer.acquire()).rejects.toBe(reason);
	});

	it("keeps no listeners of those who went through", async () => {
		const run = fakeRun();
		const pacer = new Pacer({ run, concurrency: 2 });
		const warnings: string[] = [];
		const note = (warning: Error) => warnings.push(warning.message);
		process.on("warning", note);
		const turn = () => pacer.acquire().then(() => pacer.release("good"));
		await Promise.all(Array.from({ length: 200 }, turn));
		await new Promise((resolve) => setImmediate(resolve));
		process.off("warning", note);
		expect(warnings).toEqual([]);
	});

	it("does not hang on a clock that stands still", async () => {
		const run = fakeRun();
		run.clock.sleep = async () => {};
		const pacer = new Pacer({ run, concurrency: 1 });
		await pacer.pause(1000);
		await pacer.acquire();
		expect(run.reported).toHaveLength(2);
	});
});
