import type { BackupSummary } from "../backup/backup-options.js";
import { parseExtras } from "../backup/extras/extra-table.js";
import { runBackup } from "../backup/run-backup.js";
import { backupDocument, renderBackupSummary } from "../render/backup-summary-text.js";
import { renderDocumentMarkdown } from "../render/document-markdown.js";
import { archivePath, withArchive } from "./archive-access.js";
import { type CommandInput, flagOf, numberOf } from "./command.js";
import { crispConnection } from "./crisp-connection.js";
import { exitCodeOf } from "./exit-codes.js";
import { addToJobSummary, withFailureInSummary } from "./job-summary.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { both, speaker } from "./words.js";

/** Fills the archive and says how it went: `backup`, and the first step of `migrate`. */
export async function backupStep(session: Session, input: CommandInput): Promise<BackupSummary> {
	const { output } = session;
	const title = speaker(session.language)(both("Backup failed", "备份失败"));
	const summary = await withFailureInSummary(session, title, () => backUp(session, input));
	output.settle();
	output.human(
		renderBackupSummary(summary, session.language, {
			columns: Math.min(output.columns, 80),
			colour: output.options.colour,
		}).trimEnd(),
	);
	output.human(both(`Archive: ${archivePath(session)}`, `归档：${archivePath(session)}`));
	if (summary.notExported > 0)
		output.human(both("What the API does not give: uncrisp status", "API 无法提供的内容：uncrisp status"));
	if (summary.status === "stopped")
		output.human(both("The same command goes on where this one stopped", "再次运行同一命令即可从停止处继续"));
	await addToJobSummary(session, renderDocumentMarkdown(backupDocument(summary, session.language)));
	return summary;
}

async function backUp(session: Session, input: CommandInput): Promise<BackupSummary> {
	const { settings } = session;
	const extras = parseExtras(settings.list("with"));
	const crisp = await crispConnection(session);
	const http = await session.http();
	return withArchive(session, "create", (archive) =>
		runBackup({
			archive,
			crisp,
			http,
			run: session.run,
			dailyBudget: settings.number("dailyBudget"),
			reserve: settings.number("reserve"),
			wait: flagOf(input, "wait"),
			slices: slicesOf(input),
			maxRequests: numberOf(input, "maxRequests"),
			maxDurationMs: numberOf(input, "maxDuration"),
			concurrency: settings.number("concurrency"),
			full: flagOf(input, "full"),
			extras,
			fileHosts: settings.list("fileHosts"),
			maxFileBytes: settings.number("maxFileSize"),
			skipFiles: flagOf(input, "skipFiles"),
		}),
	);
}

/** `--sweep 1/14` reads a fourteenth anew each run. */
function slicesOf(input: CommandInput): number | undefined {
	const { sweep } = input.values;
	return typeof sweep === "object" && "n" in sweep ? Math.max(1, Math.round(sweep.of / sweep.n)) : undefined;
}

export function backupExitCode(summary: BackupSummary, session: Session): number {
	switch (summary.status) {
		case "done":
			return 0;
		case "incomplete":
			return exitCodeOf("incomplete");
		case "stopped":
			return stoppedExitCode(session, summary.stopped?.reason);
	}
}
