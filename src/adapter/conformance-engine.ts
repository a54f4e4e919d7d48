import { isAppError } from "../model/index.js";
import type { Operation, Refs, RemoteRef, Target } from "./contract.js";
import { CannotLocateError, InDoubtError } from "./errors.js";

/** What the little ledger knows of one operation. */
export type SampleLedger = Map<
	string,
	{ state: "intended" | "done" | "doubt" | "failed"; kind: string; ref?: RemoteRef }
>;

/**
 * The import engine's promise in sixty lines: intend, perform, remember; after a break locate first, never repeat blindly.
 * `broken` asks for another go with a new connection, as after a crash.
 */
export async function importSamples(
	target: Target,
	operations: readonly Operation[],
	ledger: SampleLedger,
	batchLimit: number,
): Promise<"finished" | "broken"> {
	for (let index = 0; index < operations.length; ) {
		const operation = operations[index];
		if (!operation) break;
		const state = ledger.get(operation.key)?.state;
		const settled = operation.kind === "skip" || state === "done" || state === "failed" || state === "doubt";
		if (settled || !ready(operation, ledger)) {
			index += 1;
			continue;
		}
		if (state === "intended") {
			const landed = await located(target, operation, ledger);
			if (landed === "broken") return "broken";
			if (landed === "settled") continue;
		}
		const batch = batchFrom(operations, index, ledger, batchLimit);
		for (const { key, kind } of batch) ledger.set(key, { state: "intended", kind });
		try {
			const outcomes = await target.perform(batch, refsOf(batch, ledger));
			if (outcomes.length !== batch.length)
				throw new Error(`${outcomes.length} outcomes for ${batch.length} operations`);
			for (const [position, outcome] of outcomes.entries()) {
				const { key, kind } = batch[position] ?? { key: "", kind: "" };
				if (outcome.key !== key) throw new Error(`the outcome of ${key} says it is of ${outcome.key}`);
				ledger.set(key, "ref" in outcome ? { state: "done", kind, ref: outcome.ref } : { state: "failed", kind });
			}
		} catch (error) {
			if (error instanceof InDoubtError || isAppError(error)) return "broken";
			throw error;
		}
		index += batch.length;
	}
	return "finished";
}

/** Ids of earlier operations, for those that asked for them. */
export function refsOf(batch: readonly Operation[], ledger: SampleLedger): Refs {
	const asked = new Set(batch.flatMap((operation) => operation.refs));
	return {
		get(key) {
			const ref = ledger.get(key)?.ref;
			if (!asked.has(key) || !ref) throw new Error(`${key} is not among the refs of the operation`);
			return ref;
		},
	};
}

async function located(target: Target, operation: Operation, ledger: SampleLedger) {
	const { key, kind } = operation;
	try {
		const ref = await target.locate(operation, refsOf([operation], ledger));
		if (!ref) return "absent";
		ledger.set(key, { state: "done", kind, ref });
		return "settled";
	} catch (error) {
		if (error instanceof CannotLocateError) {
			ledger.set(key, { state: "doubt", kind });
			return "settled";
		}
		if (error instanceof InDoubtError || isAppError(error)) return "broken";
		throw error;
	}
}

function ready(operation: Operation, ledger: SampleLedger): boolean {
	return operation.refs.every((key) => ledger.get(key)?.state === "done");
}

function batchFrom(operations: readonly Operation[], start: number, ledger: SampleLedger, limit: number): Operation[] {
	const batch = operations.slice(start, start + 1);
	for (const next of operations.slice(start + 1)) {
		const fits = batch.length < limit && next.kind === batch[0]?.kind && !ledger.has(next.key) && ready(next, ledger);
		if (!fits) break;
		batch.push(next);
	}
	return batch;
}
