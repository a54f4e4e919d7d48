import type { Adapter } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { AppError, type Localized, text } from "../model/index.js";
import type { PlanSummary } from "./plan.js";
import { lastBackupRun, workspaceOf } from "./plan-state.js";

/** What a plan is compared with. */
export interface PlanGround {
	archive: Archive;
	adapter: Pick<Adapter, "manifest">;
	target: string;
	/** Hash of the plan's operations: what an interrupted import of this very plan did does not make it stale. */
	sha256?: string;
}

/** Refuses a saved plan when anything it was made from moved since; says what. */
export function checkStale(summary: PlanSummary, now: PlanGround): void {
	const moved = whatMoved(summary, now);
	if (!moved) return;
	throw new AppError("plan-stale", {
		what: text("The saved plan no longer holds", "保存的计划已失效"),
		why: moved,
		hint: text("Run `uncrisp plan` again and look at what changed", "请重新运行 `uncrisp plan` 并查看变化"),
	});
}

function whatMoved(summary: PlanSummary, { archive, adapter, target, sha256 }: PlanGround): Localized | undefined {
	const { manifest } = adapter;
	if (summary.adapter.id !== manifest.id || summary.adapter.version !== manifest.version) {
		const [was, is] = [`${summary.adapter.id} ${summary.adapter.version}`, `${manifest.id} ${manifest.version}`];
		return text(`The adapter was ${was} and is now ${is}`, `适配器原为 ${was}，现为 ${is}`);
	}
	if (summary.target !== target) {
		return text(
			`It was made for ${summary.target}, not ${target}`,
			`它是为 ${summary.target} 制定的，而不是 ${target}`,
		);
	}
	const workspace = workspaceOf(archive).id;
	if (summary.archive.workspaceId !== workspace) {
		return text("It was made from the archive of another workspace", "它来自另一个工作区的归档");
	}
	const run = lastBackupRun(archive);
	if (summary.archive.runId !== run) {
		return text(
			`The archive was at backup run ${summary.archive.runId ?? "none"} and is at ${run ?? "none"}`,
			`归档原处于备份运行 ${summary.archive.runId ?? "无"}，现处于 ${run ?? "无"}`,
		);
	}
	if (summary.ledgerRevision !== archive.ledger.revision(target) && !movedByPlan(summary, archive, target, sha256)) {
		return text("Something was imported or undone since", "此后有数据被导入或撤销");
	}
	return undefined;
}

/** Notes, in the transaction that starts it, that a run imports this plan. */
export function notePlan(archive: Archive, runId: number, sha256: string): void {
	archive.setFact(planFact(runId), sha256);
}

/** Whether every run that touched this ledger since the plan was made was an import of the plan, or wrote down what a person found. */
function movedByPlan(summary: PlanSummary, archive: Archive, target: string, sha256: string | undefined): boolean {
	if (sha256 === undefined || summary.lastRunId === undefined) return false;
	const since = archive
		.runs()
		.filter(
			(run) => run.id > summary.lastRunId && run.target === target && (run.kind === "import" || run.kind === "undo"),
		);
	return (
		since.length > 0 && since.every((run) => archive.fact(planFact(run.id)) === sha256 || isSettlement(run.summary))
	);
}

function isSettlement(summary: unknown): boolean {
	return typeof summary === "object" && summary !== null && "settled" in summary;
}

function planFact(runId: number): string {
	return `import-plan/${runId}`;
}
