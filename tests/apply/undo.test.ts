import { describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { planUndo, runUndo } from "../../src/apply/undo.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { account, importBench, planNow, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

const everything = 4 + 3 + 3 + 9;

describe("undoing an import", () => {
	it("shows what it would remove, then leaves nothing, and a new import brings everything back", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		await runImport(options());
		const preview = planUndo({ archive, target: account });
		expect(preview).toMatchObject({ total: everything, existing: 0, remove: { "message.create": 9 } });
		expect(remote.objects.size).toBe(everything);

		expect(await runUndo(options())).toMatchObject({ status: "done", removed: everything, failed: 0 });

		expect(remote.objects.size).toBe(0);
		expect(planUndo({ archive, target: account }).total).toBe(0);
		expect(planNow(archive, adapter).actions.create).toBe(everything);
		expect(await runImport(options())).toMatchObject({ status: "done", created: everything });
		expect(remote.objects.size).toBe(everything);
	});

	it("removes the newest first", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		await runImport(options());
		const removed: string[] = [];
		const watched: typeof adapter = {
			...adapter,
			connect: async (config, io) => {
				const target = await adapter.connect(config, io);
				return { ...target, revert: async (_, { key }) => void removed.push(key) };
			},
		};
		await runUndo(options({ adapter: watched }));
		const sooner = (one: string, other: string) => removed.indexOf(one) < removed.indexOf(other);
		expect(removed).toHaveLength(remote.order.length);
		expect(sooner("message:session_1/3", "message:session_1/1")).toBe(true);
		expect(sooner("message:session_1/1", "conversation:session_1")).toBe(true);
		expect(sooner("conversation:session_1", "contact:p1")).toBe(true);
	});

	it("leaves alone what was there before", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		const finding: typeof adapter = {
			...adapter,
			connect: async (config, io) => {
				const target = await adapter.connect(config, io);
				return {
					...target,
					async perform(batch, refs) {
						const outcomes = await target.perform(batch, refs);
						return outcomes.map((one) =>
							"ref" in one && one.key === "contact:p1" ? { ...one, status: "existing" as const } : one,
						);
					},
				};
			},
		};
		const imported = await runImport(options({ adapter: finding }));
		expect(imported).toMatchObject({ created: everything - 1, existing: 1 });
		expect(await runUndo(options())).toMatchObject({ removed: everything - 1, existing: 1 });
		expect([...remote.objects.values()].map(({ key }) => key)).toEqual(["contact:p1"]);
	});

	it("reports what it could not remove and tries it again the next time", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		await runImport(options());
		const failing: typeof adapter = {
			...adapter,
			connect: async (config, io) => {
				const target = await adapter.connect(config, io);
				return {
					...target,
					async revert(ref, entry) {
						if (entry.key === "contact:p2") throw new Error("no");
						await target.revert!(ref, entry);
					},
				};
			},
		};
		const first = await runUndo(options({ adapter: failing }));
		expect(first).toMatchObject({ status: "incomplete", removed: everything - 1, failed: 1 });
		expect([...archive.outcomes(first.runId)]).toEqual([
			expect.objectContaining({ id: "contact:p2", status: "failed", reason: "revert-failed" }),
		]);
		expect(await runUndo(options())).toMatchObject({ status: "done", removed: 1 });
		expect(remote.objects.size).toBe(0);
	});

	it("stops softly and goes on the next time", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		const stop = new AbortController();
		const run = testRun({ stop: stop.signal });
		run.report = (event) => {
			if (event.type === "advance" && event.done === 5) stop.abort();
		};
		expect(await runUndo(options({ run }))).toMatchObject({ status: "stopped", removed: 5 });
		expect(await runUndo(options())).toMatchObject({ status: "done", removed: everything - 5 });
		expect(remote.objects.size).toBe(0);
	});

	it("refuses where the vendor offers no way", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { adapter, options } = importBench(archive);
		const stuck: typeof adapter = {
			...adapter,
			connect: async (config, io) => ({ ...(await adapter.connect(config, io)), revert: undefined }),
		};
		await expect(runUndo(options({ adapter: stuck }))).rejects.toMatchObject({ code: "usage" });
	});
});
