import type { Adapter } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { AppError, type Localized, text } from "../model/index.js";
import type { PlanSummary } from "./plan.js";
import { lastBackupRun, workspaceOf } from "./plan-state.js";

/** Refuses a saved plan when anything it was made from moved since; says what. */
export function checkStale(
	summary: PlanSummary,
	now: { archive: Archive; adapter: Pick<Adapter, "manifest">; target: string },
): void {
	const moved = whatMoved(summary, now);
	if (!moved) return;
	throw new AppError("plan-stale", {
		what: text("The saved plan no longer holds", "保存的计划已失效"),
		why: moved,
		hint: text("Run `uncrisp plan` again and look at what changed", "请重新运行 `uncrisp plan` 并查看变化"),
	});
}

function whatMoved(
	summary: PlanSummary,
	{ archive, adapter, target }: Parameters<typeof checkStale>[1],
): Localized | undefined {
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
	if (summary.ledgerRevision !== archive.ledger.revision(target)) {
		return text("Something was imported or undone since", "此后有数据被导入或撤销");
	}
	return undefined;
}
