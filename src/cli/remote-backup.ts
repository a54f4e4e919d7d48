import { existsSync } from "node:fs";
import { join } from "node:path";
import { databaseName } from "../archive/open-archive.js";
import type { BackupSummary } from "../backup/backup-options.js";
import { isAppError } from "../model/app-error.js";
import { prepareRemote } from "../remote/open-remote.js";
import type { RemoteOptions } from "../remote/remote-options.js";
import { type RestoreOptions, restoreArchive } from "../remote/restore.js";
import { escapeMarkdown } from "../render/document-markdown.js";
import { archivePath } from "./archive-access.js";
import { backupExitCode, backupStep } from "./backup-step.js";
import type { CommandInput, CommandResult } from "./command.js";
import { asAppError, errorFacts, reportError } from "./error-report.js";
import { exitCodeOf } from "./exit-codes.js";
import { addToJobSummary, withFailureInSummary } from "./job-summary.js";
import { remoteAccess } from "./remote-access.js";
import { pushExitCode, pushStep } from "./remote-steps.js";
import type { Session } from "./session.js";
import { both, speaker } from "./words.js";

/**
 * `backup` with a remote: fetches the archive when this machine has none, backs up, pushes. Whatever is wrong with the remote is told
 * before the first request to Crisp. A push that fails leaves a good backup here, and says so; the exit code is the push's.
 */
export async function remoteBackup(
	session: Session,
	input: CommandInput,
	options: { files: boolean },
): Promise<CommandResult & { backup: BackupSummary }> {
	const { output } = session;
	const { remote, pulled } = await withFailureInSummary(
		session,
		speaker(session.language)(both("Backup failed", "备份失败")),
		() => prepare(session, options),
	);
	const backup = await backupStep(session, input);
	const backupExit = backupExitCode(backup, session);
	const summary = { ...backup, ...(pulled !== undefined && { pulled }) };
	if (session.signals.received() !== undefined) {
		output.human(both("Not pushed: run `uncrisp archive push`", "尚未推送：请运行 `uncrisp archive push`"));
		return { exitCode: backupExit, summary, backup };
	}
	try {
		const title = speaker(session.language)(both("The copy did not arrive", "副本未能送达"));
		const push = await withFailureInSummary(session, title, () => pushStep(session, remote));
		await addToJobSummary(session, `${push.snapshot} → ${escapeMarkdown(push.remote)}`);
		return { exitCode: backupExit || pushExitCode(push), summary: { ...summary, push }, backup };
	} catch (thrown) {
		const error = asAppError(thrown);
		output.settle();
		output.line(
			both(
				"The backup is kept here, but its copy did not arrive; run `uncrisp archive push` once the cause is gone",
				"备份已保存在本机，但副本未能送达；排除原因后请运行 `uncrisp archive push`",
			),
		);
		reportError(error, output);
		const pushError = errorFacts(error, output);
		return { exitCode: exitCodeOf(error.code), summary: { ...summary, pushError }, backup };
	}
}

async function prepare(
	session: Session,
	options: { files: boolean },
): Promise<{ remote: RemoteOptions; pulled: string | undefined }> {
	const remote = await prepareRemote(await remoteAccess(session));
	const isHere = existsSync(join(archivePath(session), databaseName));
	return { remote, pulled: isHere ? undefined : await pullIfThere(session, { ...remote, ...options }) };
}

/** The newest snapshot, its files too where they are asked for; undefined where this is the first backup of all. */
async function pullIfThere(session: Session, options: RestoreOptions): Promise<string | undefined> {
	try {
		const { snapshot } = await restoreArchive(archivePath(session), options);
		session.output.settle();
		session.output.human(both(`Going on from snapshot ${snapshot}`, `从快照 ${snapshot} 继续`));
		return snapshot;
	} catch (error) {
		if (isAppError(error) && error.code === "archive-missing") return undefined;
		throw error;
	}
}
