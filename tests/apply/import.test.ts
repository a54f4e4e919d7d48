import { describe, expect, it } from "vitest";
import { runImport } from "../../src/apply/import.js";
import { text } from "../../src/model/index.js";
import { sampleContact, sampleConversation, sampleMessage, sampleWorkspace } from "../plan/sample-entities.js";
import { account, importBench, jumpingClock, planNow, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

/** 4 settings (workspace, agent, inbox, tag), 3 contacts, 3 conversations of 3 messages; the automation has no place there. */
const everything = 4 + 3 + 3 + 9;

describe("an import", () => {
	it("creates everything once, in the order of kinds, and the plan is empty afterwards", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, adapter, options } = importBench(archive);
		expect(planNow(archive, adapter)).toMatchObject({ changes: true, actions: { create: everything, skip: 1 } });

		const summary = await runImport(options());

		expect(summary).toMatchObject({ status: "done", created: everything, skipped: 1, failed: 0, doubt: 0 });
		expect(remote.objects.size).toBe(everything);
		expect(remote.duplicates).toEqual([]);
		const contacts = remote.order.findLastIndex((key) => key.startsWith("contact:"));
		const conversations = remote.order.findIndex((key) => key.startsWith("conversation:"));
		expect(contacts).toBeLessThan(conversations);
		const inFirst = remote.order.filter((key) => key.includes("session_1"));
		expect(inFirst).toEqual([
			"conversation:session_1",
			"message:session_1/1",
			"message:session_1/2",
			"message:session_1/3",
		]);
		expect(planNow(archive, adapter)).toMatchObject({
			changes: false,
			requests: 0,
			actions: { unchanged: everything },
		});
	});

	it("performs nothing the second time, not even the preparation", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		const before = { ...remote.calls };

		const summary = await runImport(options());

		expect(summary).toMatchObject({ status: "done", created: 0, unchanged: everything });
		expect(remote.calls).toEqual({ ...before, check: 2 });
	});

	it("lets the target complete what the ledger holds, also when nothing was due, and tells what it did", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(1, 1));
		const { adapter, options } = importBench(archive);
		const completed: string[][] = [];
		const completing: typeof adapter = {
			...adapter,
			async connect(given, io) {
				const target = await adapter.connect(given, io);
				return {
					...target,
					async complete({ dryRun }) {
						expect(dryRun).toBe(false);
						completed.push([...(io.imported?.() ?? [])].map(({ key, ref }) => `${key} ${ref.kind}`));
						return [{ severity: "info", code: "completed", text: text("Completed", "已完成") }];
					},
				};
			},
		};
		const run = testRun();
		await runImport(options({ adapter: completing, run }));
		await runImport(options({ adapter: completing }));
		expect(completed[0]).toContain("message:session_1/1 message.create");
		expect(completed[0]).toHaveLength(archive.ledger.counts("memory:test").done);
		expect(completed[1]).toEqual(completed[0]);
		expect(run.reported).toContainEqual(expect.objectContaining({ type: "notice", level: "info", code: "completed" }));

		archive.putEntity(sampleMessage(1, 7, "refused"));
		const stop = AbortSignal.abort();
		expect(await runImport(options({ adapter: completing, run: testRun({ stop }) }))).toMatchObject({
			status: "stopped",
		});
		expect(completed).toHaveLength(2);
	});

	it("sends only what is new, and updates what changed", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		await runImport(options());
		archive.putEntity(sampleMessage(2, 4, "one more"));
		archive.putEntity(sampleContact(1, { name: "Renamed" }));

		const summary = await runImport(options());

		expect(summary).toMatchObject({ created: 1, updated: 1, unchanged: everything - 1 });
		expect(remote.order.at(-1)).toBe("message:session_2/4");
		expect(remote.find("contact:p1")?.payload).toMatchObject({ name: "Renamed" });
		expect(remote.duplicates).toEqual([]);
	});

	it("keeps what changed where the vendor cannot update, and says so", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive, { onChange: "keep" });
		await runImport(options());
		archive.putEntity(sampleContact(1, { name: "Renamed" }));

		const summary = await runImport(options());

		expect(summary).toMatchObject({ status: "done", kept: 1, updated: 0, reasons: { "changed-but-kept": 1 } });
		expect(remote.find("contact:p1")?.payload).toMatchObject({ name: "Person 1" });
		const outcomes = [...archive.outcomes(summary.runId)];
		expect(outcomes).toContainEqual(expect.objectContaining({ id: "contact:p1", reason: "changed-but-kept" }));
	});

	it("leaves out what is gone at the source, and links nothing to it", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		archive.setEntityGone("contact", "p1", true);
		const { remote, options } = importBench(archive);

		const summary = await runImport(options());

		expect(summary).toMatchObject({ status: "done", created: everything - 1, reasons: { "gone-at-source": 1 } });
		expect(remote.find("contact:p1")).toBeUndefined();
		expect(remote.find("conversation:session_1")?.payload).toMatchObject({ contact: null });
	});

	it("counts what depends on a failed operation, and sends it once the failure is over", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		let refusing = true;
		const bench = importBench(archive, {
			fault: (_, keys) => (refusing && keys.includes("conversation:session_2") ? "refuse" : undefined),
		});

		const first = await runImport(bench.options());
		expect(first).toMatchObject({ status: "incomplete", failed: 1, reasons: { refused: 1, "depends-on-failed": 3 } });
		expect(first.created + first.failed + first.skipped).toBe(everything + 1);

		refusing = false;
		const second = await runImport(bench.options());
		expect(second).toMatchObject({ status: "done", created: 4, failed: 0 });
		expect(bench.remote.duplicates).toEqual([]);
		expect(bench.remote.objects.size).toBe(everything);
	});

	it("keeps the object of an earlier import when updating it fails", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		let refusing = false;
		const bench = importBench(archive, { fault: () => (refusing ? "refuse" : undefined) });
		await runImport(bench.options());
		archive.putEntity(sampleContact(1, { name: "Renamed" }));

		refusing = true;
		expect(await runImport(bench.options())).toMatchObject({ status: "incomplete", failed: 1, updated: 0 });
		refusing = false;
		expect(await runImport(bench.options())).toMatchObject({ status: "done", created: 0, updated: 1 });
		expect(bench.remote.duplicates).toEqual([]);
	});

	it("stops at --limit and goes on from there", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);

		const first = await runImport(options({ limit: 7 }));
		expect(first).toMatchObject({ status: "stopped", stopped: { reason: "limit" }, created: 7 });
		expect(archive.runs().at(-1)).toMatchObject({ status: "stopped" });

		expect(await runImport(options())).toMatchObject({ status: "done", created: everything - 7 });
		expect(remote.duplicates).toEqual([]);
	});

	it("is done, not stopped, when the limit is exactly what there is", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		expect(await runImport(importBench(archive).options({ limit: everything }))).toMatchObject({ status: "done" });
	});

	it("imports only the kinds it is told to, and what they need", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive);
		expect(await runImport(options({ filter: { only: ["contact"] } }))).toMatchObject({ created: 3, skipped: 0 });
		expect(remote.order.every((key) => key.startsWith("contact:"))).toBe(true);
	});

	it("stops softly after what is under way, resumable", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const stop = new AbortController();
		const bench = importBench(archive, {
			lanes: 1,
			fault: (call) => {
				if (call === 6) stop.abort();
				return undefined;
			},
		});

		const first = await runImport(bench.options({ run: testRun({ stop: stop.signal }) }));
		expect(first).toMatchObject({ status: "stopped", stopped: { reason: "signal" }, created: 6, failed: 0 });
		expect(await runImport(bench.options())).toMatchObject({ status: "done", created: everything - 6 });
	});

	it("stops at once when aborted, and the next import goes on", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const abort = new AbortController();
		const bench = importBench(archive, {
			fault: (call) => {
				if (call === 6) abort.abort(new Error("interrupted"));
				return undefined;
			},
		});

		await expect(runImport(bench.options({ run: testRun({ signal: abort.signal }) }))).rejects.toThrow("interrupted");
		expect(archive.runs().at(-1)).toMatchObject({ status: "stopped" });
		expect(await runImport(bench.options())).toMatchObject({ status: "done" });
		expect(bench.remote.duplicates).toEqual([]);
		expect(bench.remote.objects.size).toBe(everything);
	});

	it("gives up after --max-failures", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(20));
		const bench = importBench(archive, { lanes: 1, fault: () => "refuse" });
		const summary = await runImport(bench.options({ maxFailures: 2 }));
		expect(summary).toMatchObject({ status: "stopped", stopped: { reason: "max-failures" }, failed: 3 });
	});

	it("refuses a target that would notify customers, unless allowed", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const { remote, options } = importBench(archive, { silent: false });
		await expect(runImport(options())).rejects.toMatchObject({ code: "target-unsafe" });
		expect(remote.calls).toEqual({ check: 1 });
		expect(await runImport(options({ allowNotifications: true }))).toMatchObject({ status: "done" });
	});

	it.each([
		["block", "cannot-import", "target-unsafe"],
		["block", "credentials-refused", "credentials-refused"],
		["block", "rights-missing", "rights-missing"],
		["notify", "mails-customers", "target-unsafe"],
	] as const)("refuses a %s finding called %s as %s", async (severity, code, expected) => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const finding = { severity, code, text: { en: "No", "zh-CN": "不行" } };
		const { remote, options } = importBench(archive, { findings: [finding] });
		await expect(runImport(options())).rejects.toMatchObject({ code: expected });
		expect(remote.objects.size).toBe(0);
		expect(archive.runs().filter((run) => run.kind === "import")).toEqual([]);
	});

	it("shares commits between lanes, and none between an intention and its own call", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(24, 4));
		const { remote, adapter, options } = importBench(archive, { lanes: 8 });
		let commits = 0;
		let early = 0;
		const counted = new Proxy(archive, {
			get(target, name) {
				const value: unknown = Reflect.get(target, name, target);
				if (typeof value !== "function") return value;
				return (...given: unknown[]) => {
					if (name === "transaction") commits += 1;
					return value.apply(target, given);
				};
			},
		});
		const watching: typeof adapter = {
			...adapter,
			async connect(settings, io) {
				const real = await adapter.connect(settings, io);
				const perform: typeof real.perform = (batch, refs) => {
					for (const { key } of batch) if (archive.ledger.entry(account, key)?.state !== "intended") early += 1;
					return real.perform(batch, refs);
				};
				return { ...real, perform };
			},
		};
		expect(await runImport(options({ archive: counted, adapter: watching }))).toMatchObject({ status: "done" });
		expect(early).toBe(0);
		expect(commits).toBeLessThan(remote.objects.size);
	});

	it("names everything that would notify somebody, each with its remedy, and goes on when that is allowed", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const finding = (severity: "block" | "notify" | "warning", code: string) => ({
			severity,
			code,
			text: { en: `${code} speaks`, "zh-CN": `${code} 会通知` },
			remedy: { en: `Silence ${code}`, "zh-CN": `请关闭 ${code}` },
		});
		const findings = [finding("notify", "webhook"), finding("warning", "slow"), finding("notify", "bot")];
		const { options } = importBench(archive, { findings });
		const run = testRun();
		await expect(runImport(options({ run }))).rejects.toMatchObject({
			what: { en: "webhook speaks" },
			why: { en: expect.stringContaining("1 more") },
			hint: { en: "Silence webhook" },
		});
		const told = (of: typeof run) => of.reported.flatMap((event) => (event.type === "notice" ? [event.text.en] : []));
		expect(told(run)).toEqual(["slow speaks", "bot speaks → Silence bot"]);
		const allowed = testRun();
		expect(await runImport(options({ run: allowed, allowNotifications: true }))).toMatchObject({ status: "done" });
		expect(told(allowed)).toEqual(["webhook speaks", "slow speaks", "bot speaks"]);
		const blocked = importBench(archive, { findings: [...findings, finding("block", "read-only")] });
		await expect(runImport(blocked.options())).rejects.toMatchObject({ what: { en: "read-only speaks" } });
	});

	it("runs lanes side by side up to the limit, and never two operations of one", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(12, 4));
		const { remote, options } = importBench(archive, { lanes: 3, latencyMs: 5 });
		await runImport(options());
		expect(remote.mostAtOnce).toBe(3);
		expect(remote.laneOverlaps).toBe(0);
		for (let n = 1; n <= 12; n += 1) {
			const keys = remote.order.filter((key) => new RegExp(`session_${n}(/|$)`).test(key));
			const messages = [1, 2, 3, 4].map((m) => `message:session_${n}/${m}`);
			expect(keys).toEqual([`conversation:session_${n}`, ...messages]);
		}
	});

	it("sends messages of one conversation in batches, the conversation itself first", async () => {
		const { archive } = temporaryArchive(sampleWorkspace(2, 10));
		const { remote, options } = importBench(archive, { batch: 4 });
		await runImport(options());
		expect(remote.largestBatch).toBe(4);
		expect(remote.duplicates).toEqual([]);
		expect(remote.objects.size).toBe(4 + 2 + 2 + 20);
	});

	it("paces each lane by the vendor's limit", async () => {
		const { archive } = temporaryArchive([
			sampleContact(1),
			sampleConversation(1),
			...Array.from({ length: 9 }, (_, m) => sampleMessage(1, m)),
		]);
		const bench = importBench(archive);
		const { limits } = bench.adapter.manifest;
		limits.operationsPerLaneMinute = 5;
		const clock = jumpingClock();
		const startedAt = clock.now();
		const summary = await runImport(bench.options({ run: testRun({ clock }) }));
		expect(summary.created).toBe(11);
		// Ten operations in the conversation's lane: the last five wait for the first minute to pass.
		expect(clock.now() - startedAt).toBeGreaterThanOrEqual(60_000);
		expect(clock.now() - startedAt).toBeLessThan(120_000);
	});

	it("records the target and the summary with its run", async () => {
		const { archive } = temporaryArchive(sampleWorkspace());
		const summary = await runImport(importBench(archive).options());
		expect(archive.runs().at(-1)).toMatchObject({ kind: "import", target: account, status: "done", summary });
	});
});
