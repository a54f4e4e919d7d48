import { isAppError } from "../model/index.js";
import type { Operation, OperationOutcome, Refs, RemoteRef, Target } from "./contract.js";
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
		const batch = batchFrom(operations, index, ledger, target.bulk?.size ?? batchLimit, target.bulk !== undefined);
		for (const { key, kind } of batch) ledger.set(key, { state: "intended", kind });
		try {
			const outcomes = await target.perform(batch, refsOf(batch, ledger));
			const due = batch.filter(({ refs }) => !refs.some((key) => failed(key, outcomes)));
			if (outcomes.length !== due.length) throw new Error(`${outcomes.length} outcomes for ${due.length} operations`);
			for (const { key } of batch) ledger.delete(key);
			for (const [position, outcome] of outcomes.entries()) {
				const { key, kind } = due[position] ?? { key: "", kind: "" };
				if (outcome.key !== key) throw new Error(`the outcome of ${key} says it is of ${outcome.key}`);
				ledger.set(key, "ref" in outcome ? { state: "done", kind, ref: outcome.ref } : { state: "failed", kind });
			}
		} catch (error) {
			if (error instanceof InDoubtError || isAppError(error)) return "broken";
			throw error;
		}
		index += 1;
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

/** `mixed`: of whatever kinds, also with what they need among them. */
function batchFrom(
	operations: readonly Operation[],
	start: number,
	ledger: SampleLedger,
	limit: number,
	mixed: boolean,
): Operation[] {
	const batch = operations.slice(start, start + 1);
	const together = new Set(batch.map(({ key }) => key));
	for (const next of operations.slice(start + 1)) {
		if (batch.length === limit) break;
		if (mixed && next.kind === "skip") continue;
		const suits = mixed
			? next.refs.every((key) => together.has(key) || ledger.get(key)?.state === "done")
			: next.kind === batch[0]?.kind && ready(next, ledger);
		if (!suits || ledger.has(next.key)) break;
		batch.push(next);
		together.add(next.key);
	}
	return batch;
}

function failed(key: string, outcomes: readonly OperationOutcome[]): boolean {
	return outcomes.some((outcome) => outcome.key === key && !("ref" in outcome));
}
