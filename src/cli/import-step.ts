import type { Manifest } from "../adapter/contract.js";
import { completeImport } from "../apply/complete.js";
import { runImport } from "../apply/import.js";
import type { ImportSummary } from "../apply/import-options.js";
import type { Archive } from "../archive/archive.js";
import type { SavedPlan } from "../plan/plan-file.js";
import type { SelectionFilter } from "../plan/selection.js";
import { causeLines } from "./cause-lines.js";
import { type CommandInput, flagOf, numberOf } from "./command.js";
import { confirm } from "./confirm.js";
import { exitCodeOf } from "./exit-codes.js";
import type { TargetGround } from "./plan-step.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { reachTarget } from "./target-access.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** Performs the import and says how it went: `import`, and the third step of `migrate`. */
export async function importStep(
	session: Session,
	archive: Archive,
	ground: TargetGround,
	input: CommandInput,
	what: { plan?: SavedPlan | undefined; filter?: SelectionFilter } = {},
): Promise<ImportSummary> {
	const { adapter, identities, timeZone } = ground;
	const summary = await runImport({
		...(await reachTarget(session, archive, adapter)),
		timeZone,
		identities,
		...(what.plan && { plan: what.plan }),
		...(what.filter && { filter: what.filter }),
		allowNotifications: flagOf(input, "allowNotifications"),
		...limits(input),
	});
	session.output.settle();
	for (const line of importLines(summary, session, adapter.manifest.operations)) session.output.human(line);
	return summary;
}

/** Nothing is to be sent: only what an import ends with. */
export async function completeStep(
	session: Session,
	archive: Archive,
	{ adapter }: TargetGround,
	agreed: boolean,
): Promise<void> {
	const target = await reachTarget(session, archive, adapter);
	const question = both(
		`Do this in ${adapter.account(target.config)}?`,
		`在 ${adapter.account(target.config)} 中执行吗？`,
	);
	const ask = () => confirm(session, question, both("Add --yes", "请加 --yes"));
	await completeImport(target, agreed ? "agreed" : ask);
	session.output.settle();
}

export function importExitCode(summary: ImportSummary, session: Session): number {
	switch (summary.status) {
		case "done":
			return 0;
		case "incomplete":
			return exitCodeOf("incomplete");
		case "stopped": {
			const reason = summary.stopped?.reason;
			if (reason === "error") return 1;
			return reason === "max-failures" ? exitCodeOf("incomplete") : stoppedExitCode(session, reason);
		}
	}
}

function limits(input: CommandInput): { limit?: number; limitRequests?: number } {
	const limit = numberOf(input, "limit");
	const limitRequests = numberOf(input, "limitRequests");
	return { ...(limit !== undefined && { limit }), ...(limitRequests !== undefined && { limitRequests }) };
}

function importLines(summary: ImportSummary, session: Session, operations: Manifest["operations"]): string[] {
	const say = speaker(session.language);
	const time = durationText(summary.durationMs, session.language);
	const rows: [string, number][] = [
		[say(both("created", "已创建")), summary.created],
		[say(both("updated", "已更新")), summary.updated],
		[say(both("already there", "目标中已存在")), summary.existing],
		[say(both("unchanged", "未变")), summary.unchanged],
		[say(both("changed, kept as imported", "有变化，保留原导入内容")), summary.kept],
		[say(both("removed, gone at the source", "已移除（源端已删除）")), summary.removed],
		[say(both("gone at the source, left there", "源端已删除，目标中保留")), summary.gone],
		[say(both("skipped (see plan)", "跳过（见计划）")), summary.skipped],
		[say(both("failed", "失败")), summary.failed],
		[say(both("in doubt (see uncrisp ledger)", "存疑（见 uncrisp ledger）")), summary.doubt],
	];
	const shown = rows.filter(([, value], at) => value > 0 || at === 0);
	const kinds = Object.entries(summary.byKind).map(([kind, value]) => {
		const words = operations?.[kind];
		return [words ? say(words) : kind, count(value)];
	});
	const causes = causeLines(summary.causes, session.language);
	return [
		headline(summary, session),
		`  ${summary.target} · ${time}`,
		...textTable(shown.map(([label, value]) => [label, count(value)])),
		...(kinds.length > 0
			? ["", say(both("Created or updated, by kind:", "已创建或更新，按类型：")), ...textTable(kinds)]
			: []),
		...(causes.length > 0
			? ["", say(both("Skipped, failed or worth knowing:", "跳过、失败或值得注意的情况：")), ...causes]
			: []),
	];
}

function headline(summary: ImportSummary, session: Session): string {
	const say = speaker(session.language);
	if (summary.status === "done") return session.output.paint("32", say(both("Import complete", "导入完成")));
	const words =
		summary.status === "incomplete"
			? both("Import finished, but not everything arrived (exit 3)", "导入结束，但有内容未能送达（退出码 3）")
			: both("Import stopped; the same command goes on", "导入已停止；再次运行同一命令即可继续");
	return session.output.paint("33", say(words));
}
