import assert from "node:assert/strict";
import { text } from "../model/index.js";
import type { SampleLedger } from "./conformance-engine.js";
import { createHarness, surplus } from "./conformance-harness.js";
import type { ConformanceFault, ConformanceSubject, ConformanceVendor, TestFunctions } from "./conformance-vendor.js";
import type { Target } from "./contract.js";
import { CannotLocateError } from "./errors.js";

/** The part of the suite that breaks connections: nothing lost, nothing twice, and nothing repeated that cannot be looked for. */
export function describeFaults<Config>(
	{ it }: TestFunctions,
	subject: ConformanceSubject<Config>,
	start: () => Promise<ConformanceVendor<Config>>,
): void {
	const { onStage, importAll, sorted } = createHarness(subject, start);

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
				const failed = [...ledger].filter(([, { state }]) => state === "failed").map(([key]) => key);
				assert.deepEqual(
					failed,
					[],
					`call ${call}: a broken connection is no refusal; perform must throw InDoubtError`,
				);
				const doubtful = [...ledger.values()].some(({ state }) => state === "doubt");
				// What cannot be found again waits for a person; it must still not exist twice.
				if (doubtful) assert.deepEqual(surplus(found, expected), [], `call ${call}: something happened twice`);
				else assert.deepEqual(found, expected, `call ${call}: lost or twice`);
			});
		}
	}

	for (const fault of ["before", "after"] as const) {
		it(`leaves to a person what broke ${fault} its effect where nothing can be looked for, and never repeats it`, () =>
			brokenBlind(fault));
	}

	/** As with a vendor that offers no way to find anything again: `perform` alone must not do a thing twice. */
	async function brokenBlind(fault: ConformanceFault): Promise<void> {
		let expected: string[] = [];
		let calls = 0;
		await onStage(async (stage, operations) => {
			await importAll(stage, operations, new Map());
			expected = await sorted(stage);
			calls = stage.vendor.faults?.calls() ?? 0;
		});
		for (const call of spread(calls, Math.ceil((subject.faultPoints ?? 24) / 3))) {
			await onStage(async (stage, operations) => {
				const ledger: SampleLedger = new Map();
				stage.vendor.faults?.arm(fault, call);
				await importAll(stage, operations, ledger, blind);
				stage.vendor.faults?.clear();
				assert.deepEqual(surplus(await sorted(stage), expected), [], `call ${call}: something happened twice`);
			});
		}
	}
}

/** The target of a vendor that offers no way to look for anything. */
function blind(target: Target): Target {
	return {
		...target,
		locate: async (operation) => {
			throw new CannotLocateError(text(`Look for ${operation.key}`, `请查找 ${operation.key}`));
		},
	};
}

/** Up to `points` numbers from 1 to `calls`, first and last among them. */
function spread(calls: number, points: number): number[] {
	const count = Math.min(calls, points);
	if (count <= 1) return calls > 0 ? [1] : [];
	return Array.from({ length: count }, (_, index) => 1 + Math.round((index * (calls - 1)) / (count - 1)));
}
