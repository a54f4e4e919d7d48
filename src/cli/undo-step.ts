import type { Manifest } from "../adapter/contract.js";
import { planUndo, runUndo, type UndoPlan } from "../apply/undo.js";
import { counted } from "../model/counted.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { exitCodeOf } from "./exit-codes.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { completeConfig, reachTarget, targetAdapter } from "./target-access.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** Previews, and with `perform` removes what the ledger says was created. */
export async function undoStep(session: Session, perform: boolean): Promise<CommandResult> {
	const adapter = await targetAdapter(session);
	const config = completeConfig(adapter, session.settings);
	const target = adapter.account(config);
	const { output } = session;
	return withArchive(session, perform ? "write" : "read", async (archive) => {
		const plan = planUndo({ archive, target });
		for (const line of previewLines(plan, session, adapter.manifest.operations)) output.human(line);
		if (plan.total === 0) return { summary: { status: "done", removed: 0, plan } };
		if (!perform) {
			output.human(both("Nothing was removed; to do it, add --yes", "尚未删除任何内容；要执行请加 --yes"));
			return { summary: { status: "preview", plan } };
		}
		const summary = await runUndo(await reachTarget(session, archive, adapter));
		output.settle();
		const time = durationText(summary.durationMs, session.language);
		output.human(
			both(
				`Removed ${count(summary.removed)}, failed ${count(summary.failed)}, unsettled ${count(summary.unsettled)}, in ${time}`,
				`已删除 ${count(summary.removed)}，失败 ${count(summary.failed)}，未决 ${count(summary.unsettled)}，用时 ${time}`,
			),
		);
		const exitCode =
			summary.status === "done"
				? 0
				: summary.status === "stopped"
					? stoppedExitCode(session, "signal")
					: exitCodeOf("incomplete");
		return { exitCode, summary: { ...summary } };
	});
}

function previewLines(plan: UndoPlan, session: Session, operations: Manifest["operations"]): string[] {
	const say = speaker(session.language);
	if (plan.total === 0) return [say(both(`Nothing to undo in ${plan.target}`, `${plan.target} 中没有可撤销的内容`))];
	const rows = Object.entries(plan.remove).map(([kind, value]) => {
		const words = operations?.[kind];
		return [words ? say(words) : kind, count(value)];
	});
	const lines = [say(both(`Undo removes from ${plan.target}:`, `撤销将从 ${plan.target} 删除：`)), ...textTable(rows)];
	if (plan.existing > 0)
		lines.push(
			say(
				both(
					`${counted(plan.existing, "was there before the import and stays", "were there before the import and stay")}`,
					`${count(plan.existing)} 项在导入前已存在，将保留`,
				),
			),
		);
	if (plan.unsettled > 0)
		lines.push(
			say(
				both(
					`${counted(plan.unsettled, "is", "are")} in doubt: look at uncrisp ledger`,
					`${count(plan.unsettled)} 项存疑：请查看 uncrisp ledger`,
				),
			),
		);
	return lines;
}
