import assert from "node:assert/strict";
import { sampleContext, translateAll } from "./conformance-context.js";
import { importSamples, type SampleLedger } from "./conformance-engine.js";
import { samples } from "./conformance-samples.js";
import { openStage, type Stage } from "./conformance-stage.js";
import type { ConformanceSubject, ConformanceVendor } from "./conformance-vendor.js";
import type { ImportedRecord, Operation, Target } from "./contract.js";

/** What every test against a vendor begins with: a fresh vendor, the operations of the samples, and an import that goes on after breaks. */
export function createHarness<Config>(
	subject: ConformanceSubject<Config>,
	start: () => Promise<ConformanceVendor<Config>>,
) {
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
	async function importAll(
		stage: Stage<Config>,
		operations: Operation[],
		ledger: SampleLedger,
		change: (target: Target) => Target = (target) => target,
	): Promise<void> {
		for (let go = 0; go < 20; go += 1) {
			const target = change(await stage.connect(() => importedOf(ledger)));
			try {
				if (await gone(() => target.prepare?.())) continue;
				const end = await importSamples(target, operations, ledger, adapter.manifest.limits.batch);
				if (end === "broken") continue;
				await target.finish?.();
				await target.complete?.({ dryRun: false });
				return;
			} finally {
				await target.close();
			}
		}
		assert.fail("the import did not end");
	}

	const wanted = (operations: readonly Operation[]) => operations.filter(({ kind }) => kind !== "skip");
	const sorted = async (stage: Stage<Config>) => [...(await stage.vendor.inventory())].sort();

	return { all, onStage, importAll, wanted, sorted };
}

/** What `found` has more of than `expected`, times counted. */
export function surplus(found: readonly string[], expected: readonly string[]): string[] {
	const rest = [...expected];
	return found.filter((line) => {
		const index = rest.indexOf(line);
		if (index >= 0) rest.splice(index, 1);
		return index < 0;
	});
}

function* importedOf(ledger: SampleLedger): Generator<ImportedRecord> {
	for (const [key, { kind, ref }] of ledger) if (ref) yield { key, kind, ref, atMs: 0 };
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
