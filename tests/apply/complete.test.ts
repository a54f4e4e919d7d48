import { expect, it } from "vitest";
import type { Finding } from "../../src/adapter/contract.js";
import { completeImport } from "../../src/apply/complete.js";
import { text } from "../../src/model/index.js";
import { sampleWorkspace } from "../plan/sample-entities.js";
import { importBench, testRun } from "./import-bench.js";
import { temporaryArchive } from "./temporary-archive.js";

/** A target with an end of its own; `due` is whether there is something to do. */
function bench({ due, findings = [] }: { due: boolean; findings?: Finding[] }) {
	const { archive } = temporaryArchive(sampleWorkspace(1, 1));
	const { adapter, options } = importBench(archive);
	const calls: string[] = [];
	const said = (code: string): Finding => ({ severity: "info", code, text: text("Done", "已完成") });
	const completing: typeof adapter = {
		...adapter,
		connect: async (given, io) => ({
			...(await adapter.connect(given, io)),
			check: async () => findings,
			async complete({ dryRun }) {
				calls.push(dryRun ? "rehearsed" : "done");
				return [said(dryRun && due ? "times-due" : "times")];
			},
		}),
	};
	const run = testRun();
	return { calls, run, plain: options(), options: options({ adapter: completing, run }) };
}

it("does what was agreed to, and says what it did", async () => {
	const { calls, run, options } = bench({ due: true });
	await completeImport(options, "agreed");
	expect(calls).toEqual(["done"]);
	expect(run.reported).toContainEqual(expect.objectContaining({ type: "notice", code: "times" }));
});

it("asks first, only when something is due", async () => {
	const asked: boolean[] = [];
	const answering = (answer: boolean) => async () => {
		asked.push(answer);
		return answer;
	};
	const yes = bench({ due: true });
	await completeImport(yes.options, answering(true));
	const no = bench({ due: true });
	await completeImport(no.options, answering(false));
	const idle = bench({ due: false });
	await completeImport(idle.options, answering(true));
	expect([yes.calls, no.calls, idle.calls]).toEqual([["rehearsed", "done"], ["rehearsed"], ["rehearsed"]]);
	expect(asked).toEqual([true, false]);
});

it("stops for what blocks, not for what could notify: nothing is sent", async () => {
	const finding = (severity: "block" | "notify"): Finding => ({ severity, code: "x", text: text("x", "x") });
	const notifying = bench({ due: true, findings: [finding("notify")] });
	await completeImport(notifying.options, "agreed");
	expect(notifying.calls).toEqual(["done"]);
	const blocked = bench({ due: true, findings: [finding("block")] });
	await expect(completeImport(blocked.options, "agreed")).rejects.toMatchObject({ code: "target-unsafe" });
	expect(blocked.calls).toEqual([]);
});

it("does not even look at a target that has no such end", async () => {
	const { plain } = bench({ due: true });
	await completeImport(
		{
			...plain,
			adapter: {
				...plain.adapter,
				connect: async (given, io) => {
					const target = await plain.adapter.connect(given, io);
					return { ...target, check: () => Promise.reject(new Error("looked")) };
				},
			},
		},
		"agreed",
	);
});
