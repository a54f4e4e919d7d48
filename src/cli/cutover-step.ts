import type { CutoverPass } from "../render/cutover-document.js";
import { withArchive } from "./archive-access.js";
import { backupExitCode, backupStep } from "./backup-step.js";
import { type CommandInput, type CommandResult, flagOf } from "./command.js";
import { confirm } from "./confirm.js";
import { type CutoverRun, type CutoverState, writeRunbook } from "./cutover-runbook.js";
import { exitCodeOf } from "./exit-codes.js";
import { type MigrateSummary, migrateStep } from "./migrate-step.js";
import { planStep, targetGround } from "./plan-step.js";
import type { Session } from "./session.js";
import { completeConfig, targetAdapter } from "./target-access.js";
import { both } from "./words.js";

/** After so many passes Crisp was surely not frozen. */
const maxFrozenPasses = 3;

/**
 * `migrate --cutover`: a first pass while Crisp is live; then, once people have frozen Crisp (`--frozen`, or asked on a terminal), passes
 * until a backup brings nothing new. What to do when, and how it went, stands in the runbook, written anew after each pass.
 */
export async function cutoverStep(session: Session, input: CommandInput): Promise<CommandResult> {
	const adapter = await targetAdapter(session);
	const target = adapter.account(completeConfig(adapter, session.settings));
	const run: CutoverRun = { session, input, adapter, target, state: { passes: [] } };
	const first = flagOf(input, "frozen") ? undefined : await firstPass(run);
	const { exitCode, phase, last } = first ?? (await lastPasses(run));
	return { exitCode, summary: { cutover: phase, target, passes: run.state.passes, last } };
}

interface PhaseEnd {
	exitCode: number;
	phase: "first" | "last" | "ready";
	last: MigrateSummary | undefined;
}

/** While Crisp is live. Undefined: somebody says that it is frozen now. */
async function firstPass(run: CutoverRun): Promise<PhaseEnd | undefined> {
	const { session, input } = run;
	const last = await pass(run, false);
	const end: PhaseEnd = { exitCode: last.status === "done" ? 0 : last.exitCode, phase: "first", last };
	if (last.status !== "done") return end;
	if (!session.interactive || flagOf(input, "yes")) {
		session.output.human(
			both("When Crisp is frozen: the same command with --frozen", "冻结 Crisp 后：在同一命令后加上 --frozen"),
		);
		return end;
	}
	const question = both(
		"Is Crisp frozen now, as the runbook says under 3? (No: run again later with --frozen)",
		"是否已按手册第 3 步冻结 Crisp？（否：稍后加 --frozen 再运行）",
	);
	return (await confirm(session, question, both("Add --frozen", "请加 --frozen"))) ? undefined : end;
}

/** Until a backup brings nothing new. */
async function lastPasses(run: CutoverRun): Promise<PhaseEnd> {
	const { output } = run.session;
	let last: MigrateSummary | undefined;
	for (let turn = 0; turn < maxFrozenPasses; turn += 1) {
		last = await pass(run, true);
		if (last.status !== "done") return { exitCode: last.exitCode, phase: "last", last };
		const { quiet, exitCode } = await isQuiet(run);
		if (exitCode === exitCodeOf("limit-reached")) return { exitCode, phase: "last", last };
		if (!quiet) continue;
		await remember(run, () => ({ passes: run.state.passes, quietAtMs: run.session.clock.now() }));
		await writeRunbook(run);
		const ready = both(
			"Everything is there: switch the widget now (runbook, 6)",
			"全部内容已送达：现在可以切换聊天插件（手册第 6 步）",
		);
		output.human(output.paint("32", ready[run.session.language]));
		return { exitCode: 0, phase: "ready", last };
	}
	output.warning(
		both(
			"Crisp keeps changing: it is not frozen. See the runbook, 3, then run this again",
			"Crisp 仍有新的变化，尚未冻结。请查看手册第 3 步，然后重新运行",
		),
	);
	return { exitCode: exitCodeOf("incomplete"), phase: "last", last };
}

async function pass(run: CutoverRun, frozen: boolean): Promise<MigrateSummary> {
	const { session, input } = run;
	const startedAtMs = session.clock.now();
	const summary = await migrateStep(session, input);
	const done = passOf(summary, { startedAtMs, endedAtMs: session.clock.now(), frozen });
	await remember(run, (before) => ({ passes: [...(before?.passes ?? []), done] }));
	await writeRunbook(run);
	return summary;
}

/** Whether a backup after the import brings nothing. */
async function isQuiet({ session, input, adapter }: CutoverRun): Promise<{ quiet: boolean; exitCode: number }> {
	session.output.human("");
	session.output.human(both("Is Crisp quiet?", "Crisp 中还有新的变化吗？"));
	const exitCode = backupExitCode(await backupStep(session, input), session);
	if (exitCode === exitCodeOf("limit-reached")) return { quiet: false, exitCode };
	const plan = await withArchive(session, "read", async (archive) =>
		planStep(session, archive, await targetGround(session, archive, adapter), { proposeIdentities: false }),
	);
	return { quiet: !plan.changes, exitCode };
}

async function remember(run: CutoverRun, next: (before: CutoverState | undefined) => CutoverState): Promise<void> {
	const name = `cutover/${run.target}`;
	await withArchive(run.session, "write", async (archive) => {
		run.state = next(archive.fact<CutoverState>(name));
		archive.setFact(name, run.state);
	});
}

function passOf(
	summary: MigrateSummary,
	times: Pick<CutoverPass, "startedAtMs" | "endedAtMs" | "frozen">,
): CutoverPass {
	const { backup, import: imported, verify } = summary;
	return {
		...times,
		backupRequests: backup.requests,
		created: imported?.created ?? 0,
		updated: imported?.updated ?? 0,
		removed: imported?.removed ?? 0,
		failed: imported?.failed ?? 0,
		doubt: imported?.doubt ?? 0,
		...(verify && {
			verified: {
				status: verify.status,
				checked: verify.checked,
				differences: verify.different + verify.missingCount + verify.notImportedCount,
			},
		}),
	};
}
