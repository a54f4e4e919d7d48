import type { ImportSummary } from "../apply/import-options.js";
import type { BackupSummary } from "../backup/backup-options.js";
import type { PlanSummary } from "../plan/plan.js";
import { withArchive } from "./archive-access.js";
import { backupExitCode, backupStep } from "./backup-step.js";
import { type CommandInput, flagOf } from "./command.js";
import { confirm } from "./confirm.js";
import { completeStep, importExitCode, importStep } from "./import-step.js";
import { identitiesOf, planBrief, planOutputs, planStep, planText, targetGround } from "./plan-step.js";
import { hasRemote } from "./remote-access.js";
import type { Session } from "./session.js";
import { completeConfig, targetAdapter } from "./target-access.js";
import { type VerifyTargetResult, verifyTargetStep } from "./verify-step.js";
import { both } from "./words.js";

export interface MigrateSummary {
	exitCode: number;
	status: "done" | "incomplete" | "stopped" | "declined";
	backup: BackupSummary;
	plan?: PlanSummary;
	import?: ImportSummary;
	verify?: VerifyTargetResult;
}

/**
 * Backup, plan, confirmation, import, verification. A backup that stopped at a limit ends it: half a workspace is not
 * imported. A backup with gaps goes on, and the gaps stay visible in the exit code.
 */
export async function migrateStep(session: Session, input: CommandInput): Promise<MigrateSummary> {
	const adapter = await targetAdapter(session);
	completeConfig(adapter, session.settings);
	// Before any work: a wrong file must not cost a backup.
	await identitiesOf(session);
	step(session, 1, "Backup", "备份");
	const { backup, exitCode: backupExit } = await backUp(session, input);
	if (backup.status === "stopped") return { exitCode: backupExit, status: "stopped", backup };
	return withArchive(session, "write", async (archive) => {
		step(session, 2, "Plan", "规划");
		const ground = await targetGround(session, archive, adapter);
		const outputs = { ...planOutputs(input), proposeIdentities: true, look: "people" as const };
		const plan = await planStep(session, archive, ground, outputs);
		if (plan.changes) {
			// With --yes nobody reads it now; the files hold it whole.
			session.output.human(flagOf(input, "yes") ? planBrief(plan, session) : await planText(session, plan));
			if (!flagOf(input, "yes")) {
				const question = both(`Import into ${plan.target}?`, `现在导入到 ${plan.target} 吗？`);
				if (!(await confirm(session, question, both("Add --yes", "请加 --yes")))) {
					session.output.human(both("Nothing was sent", "没有发送任何数据"));
					return { exitCode: backupExit, status: "declined", backup, plan };
				}
			}
		} else session.output.human(both("Nothing to import: the target is up to date", "无需导入：目标平台已是最新"));
		step(session, 3, "Import", "导入");
		if (!plan.changes) await completeStep(session, archive, ground, flagOf(input, "yes"));
		if (!plan.changes) session.output.human(both("Nothing was sent", "没有发送任何数据"));
		const imported = plan.changes ? await importStep(session, archive, ground, input) : undefined;
		const importExit = imported === undefined ? 0 : importExitCode(imported, session);
		if (imported?.status === "stopped")
			return { exitCode: importExit, status: "stopped", backup, plan, import: imported };
		step(session, 4, "Verify", "核验");
		const verify = await verifyTargetStep(session, archive, ground);
		const exitCode = verify.exitCode || importExit || backupExit;
		return {
			exitCode,
			status: exitCode === 0 ? "done" : "incomplete",
			backup,
			plan,
			...(imported && { import: imported }),
			verify,
		};
	});
}

/** With a remote a copy is pushed, as by `backup`. An archive that is fetched first comes with its files: they are to be imported. */
async function backUp(session: Session, input: CommandInput): Promise<{ backup: BackupSummary; exitCode: number }> {
	if (hasRemote(session)) {
		const { remoteBackup } = await import("./remote-backup.js");
		const { summary, exitCode = 0, backup } = await remoteBackup(session, input, { files: true });
		return { backup: { ...backup, ...summary }, exitCode };
	}
	const backup = await backupStep(session, input);
	return { backup, exitCode: backupExitCode(backup, session) };
}

function step(session: Session, number: number, en: string, zh: string): void {
	session.output.settle();
	session.output.event("stage", { stage: en.toLowerCase(), number, of: 4 });
	session.output.human("");
	session.output.human(session.output.paint("1", `── ${number}/4 ${both(en, zh)[session.language]}`));
}
