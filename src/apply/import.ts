import type { Operation, Target } from "../adapter/contract.js";
import type { Run } from "../archive/archive.js";
import { type EntityKind, entityWords, type RunContext, text } from "../model/index.js";
import { checkIdentities } from "../plan/check-identities.js";
import { checkStale, notePlan } from "../plan/check-stale.js";
import { decideAction } from "../plan/decide-action.js";
import type { PlannedOperation } from "../plan/plan.js";
import type { SavedPlan } from "../plan/plan-file.js";
import { planOperations } from "../plan/plan-operations.js";
import { requestsOf } from "../plan/requests.js";
import { selectPart } from "../plan/selection.js";
import { performedActions } from "../plan/summarise.js";
import { rememberTargetLanguage } from "../plan/target-language.js";
import { createTranslateContext } from "../plan/translate-context.js";
import { checkFindings, reportFindings } from "./check-target.js";
import type { ImportOptions, ImportStop, ImportSummary } from "./import-options.js";
import { createImportTally, type ImportTally } from "./import-tally.js";
import { createLanePacer } from "./lane-pacer.js";
import { runLanes } from "./lanes.js";
import { openTarget } from "./open-target.js";
import { createPendingKeys } from "./pending-keys.js";
import { createPerformer } from "./perform-batch.js";

/**
 * Performs a plan through an adapter, exactly once. The engine owns order, concurrency, pacing, ledger and resume;
 * killed at any instant, the next import finds in the ledger what was under way, looks for it in the target and goes on.
 * Operations stream from the archive (or a saved plan) through lanes; nothing is collected.
 */
export async function runImport<Config>(options: ImportOptions<Config>): Promise<ImportSummary> {
	const { archive, adapter, config, run, plan } = options;
	const account = adapter.account(config);
	if (plan) checkStale(plan.summary, { archive, adapter, target: account, sha256: plan.sha256 });
	run.signal.throwIfAborted();
	const target = await openTarget(options);
	try {
		const allowNotifications = options.allowNotifications ?? false;
		checkFindings(await target.check(), adapter.manifest, { allowNotifications, run });
		if (options.identities.some(({ targetId }) => targetId !== undefined))
			checkIdentities(options.identities, (await target.identities?.()) ?? {});
		const started = archive.transaction(() => {
			const begun = archive.startRun("import", account);
			if (plan) notePlan(archive, begun.id, plan.sha256);
			rememberTargetLanguage(archive, account, options.language);
			return begun;
		});
		return await runRecorded(started, account, target, options);
	} finally {
		await target.close();
	}
}

async function runRecorded<Config>(
	started: Run,
	account: string,
	target: Target,
	options: ImportOptions<Config>,
): Promise<ImportSummary> {
	const { archive, run } = options;
	const tally = createImportTally(archive, started.id);
	const startedAtMs = run.clock.now();
	const summarise = (stop: ImportStop | undefined): ImportSummary => {
		const { complete, ...counts } = tally.result();
		return {
			runId: started.id,
			target: account,
			status: stop ? "stopped" : complete ? "done" : "incomplete",
			...(stop && { stopped: { reason: stop } }),
			...counts,
			...(options.requestCounters && { requests: options.requestCounters() }),
			durationMs: run.clock.now() - startedAtMs,
		};
	};
	try {
		const stop = await performAll(started.id, account, target, tally, options);
		const summary = summarise(stop);
		archive.finishRun(started.id, summary.status, summary);
		return summary;
	} catch (error) {
		const aborted = run.signal.aborted;
		archive.finishRun(started.id, aborted ? "stopped" : "failed", summarise(aborted ? "signal" : "error"));
		throw aborted ? run.signal.reason : error;
	}
}

/** Returns why it stopped early, if it did. */
async function performAll<Config>(
	runId: number,
	account: string,
	target: Target,
	tally: ImportTally,
	options: ImportOptions<Config>,
): Promise<ImportStop | undefined> {
	const { archive, adapter, run } = options;
	const { limits } = adapter.manifest;
	const perform = createPerformer({ archive, target, account, runId, run, tally });
	const { bulk } = target;
	const pacer = createLanePacer(bulk ? undefined : limits.operationsPerLaneMinute, run);
	const pending = createPendingKeys();
	const progress = createProgress(options);
	const prepare = once(async () => target.prepare?.());
	let limitReached = false;
	let begun = 0;
	let requests = 0;
	let broken = false;

	const stopReason = (): ImportStop | undefined => {
		if (run.stop?.aborted) return "signal";
		if (options.maxFailures !== undefined && tally.counts.failed > options.maxFailures) return "max-failures";
		return undefined;
	};

	/** Takes care of what needs no call, and passes on what does. */
	async function* toPerform(): AsyncGenerator<PlannedOperation, void> {
		let pulled = 0;
		for await (const planned of source(account, options)) {
			// Nothing but planning may happen for a long time, which is synchronous: this lets a signal in.
			pulled += 1;
			if (pulled % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
			run.signal.throwIfAborted();
			if (stopReason()) return;
			const { action, operation } = planned;
			const sends = performedActions.includes(action);
			if (sends) requests += requestsOf(planned);
			if (sends && (begun === options.limit || requests > (options.limitRequests ?? requests))) {
				limitReached = true;
				return;
			}
			progress(planned);
			tally.planned(planned);
			if (action === "unchanged") tally.unchanged(planned);
			else if (action === "keep") tally.kept(planned);
			else if (action === "gone") tally.gone(planned);
			else if (!sends)
				tally.skipped(planned, operation.skip?.reason ?? "unexplained", operation.skip?.text ?? noReason);
			else if (!pending.begin(operation.key)) tally.failed(planned, "duplicate-key", duplicateText);
			else {
				begun += 1;
				yield planned;
			}
		}
	}

	async function work(batch: PlannedOperation[]): Promise<void> {
		const [first] = batch;
		if (!first) return;
		try {
			const together = new Set(batch.map(({ operation }) => operation.key));
			for (const { operation } of batch) {
				const elsewhere = operation.refs.filter((key) => !together.has(key));
				await pending.waitFor(elsewhere, operation.key);
			}
			await pacer.wait(first.operation.lane, batch.length);
			run.signal.throwIfAborted();
			if (broken || stopReason()) return;
			await prepare();
			await perform(batch);
		} catch (error) {
			// Others may wait for what this lane will not deliver now: they end too, instead of reporting it as failed.
			broken = true;
			throw error;
		} finally {
			for (const { operation } of batch) pending.settle(operation.key);
		}
	}

	const { lanes, size } = bulk ?? { lanes: Math.max(1, limits.lanes), size: limits.batch };
	try {
		await runLanes(toPerform(), {
			maxLanes: lanes,
			maxQueued: Math.max(512, lanes * size * 2),
			laneOf: ({ operation }) => (bulk ? gatheredLane(operation.lane, lanes) : operation.lane),
			groupOf: (planned) => (planned.root ?? planned.operation.source).kind,
			batchSize: (queue) => (bulk ? bulkSize(queue, size, pending.isUnderWay) : batchSize(queue, size)),
			work,
			stopped: () => run.signal.aborted || stopReason() !== undefined,
			dropped: ({ operation }) => pending.settle(operation.key),
		});
		run.signal.throwIfAborted();
	} catch (error) {
		// The first error is the one to tell; settings of the target are put back as far as it still answers.
		if (prepare.called()) await finishQuietly(target, run);
		throw error;
	}
	if (prepare.called()) await target.finish?.();
	if (stopReason() === undefined) reportFindings((await target.complete?.({ dryRun: false })) ?? [], run);
	return stopReason() ?? (limitReached ? "limit" : undefined);
}

async function finishQuietly(target: Target, run: RunContext): Promise<void> {
	try {
		await target.finish?.();
	} catch (error) {
		run.log.warn("finish failed after another error", { error: error instanceof Error ? error.name : "error" });
	}
}

function source<Config>(
	account: string,
	options: ImportOptions<Config>,
): AsyncIterable<PlannedOperation> | Iterable<PlannedOperation> {
	const { archive, adapter, run, filter, plan } = options;
	if (plan) return asTheLedgerStands(plan, account, options);
	const context = options.context ?? createTranslateContext(archive, options);
	const { signal } = run;
	const selection = selectPart({ archive, adapter, context, filter, signal });
	return planOperations({ archive, adapter, context, target: account, signal, ...(selection && { selection }) });
}

/** What the plan says, or, where an interrupted import of it has been, what is left of that. */
async function* asTheLedgerStands<Config>(
	plan: SavedPlan,
	account: string,
	{ archive, adapter }: ImportOptions<Config>,
): AsyncGenerator<PlannedOperation, void> {
	const moved = plan.summary.ledgerRevision !== archive.ledger.revision(account);
	for await (const planned of plan.operations()) {
		if (!moved || !performedActions.includes(planned.action)) yield planned;
		else {
			const { operation, payloadHash } = planned;
			const entry = archive.ledger.entry(account, operation.key);
			if (planned.action === "remove") yield { ...planned, action: entry?.ref ? "remove" : "unchanged" };
			else yield { ...planned, action: decideAction(operation, payloadHash, entry, adapter.manifest) };
		}
	}
}

/** Creations of any kind go together; one that waits for another lane begins a batch, so that no two batches wait for each other. */
function bulkSize(queue: readonly PlannedOperation[], max: number, isUnderWay: (key: string) => boolean): number {
	const keys = new Set<string>();
	for (const { action, operation } of queue) {
		const waits = operation.refs.some((key) => !keys.has(key) && isUnderWay(key));
		if (keys.size === max || action !== "create" || (waits && keys.size > 0)) break;
		keys.add(operation.key);
	}
	return keys.size;
}

/** Always the same one of so many for a lane (FNV-1a). */
function gatheredLane(lane: string, count: number): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < lane.length; at += 1) hash = Math.imul(hash ^ lane.charCodeAt(at), 0x01000193);
	return String((hash >>> 0) % count);
}

/** Creations of one kind go together, as far as none needs another of the same batch. */
function batchSize(queue: readonly PlannedOperation[], max: number): number {
	const [first] = queue;
	if (first?.action !== "create") return 1;
	const keys = new Set<string>();
	let size = 0;
	for (const { action, operation } of queue) {
		const together = action === "create" && operation.kind === first.operation.kind;
		if (size === max || !together || operation.refs.some((key) => keys.has(key))) break;
		keys.add(operation.key);
		size += 1;
	}
	return size;
}

/** Tells which kind is being imported and how many of its entities were begun. */
function createProgress<Config>({ archive, run }: ImportOptions<Config>): (planned: PlannedOperation) => void {
	let kind: EntityKind | undefined;
	let id: string | undefined;
	let done = 0;
	let total = 0;
	return ({ root, operation }) => {
		const entity: Operation["source"] = root ?? operation.source;
		if (entity.kind !== kind) {
			kind = entity.kind;
			id = undefined;
			done = 0;
			total = archive.countEntities(kind);
			const { en, "zh-CN": zh } = entityWords[kind];
			const words = text(`Importing ${en.toLowerCase()}`, `正在导入${zh}`);
			run.report({ type: "step", step: `import-${kind}`, text: words, total });
		}
		if (entity.id === id) return;
		id = entity.id;
		done += 1;
		run.report({ type: "advance", step: `import-${kind}`, done: Math.min(done, total), total });
	};
}

function once(work: () => Promise<void>) {
	let result: Promise<void> | undefined;
	const call = () => {
		result ??= work();
		return result;
	};
	return Object.assign(call, { called: () => result !== undefined });
}

const noReason = text("The adapter gave no reason", "适配器未说明原因");
const duplicateText = text("Another operation has the same key", "另一个操作使用了相同的键");
