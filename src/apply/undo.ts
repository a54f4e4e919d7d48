import type { Target } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import { AppError, isAppError, type Localized, text } from "../model/index.js";
import type { TargetOptions } from "./import-options.js";
import { openTarget } from "./open-target.js";
import { stopsImport } from "./stops-import.js";

export interface UndoPlan {
	target: string;
	/** What undo removes, by kind of operation. */
	remove: Record<string, number>;
	total: number;
	/** Found in the target, not made by an import: left alone. */
	existing: number;
	/** Under way or in doubt: nobody knows whether there is something to remove. */
	unsettled: number;
}

export interface UndoSummary {
	runId: number;
	target: string;
	status: "done" | "incomplete" | "stopped";
	removed: number;
	existing: number;
	unsettled: number;
	failed: number;
	reasons: Record<string, number>;
	durationMs: number;
}

/** Which entries of the ledger an undo is about. */
export type UndoScope = (entry: LedgerEntry) => boolean;

/** What undo would do; the preview. */
export function planUndo({
	archive,
	target,
	scope = everything,
}: {
	archive: Archive;
	target: string;
	scope?: UndoScope;
}): UndoPlan {
	const plan: UndoPlan = { target, remove: {}, total: 0, existing: 0, unsettled: 0 };
	for (const entry of archive.ledger.entries(target)) {
		if (!scope(entry)) continue;
		const fate = fateOf(entry);
		if (fate === "existing" || fate === "unsettled") plan[fate] += 1;
		if (fate !== "remove") continue;
		plan.remove[entry.kind] = (plan.remove[entry.kind] ?? 0) + 1;
		plan.total += 1;
	}
	return plan;
}

/** Removes what the ledger says was created, the newest first. Repeatable: what failed is tried again, what is gone is gone. */
export async function runUndo<Config>(options: TargetOptions<Config> & { scope?: UndoScope }): Promise<UndoSummary> {
	const { archive, adapter, config, run, scope = everything } = options;
	const account = adapter.account(config);
	const target = await openTarget(options);
	try {
		if (!target.revert) {
			const { en, "zh-CN": zh } = adapter.manifest.name;
			throw new AppError("usage", {
				what: text(`${en} offers no way to remove what was imported`, `${zh} 不支持删除已导入的数据`),
				hint: text("Remove it in its console", "请在其控制台中删除"),
			});
		}
		const started = archive.startRun("undo", account);
		const startedAtMs = run.clock.now();
		const { existing, unsettled, total } = planUndo({ archive, target: account, scope });
		const counts = { removed: 0, existing, unsettled, failed: 0, reasons: {} as Record<string, number> };
		const summarise = (stopped: boolean): UndoSummary => ({
			runId: started.id,
			target: account,
			status: stopped ? "stopped" : counts.failed + counts.unsettled > 0 ? "incomplete" : "done",
			...counts,
			durationMs: run.clock.now() - startedAtMs,
		});
		try {
			run.report({ type: "step", step: "undo", text: text("Removing", "正在删除"), total });
			await revertAll({ account, target, runId: started.id, total, counts, scope }, options);
			const summary = summarise(run.stop?.aborted === true);
			archive.finishRun(started.id, summary.status, summary);
			return summary;
		} catch (error) {
			archive.finishRun(started.id, run.signal.aborted ? "stopped" : "failed", summarise(true));
			throw run.signal.aborted ? run.signal.reason : error;
		}
	} finally {
		await target.close();
	}
}

interface Undoing {
	account: string;
	target: Target;
	runId: number;
	total: number;
	counts: Pick<UndoSummary, "removed" | "failed" | "reasons">;
	scope: UndoScope;
}

function everything(): boolean {
	return true;
}

async function revertAll<Config>(undoing: Undoing, { archive, run }: TargetOptions<Config>): Promise<void> {
	const { account, target, runId, counts, total, scope } = undoing;
	for (const entry of archive.ledger.entries(account, { order: "reverse" })) {
		run.signal.throwIfAborted();
		if (run.stop?.aborted) return;
		if (!scope(entry) || fateOf(entry) !== "remove" || !entry.ref || !target.revert) continue;
		try {
			await target.revert(entry.ref, { key: entry.key, kind: entry.kind });
			archive.ledger.reverted(account, entry.key, runId);
			counts.removed += 1;
		} catch (error) {
			if (stopsImport(error, run.signal)) throw error;
			counts.failed += 1;
			const reason = isAppError(error) ? error.code : "revert-failed";
			counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1;
			archive.addOutcome(runId, { subject: entry.kind, id: entry.key, status: "failed", reason, text: whyText(error) });
		}
		run.report({ type: "advance", step: "undo", done: counts.removed + counts.failed, total });
	}
}

function fateOf(entry: LedgerEntry): "remove" | "existing" | "unsettled" | "nothing" {
	if (entry.ref) return entry.existing ? "existing" : "remove";
	return entry.state === "intended" || entry.state === "doubt" ? "unsettled" : "nothing";
}

function whyText(error: unknown): Localized {
	if (isAppError(error)) return error.what;
	return text("The target did not remove it", "目标平台未能删除");
}
