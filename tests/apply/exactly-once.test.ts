import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MemoryFault } from "../../adapters/memory/target.js";
import { InDoubtError } from "../../src/adapter/errors.js";
import { runImport } from "../../src/apply/import.js";
import { openOperations, settleOperation } from "../../src/apply/ledger-report.js";
import type { Archive } from "../../src/archive/archive.js";
import { AppError, text } from "../../src/model/index.js";
import { sampleContact, sampleWorkspace } from "../plan/sample-entities.js";
import { account, importBench, jumpingClock, planNow, seeded, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

/** 4 settings, 2 contacts, 2 conversations with 2 messages each. */
const everything = 4 + 2 + 2 + 4;
const calls = Array.from({ length: everything }, (_, index) => index + 1);

describe("a fault at any call", () => {
	it.each(["before", "after"] as const)(
		"that strikes %s the effect loses nothing and repeats nothing",
		async (kind) => {
			for (const struck of calls) {
				const { archive } = temporaryArchive(sampleWorkspace(2, 2));
				const fault = (call: number) => (call === struck ? kind : undefined);
				const { remote, options } = importBench(archive, { fault });

				const summary = await runImport(options());

				expect(summary, `call ${struck}`).toMatchObject({ status: "done", created: everything, failed: 0 });
				expect(remote.duplicates, `call ${struck}`).toEqual([]);
				expect(remote.objects.size, `call ${struck}`).toBe(everything);
				expect(remote.calls.locate, `call ${struck}`).toBe(1);
			}
		},
	);

	it("inside a batch loses nothing and repeats nothing", async () => {
		for (const struck of calls) {
			const { archive } = temporaryArchive(sampleWorkspace(2, 6));
			const fault = (call: number) => (call === struck ? "after" : undefined);
			const { remote, options } = importBench(archive, { fault, batch: 4 });
			expect(await runImport(options({ run: testRun({ random: seeded(struck) }) }))).toMatchObject({ status: "done" });
			expect(remote.duplicates, `call ${struck}`).toEqual([]);
			expect(remote.objects.size, `call ${struck}`).toBe(4 + 2 + 2 + 12);
		}
	});

	it.each(["before", "after"] as const)(
		"that strikes %s the effect goes to a person where nothing can be located, and is never repeated",
		async (kind) => {
			for (const struck of calls) {
				const { archive } = temporaryArchive(sampleWorkspace(2, 2));
				const fault = (call: number) => (call === struck ? kind : undefined);
				const { remote, adapter, options } = importBench(archive, { fault, cannotLocate: true });

				const first = await runImport(options());
				expect(first, `call ${struck}`).toMatchObject({ status: "incomplete", doubt: 1, failed: 0 });
				const [open] = openOperations(archive, account);
				expect(open).toMatchObject({ state: "doubt", look: { en: `Look for ${open!.key}` } });

				const fixed = importBench(archive, { remote, cannotLocate: true });
				const second = await runImport(fixed.options());
				expect(second, `call ${struck}`).toMatchObject({ status: "incomplete", doubt: 1, created: 0 });
				expect(remote.duplicates).toEqual([]);

				const there = remote.find(open!.key);
				expect(there !== undefined).toBe(kind === "after");
				const found = there ? { ref: { kind: there.kind, id: there.id } } : ("absent" as const);
				settleOperation(archive, account, open!.key, found, first.runId);
				expect(await runImport(fixed.options()), `call ${struck}`).toMatchObject({ status: "done", doubt: 0 });
				expect(remote.duplicates).toEqual([]);
				expect(remote.objects.size, `call ${struck}`).toBe(everything);
				expect(planNow(archive, adapter).changes).toBe(false);
			}
		},
	);

	it("finds what a server did only after its connection had broken", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(1, 2));
		const { remote, adapter, options } = importBench(archive);
		const clock = jumpingClock();
		let late: (() => Promise<unknown>) | undefined;
		const slow: typeof adapter = {
			...adapter,
			async connect(config, io) {
				const target = await adapter.connect(config, io);
				let broken = 0;
				return {
					...target,
					perform(batch, refs) {
						if (batch[0]?.kind !== "message.create" || ++broken > 1) return target.perform(batch, refs);
						late = () => target.perform(batch, refs);
						throw new InDoubtError("connection reset");
					},
				};
			},
		};
		const sleeping = {
			...clock,
			async sleep(ms: number, signal?: AbortSignal) {
				await late?.();
				late = undefined;
				await clock.sleep(ms, signal);
			},
		};
		const summary = await runImport(options({ adapter: slow, run: testRun({ clock: sleeping }) }));
		expect(summary).toMatchObject({ status: "done", failed: 0, doubt: 0 });
		expect(remote.duplicates).toEqual([]);
	});

	it("leaves the rest of a doubtful lane for later, and other lanes alone", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 3));
		const { remote, options } = importBench(archive, {
			cannotLocate: true,
			fault: (_, keys) => (keys.includes("message:session_1/1") ? "after" : undefined),
		});
		const summary = await runImport(options());
		expect(summary).toMatchObject({ doubt: 1, reasons: { "in-doubt": 1, "after-doubt": 2 } });
		expect(remote.order.filter((key) => key.startsWith("message:session_2"))).toHaveLength(3);
		expect(remote.find("message:session_1/2")).toBeUndefined();
	});

	it("that never ends is reported as failed after bounded tries, and tried again by the next import", async () => {
		const { archive } = temporaryArchive([sampleContact(1)]);
		let broken = true;
		const bench = importBench(archive, { fault: () => (broken ? "before" : undefined) });
		const first = await runImport(bench.options());
		expect(first).toMatchObject({ status: "incomplete", failed: 1, reasons: { "not-landed": 1 } });
		expect(first.causes.map(({ text }) => text.en)).toEqual(["The target gave no clear answer"]);
		expect(bench.remote.calls.perform).toBe(4);
		broken = false;
		expect(await runImport(bench.options())).toMatchObject({ status: "done", created: 1 });
	});

	it.each(["before", "after"] as const)("%s an update ends with the update done", async (kind) => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 2));
		let struck = false;
		const fault = (): MemoryFault | undefined => {
			if (!struck) return undefined;
			struck = false;
			return kind;
		};
		const bench = importBench(archive, { fault });
		await runImport(bench.options());
		archive.putEntity(sampleContact(1, { name: "Renamed" }));
		struck = true;
		expect(await runImport(bench.options())).toMatchObject({ status: "done", updated: 1, failed: 0 });
		expect(bench.remote.find("contact:p1")?.payload).toMatchObject({ name: "Renamed" });
		expect(bench.remote.duplicates).toEqual([]);
	});
});

describe("a process that dies", () => {
	it.each(["before", "after"] as const)("%s the effect of any call is finished by the next one", async (when) => {
		for (const struck of calls) {
			const bench = temporaryArchive(sampleWorkspace(2, 2));
			const { adapter, remote, options } = importBench(bench.archive);
			const dying = { ...adapter, connect: dyingAt(adapter.connect, struck, when) };

			await expect(runImport(options({ adapter: dying }))).rejects.toMatchObject({ code: "terminated" });
			const archive = bench.reopen();
			expect([...archive.ledger.entries(account, { state: "intended" })].length, `call ${struck}`).toBeGreaterThan(0);

			expect(await runImport(options({ archive })), `call ${struck}`).toMatchObject({ status: "done", failed: 0 });
			expect(remote.duplicates, `call ${struck}`).toEqual([]);
			expect(remote.objects.size, `call ${struck}`).toBe(everything);
			expect(planNow(archive, adapter).changes).toBe(false);
		}
	});

	it.each([1, 3])("at any write of the ledger is finished by the next one, in batches of %i", async (batch) => {
		let writes = Number.POSITIVE_INFINITY;
		for (let struck = 1; struck <= writes; struck += 1) {
			const bench = temporaryArchive(sampleWorkspace(1, 2));
			const { adapter, remote, options } = importBench(bench.archive, { batch });
			const dying = dyingArchive(bench.archive, struck);
			const ended = await runImport(options({ archive: dying.archive })).catch((error: unknown) => error);
			if (!dying.dead()) writes = dying.writes();
			else expect(ended, `write ${struck}`).toMatchObject({ code: "terminated" });

			const archive = bench.reopen();
			expect(await runImport(options({ archive })), `write ${struck}`).toMatchObject({ status: "done", failed: 0 });
			expect(remote.duplicates, `write ${struck}`).toEqual([]);
			expect(remote.objects.size, `write ${struck}`).toBe(8);
			expect(planNow(archive, adapter).changes).toBe(false);
		}
		expect(writes).toBe(8 * 2);
	});

	it("and was in the middle of an update finishes it", async () => {
		const bench = temporaryArchive(sampleWorkspace(2, 2));
		const { adapter, remote, options } = importBench(bench.archive);
		await runImport(options());
		bench.archive.putEntity(sampleContact(1, { name: "Renamed" }));
		const dying = { ...adapter, connect: dyingAt(adapter.connect, 1, "before") };
		await expect(runImport(options({ adapter: dying }))).rejects.toMatchObject({ code: "terminated" });

		const archive = bench.reopen();
		expect(await runImport(options({ archive }))).toMatchObject({ status: "done", updated: 1, created: 0 });
		expect(remote.find("contact:p1")?.payload).toMatchObject({ name: "Renamed" });
		expect(remote.duplicates).toEqual([]);
	});

	it("because the credentials were refused leaves nothing that anybody has to look for", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 2));
		const { adapter, options } = importBench(archive, { lanes: 1, cannotLocate: true });
		const refused = new AppError("credentials-refused", { what: text("No", "不行") });
		const dying = { ...adapter, connect: dyingAt(adapter.connect, 3, "before", refused) };
		await expect(runImport(options({ adapter: dying }))).rejects.toMatchObject({ code: "credentials-refused" });
		expect([...openOperations(archive, account)]).toEqual([]);
		expect(archive.runs().at(-1)).toMatchObject({ status: "failed" });
		expect(await runImport(options())).toMatchObject({ status: "done", doubt: 0 });
	});
});

describe("whatever goes wrong, and however often", () => {
	it("importing until it is done ends with everything there once", async () => {
		const rate = fc.double({ min: 0, max: 0.4, noNaN: true });
		const world = fc.record({
			seed: fc.integer(),
			before: rate,
			after: rate,
			refuse: rate,
			batch: fc.integer({ min: 1, max: 5 }),
			lanes: fc.integer({ min: 1, max: 6 }),
			deathAt: fc.integer({ min: 1, max: 40 }),
		});
		await fc.assert(
			fc.asyncProperty(world, async ({ seed, batch, lanes, deathAt, ...failures }) => {
				const bench = temporaryArchive(sampleWorkspace(3, 3));
				let { archive } = bench;
				const { adapter, remote, options } = importBench(archive, { failures, batch, lanes });
				const random = seeded(seed);
				const dying = { ...adapter, connect: dyingAt(adapter.connect, deathAt, random() < 0.5 ? "before" : "after") };
				await runImport(options({ adapter: dying, run: testRun({ random }) })).catch((error) => {
					if (error.code !== "terminated") throw error;
				});
				archive = bench.reopen();
				let status: string | undefined;
				for (let round = 0; round < 60 && status !== "done"; round += 1) {
					({ status } = await runImport(options({ archive, run: testRun({ random }) })));
					expect(remote.duplicates).toEqual([]);
				}
				expect(status).toBe("done");
				expect(remote.objects.size).toBe(4 + 3 + 3 + 9);
				expect(remote.laneOverlaps).toBe(0);
			}),
			{ numRuns: 30 },
		);
	});
});

type Connect = ReturnType<typeof importBench>["adapter"]["connect"];

/** A target whose n-th call ends the process: `after`, its effect has happened and nobody wrote it down. */
function dyingAt(
	connect: Connect,
	struck: number,
	when: "before" | "after",
	end: Error = new AppError("terminated", { what: text("Killed", "已终止") }),
): Connect {
	return async (config, io) => {
		const target = await connect(config, io);
		let call = 0;
		const strike = async <T>(work: () => Promise<T>): Promise<T> => {
			call += 1;
			if (call < struck) return await work();
			if (call === struck && when === "after") await work();
			throw end;
		};
		return {
			...target,
			perform: (batch, refs) => strike(() => target.perform(batch, refs)),
			update: (operation, ref, refs) => strike(() => target.update!(operation, ref, refs)),
		};
	};
}

/** An archive whose n-th write of the ledger never happens, nor does anything after it: as after a kill. */
function dyingArchive(archive: Archive, struck: number) {
	let writes = 0;
	let dead = false;
	const live = <T>(work: () => T): T => {
		if (dead) throw new AppError("terminated", { what: text("Killed", "已终止") });
		return work();
	};
	const bound = <T extends object>(target: T, around: (name: string | symbol, call: () => unknown) => unknown): T =>
		new Proxy(target, {
			get(_, name) {
				const value: unknown = Reflect.get(target, name, target);
				if (typeof value !== "function") return value;
				return (...given: unknown[]) => around(name, () => value.apply(target, given));
			},
		});
	const ledger = bound(archive.ledger, (name, call) => {
		if (!["intend", "done", "doubt", "failed", "withdraw", "reverted"].includes(String(name))) return live(call);
		writes += 1;
		if (writes === struck) dead = true;
		return live(call);
	});
	const writing = ["transaction", "finishRun", "startRun", "addOutcome", "setFact"];
	const dying = bound(archive, (name, call) => (writing.includes(String(name)) ? live(call) : call()));
	return {
		archive: new Proxy(dying, { get: (target, name) => (name === "ledger" ? ledger : Reflect.get(target, name)) }),
		writes: () => writes,
		dead: () => dead,
	};
}
