import type { Operation, OperationOutcome, Refs, RemoteRef, Target } from "../adapter/contract.js";
import { CannotLocateError, InDoubtError } from "../adapter/errors.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import { type Localized, type RunContext, text } from "../model/index.js";
import type { PlannedOperation } from "../plan/plan.js";
import { nameOf, whyText } from "./causes.js";
import { createGroupCommit } from "./group-commit.js";
import type { ImportTally } from "./import-tally.js";
import { createRefs, missingRef } from "./ledger-refs.js";
import { doubtReason } from "./ledger-report.js";
import { stopsImport, surelyNotSent } from "./stops-import.js";

/** Tries at one operation whose earlier ones surely had no effect. */
const maxAttempts = 4;

export interface PerformerOptions {
	archive: Archive;
	target: Target;
	/** Whose ledger. */
	account: string;
	runId: number;
	run: RunContext;
	tally: ImportTally;
}

/**
 * Performs batches so that each effect happens exactly once: the ledger holds *intended*, durably, before a call and its ending after it;
 * what may have happened is looked for before anything is sent again, and what cannot be looked for goes to a person.
 * Batches come from one lane, one at a time. Rejects only when the import must stop; the ledger is then right for the next one.
 */
export function createPerformer({ archive, target, account, runId, run, tally }: PerformerOptions) {
	const { ledger } = archive;
	const commit = createGroupCommit(archive);
	/** Lanes with an operation in doubt: what follows could land out of order, or twice. */
	const doubtfulLanes = new Set<string>();

	async function perform(batch: readonly PlannedOperation[]): Promise<void> {
		const ready: PlannedOperation[] = [];
		const together = new Set<string>();
		for (const planned of batch) {
			const { operation } = planned;
			const missing = missingRef(ledger, account, operation, together);
			if (doubtfulLanes.has(operation.lane)) skipAfterDoubt(planned);
			else if (missing !== undefined) tally.skipped(planned, "depends-on-failed", dependsText(missing), unfinished);
			else {
				ready.push(planned);
				together.add(operation.key);
			}
		}
		const [first] = ready;
		if (!first) return;
		if (first.action === "create") return await create(ready);
		for (const planned of ready) {
			if (doubtfulLanes.has(planned.operation.lane)) skipAfterDoubt(planned);
			else if (planned.action === "update") await update(planned);
			else if (planned.action === "remove") await remove(planned);
			else await resolve(planned);
		}
	}

	async function create(batch: readonly PlannedOperation[]): Promise<void> {
		let left = batch;
		for (let attempt = 1; left.length > 0; attempt += 1) {
			const refs = refsOf(left);
			const intended = left;
			await commit(() => {
				for (const planned of intended) intend(planned);
			});
			const doubtful = await attemptAll(left, refs);
			// A server that broke the connection may still be at work: what it does late must be there to be found.
			if (doubtful.retry) await backOff(attempt);
			const absent = await locateAll(doubtful.operations, refs);
			if (absent.length === 0) return;
			if (!doubtful.retry || attempt === maxAttempts) {
				for (const planned of absent) fail(planned, doubtful.retry ? "not-landed" : "adapter-error", doubtful.why);
				return;
			}
			left = absent;
		}
	}

	/** One call. What it left open comes back: all on a doubt, those without an outcome otherwise. */
	async function attemptAll(batch: readonly PlannedOperation[], refs: Refs): Promise<Doubtful> {
		let outcomes: OperationOutcome[];
		try {
			outcomes = await target.perform(
				batch.map(({ operation }) => operation),
				refs,
			);
		} catch (error) {
			if (stopsImport(error, run.signal)) {
				if (batch.length === 1 && surelyNotSent(error, batch[0]?.operation)) withdrawAll(batch);
				throw error;
			}
			run.log.debug("perform failed", { kind: batch[0]?.operation.kind, error: nameOf(error) });
			return { operations: batch, retry: error instanceof InDoubtError, why: whyText(error) };
		}
		const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
		const open: PlannedOperation[] = [];
		// A power cut may take this back to "intended", which the next import looks into: no lane waits for the disk a second time.
		await commit(
			() => {
				for (const planned of batch) {
					const outcome = byKey.get(planned.operation.key);
					const missing = outcome ? undefined : missingRef(ledger, account, planned.operation);
					if (outcome) settle(planned, outcome);
					else if (missing === undefined) open.push(planned);
					else skipWithout(planned, missing);
				}
			},
			{ synced: false },
		);
		return { operations: open, retry: false, why: noOutcomeText };
	}

	/** Looks for each operation that may have landed. Returns those that surely did not. */
	async function locateAll(doubtful: readonly PlannedOperation[], refs: Refs): Promise<PlannedOperation[]> {
		const absent: PlannedOperation[] = [];
		const unknown = new Map<string, Localized>();
		for (const planned of doubtful) {
			const { operation } = planned;
			// What it needs was to be created by the same call: as little is known of this one, or it cannot be there either.
			const parent = missingRef(ledger, account, operation);
			const look = parent === undefined ? undefined : unknown.get(parent);
			const found: Located =
				look !== undefined
					? { state: "unknown", look }
					: parent !== undefined
						? { state: "absent" }
						: await locate(operation, refs);
			if (found.state === "unknown") {
				unknown.set(operation.key, found.look);
				toDoubt(planned, found.look);
			} else if (found.state === "absent") absent.push(planned);
			else {
				done(planned, found.ref, planned.payloadHash, false);
				tally.performed(planned, "created", []);
			}
		}
		const inOrder = absent.filter(({ operation }) => !doubtfulLanes.has(operation.lane));
		for (const planned of absent) {
			if (inOrder.includes(planned)) continue;
			ledger.withdraw(account, planned.operation.key);
			skipAfterDoubt(planned);
		}
		return inOrder;
	}

	async function locate(operation: Operation, refs: Refs): Promise<Located> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				const ref = await target.locate(operation, refs);
				return ref ? { state: "found", ref } : { state: "absent" };
			} catch (error) {
				if (error instanceof CannotLocateError) return { state: "unknown", look: error.look };
				if (stopsImport(error, run.signal)) throw error;
				if (attempt === maxAttempts) return { state: "unknown", look: locateFailedText };
				await backOff(attempt);
			}
		}
	}

	/** An earlier import left it open: intended when it died, or in doubt since. */
	async function resolve(planned: PlannedOperation): Promise<void> {
		const { operation } = planned;
		const entry = ledger.entry(account, operation.key);
		if (entry?.state === "done") return tally.unchanged(planned);
		// An update was under way; sending the same content once more is the same content.
		if (entry?.ref) return await update(planned);
		if (entry?.state !== "intended" && entry?.state !== "doubt") return await create([planned]);
		const found = await locate(operation, refsOf([planned]));
		if (found.state === "unknown") return toDoubt(planned, found.look);
		if (found.state === "absent") return await create([planned]);
		done(planned, found.ref, entry.payloadHash, false);
		tally.performed(planned, "created", []);
	}

	async function update(planned: PlannedOperation): Promise<void> {
		const { operation } = planned;
		const entry = ledger.entry(account, operation.key);
		if (!entry?.ref) return await create([planned]);
		if (!target.update) return tally.kept(planned);
		const refs = refsOf([planned]);
		for (let attempt = 1; ; attempt += 1) {
			intend(planned);
			try {
				return settleUpdate(planned, entry, await target.update(operation, entry.ref, refs));
			} catch (error) {
				if (stopsImport(error, run.signal)) throw error;
				const retry = error instanceof InDoubtError;
				if (!retry || attempt === maxAttempts) {
					// It stays intended: the next import sends it again, which an update allows.
					return tally.failed(planned, retry ? "update-in-doubt" : "adapter-error", whyText(error));
				}
				await backOff(attempt);
			}
		}
	}

	/** Taking back may be repeated, so a lost answer needs no looking: what is gone already is gone. */
	async function remove(planned: PlannedOperation): Promise<void> {
		const { key, kind } = planned.operation;
		const ref = ledger.entry(account, key)?.ref;
		if (!ref) return tally.unchanged(planned);
		if (!target.revert) return tally.gone(planned);
		for (let attempt = 1; ; attempt += 1) {
			try {
				await target.revert(ref, { key, kind });
				ledger.reverted(account, key, runId);
				return tally.removed();
			} catch (error) {
				if (stopsImport(error, run.signal)) throw error;
				if (!(error instanceof InDoubtError) || attempt === maxAttempts)
					return tally.failed(planned, "remove-failed", whyText(error));
				await backOff(attempt);
			}
		}
	}

	function settleUpdate(planned: PlannedOperation, entry: LedgerEntry, outcome: OperationOutcome): void {
		if ("ref" in outcome) {
			done(planned, outcome.ref, planned.payloadHash, entry.existing);
			tally.performed(planned, outcome.status === "existing" ? "existing" : "updated", outcome.warnings ?? []);
			return;
		}
		// The object of the earlier import is still there: forgetting it would make the next import create a second one.
		ledger.withdraw(account, planned.operation.key);
		if (outcome.status === "failed") tally.failed(planned, outcome.reason, outcome.text);
		else tally.skipped(planned, outcome.reason, outcome.text);
	}

	function settle(planned: PlannedOperation, outcome: OperationOutcome): void {
		if ("ref" in outcome) {
			done(planned, outcome.ref, planned.payloadHash, outcome.status !== "created");
			tally.performed(planned, outcome.status, outcome.warnings ?? []);
		} else if (outcome.status === "failed") fail(planned, outcome.reason, outcome.text);
		else {
			ledger.withdraw(account, planned.operation.key);
			tally.skipped(planned, outcome.reason, outcome.text);
		}
	}

	function intend({ operation, payloadHash }: PlannedOperation): void {
		const { key, kind, lane, source } = operation;
		ledger.intend({ target: account, key, kind, lane, source, payloadHash, runId });
	}

	function done({ operation }: PlannedOperation, ref: RemoteRef, payloadHash: string, existing: boolean): void {
		ledger.done(account, operation.key, ref, { payloadHash, existing, runId });
	}

	function fail(planned: PlannedOperation, reason: string, why: Localized): void {
		ledger.failed(account, planned.operation.key, reason, runId);
		tally.failed(planned, reason, why);
	}

	function toDoubt(planned: PlannedOperation, look: Localized): void {
		ledger.doubt(account, planned.operation.key, doubtReason(look), runId);
		doubtfulLanes.add(planned.operation.lane);
		tally.doubt(planned, look);
	}

	/** One it needs, of the same call, failed. */
	function skipWithout(planned: PlannedOperation, missing: string): void {
		ledger.withdraw(account, planned.operation.key);
		tally.skipped(planned, "depends-on-failed", dependsText(missing), unfinished);
	}

	function skipAfterDoubt(planned: PlannedOperation): void {
		tally.skipped(planned, "after-doubt", afterDoubtText, unfinished);
	}

	function withdrawAll(batch: readonly PlannedOperation[]): void {
		for (const { operation } of batch) ledger.withdraw(account, operation.key);
	}

	function refsOf(batch: readonly PlannedOperation[]): Refs {
		return createRefs(
			ledger,
			account,
			batch.map(({ operation }) => operation),
		);
	}

	function backOff(attempt: number): Promise<void> {
		return run.clock.sleep(1000 * 2 ** (attempt - 1) * (0.75 + run.random() / 2), run.signal);
	}

	return perform;
}

interface Doubtful {
	operations: readonly PlannedOperation[];
	/** Whether trying again what surely did not land can help. */
	retry: boolean;
	why: Localized;
}
type Located = { state: "found"; ref: RemoteRef } | { state: "absent" } | { state: "unknown"; look: Localized };

const unfinished = { unfinished: true };
const afterDoubtText = text("An earlier operation of its lane is in doubt", "同一通道中较早的操作结果未知");
const noOutcomeText = text("The adapter gave no outcome for it", "适配器没有给出结果");
const locateFailedText = text("Looking for it in the target failed", "在目标平台中查找失败");

function dependsText(key: string): Localized {
	return text(`It needs ${key}, which is not in the target`, `它依赖的 ${key} 不在目标平台中`);
}
