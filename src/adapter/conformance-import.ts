import assert from "node:assert/strict";
import { sampleContext, translateAll } from "./conformance-context.js";
import { importSamples, refsOf, type SampleLedger } from "./conformance-engine.js";
import { secretsOf } from "./conformance-manifest.js";
import { samples } from "./conformance-samples.js";
import { openStage, type Stage } from "./conformance-stage.js";
import type { ConformanceFault, ConformanceSubject, ConformanceVendor, TestFunctions } from "./conformance-vendor.js";
import type { Operation } from "./contract.js";
import { CannotLocateError } from "./errors.js";

/** The part of the suite that talks to a vendor: nothing lost, nothing twice, whatever breaks. */
export function describeImport<Config>(
	{ it }: TestFunctions,
	subject: ConformanceSubject<Config>,
	start: () => Promise<ConformanceVendor<Config>>,
): void {
	const { adapter } = subject;
	const all = samples();

	async function onStage(act: (stage: Stage<Config>, operations: Operation[]) => Promise<void>): Promise<void> {
		const stage = await openStage(subject, start, all);
		try {
			const context = sampleContext<Config>(all.entities, stage.vendor.config as Partial<Config>);
			await act(stage, translateAll(adapter, all.entities, context));
		} finally {
			await stage.close();
		}
	}

	/** Imports to the end, with a new connection after each break. */
	async function importAll(stage: Stage<Config>, operations: Operation[], ledger: SampleLedger): Promise<void> {
		for (let go = 0; go < 20; go += 1) {
			const target = await stage.connect();
			try {
				if (await gone(() => target.prepare?.())) continue;
				const end = await importSamples(target, operations, ledger, adapter.manifest.limits.batch);
				if (end === "finished") {
					await target.finish?.();
					return;
				}
			} finally {
				await target.close();
			}
		}
		assert.fail("the import did not end");
	}

	const wanted = (operations: readonly Operation[]) => operations.filter(({ kind }) => kind !== "skip");
	const sorted = async (stage: Stage<Config>) => [...(await stage.vendor.inventory())].sort();

	it("checks without changing anything", () =>
		onStage(async (stage) => {
			const before = await sorted(stage);
			const target = await stage.connect();
			const findings = await target.check();
			await target.close();
			assert.ok(Array.isArray(findings));
			assert.deepEqual(
				findings.filter(({ severity }) => severity === "block"),
				[],
			);
			assert.deepEqual(await sorted(stage), before);
		}));

	it("performs every operation of the samples", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const undone = wanted(operations).filter(({ key }) => ledger.get(key)?.state !== "done");
			assert.deepEqual(
				undone.map(({ key }) => `${key} ${ledger.get(key)?.state ?? "blocked"}`),
				[],
			);
			assert.deepEqual(duplicates(await stage.vendor.inventory()), []);
		}));

	it("prepares twice as well as once", () =>
		onStage(async (stage) => {
			const target = await stage.connect();
			await target.prepare?.();
			const once = await sorted(stage);
			await target.prepare?.();
			await target.close();
			assert.deepEqual(await sorted(stage), once);
		}));

	it("makes one of two: what an earlier run did is found, not made again", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const first = await sorted(stage);
			// As after a crash that lost every answer: all intended, none known as done.
			for (const [key, entry] of ledger)
				if (entry.state === "done") ledger.set(key, { ...entry, state: "intended", ref: undefined });
			await importAll(stage, operations, ledger);
			assert.deepEqual(await sorted(stage), first);
		}));

	it("finds nothing before anything was made", () =>
		onStage(async (stage, operations) => {
			const target = await stage.connect();
			await target.prepare?.();
			for (const operation of wanted(operations).filter(({ refs }) => refs.length === 0)) {
				try {
					const found = await target.locate(operation, refsOf([operation], new Map()));
					assert.equal(found, undefined, `${operation.key} was found in an empty account`);
				} catch (error) {
					if (!(error instanceof CannotLocateError)) throw error;
				}
			}
			await target.close();
		}));

	for (const fault of ["before", "after", "cut"] as const) {
		it(`loses nothing and does nothing twice when a call breaks: ${fault}`, () => brokenAt(fault));
	}

	async function brokenAt(fault: ConformanceFault): Promise<void> {
		let expected: string[] = [];
		let calls = 0;
		await onStage(async (stage, operations) => {
			await importAll(stage, operations, new Map());
			expected = await sorted(stage);
			calls = stage.vendor.faults?.calls() ?? 0;
		});
		for (const call of spread(calls, subject.faultPoints ?? 24)) {
			await onStage(async (stage, operations) => {
				const ledger: SampleLedger = new Map();
				stage.vendor.faults?.arm(fault, call);
				await importAll(stage, operations, ledger);
				stage.vendor.faults?.clear();
				const found = await sorted(stage);
				const doubtful = [...ledger.values()].some(({ state }) => state === "doubt");
				// What cannot be found again waits for a person; it must still not exist twice.
				if (doubtful) assert.deepEqual(surplus(found, expected), [], `call ${call}: something happened twice`);
				else assert.deepEqual(found, expected, `call ${call}: lost or twice`);
			});
		}
	}

	it("reads back what it wrote without a difference", () =>
		onStage(async (stage, operations) => {
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const target = await stage.connect();
			for (const operation of wanted(operations)) {
				const ref = ledger.get(operation.key)?.ref;
				if (!ref || !target.read) continue;
				const back = await target.read(ref, operation, refsOf([operation], ledger));
				assert.ok(back, `${operation.key} is gone`);
				assert.deepEqual(back.differences, [], operation.key);
			}
			await target.close();
		}));

	it("leaves nothing after undo, even when undone twice", () =>
		onStage(async (stage, operations) => {
			const before = await stage.connect();
			await before.prepare?.();
			await before.close();
			const empty = await sorted(stage);
			const ledger: SampleLedger = new Map();
			await importAll(stage, operations, ledger);
			const target = await stage.connect();
			if (!target.revert) return;
			for (let time = 0; time < 2; time += 1) {
				for (const [key, { ref, kind }] of [...ledger].reverse()) if (ref) await target.revert(ref, { key, kind });
			}
			await target.close();
			const left = surplus(await sorted(stage), empty);
			assert.deepEqual(
				left.filter((line) => !subject.staysAfterUndo?.(line)),
				[],
			);
		}));

	it("says no secret in any log", () =>
		onStage(async (stage, operations) => {
			stage.vendor.faults?.arm("before", 2);
			await importAll(stage, operations, new Map());
			const said = stage.said.join("\n");
			for (const secret of secretsOf({ adapter, config: stage.vendor.config as Partial<Config> })) {
				for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")]) {
					assert.ok(!said.includes(form), "a log line holds a secret");
				}
			}
		}));
}

/** Whether an attempt broke in a way that another one may mend. */
async function gone(act: () => Promise<void> | undefined): Promise<boolean> {
	try {
		await act();
		return false;
	} catch (error) {
		if (error instanceof Error && (error.name === "InDoubtError" || error.name === "AppError")) return true;
		throw error;
	}
}

function duplicates(lines: readonly string[]): string[] {
	return lines.filter((line, index) => lines.indexOf(line) !== index);
}

/** What `found` has more of than `expected`, times counted. */
function surplus(found: readonly string[], expected: readonly string[]): string[] {
	const rest = [...expected];
	return found.filter((line) => {
		const index = rest.indexOf(line);
		if (index >= 0) rest.splice(index, 1);
		return index < 0;
	});
}

/** Up to `points` numbers from 1 to `calls`, first and last among them. */
function spread(calls: number, points: number): number[] {
	const count = Math.min(calls, points);
	if (count <= 1) return calls > 0 ? [1] : [];
	return Array.from({ length: count }, (_, index) => 1 + Math.round((index * (calls - 1)) / (count - 1)));
}
