import type { BackupSummary } from "../backup/backup-options.js";
import { runBackup } from "../backup/run-backup.js";
import { renderBackupSummary } from "../render/backup-summary-text.js";
import { archivePath, withArchive } from "./archive-access.js";
import { type CommandInput, flagOf, numberOf } from "./command.js";
import { crispConnection } from "./crisp-connection.js";
import { exitCodeOf } from "./exit-codes.js";
import type { Session } from "./session.js";
import { stoppedExitCode } from "./stop-exit.js";
import { both } from "./words.js";

/** Fills the archive and says how it went: `backup`, and the first step of `migrate`. */
export async function backupStep(session: Session, input: CommandInput): Promise<BackupSummary> {
	const { settings, output } = session;
	const crisp = await crispConnection(session);
	const http = await session.http();
	const summary = await withArchive(session, "create", (archive) =>
		runBackup({
			archive,
			crisp,
			http,
			run: session.run,
			dailyBudget: settings.number("dailyBudget"),
			maxRequests: numberOf(input, "maxRequests"),
			maxDurationMs: numberOf(input, "maxDuration"),
			concurrency: settings.number("concurrency"),
			full: flagOf(input, "full"),
			fileHosts: settings.list("fileHosts"),
			maxFileBytes: settings.number("maxFileSize"),
			skipFiles: flagOf(input, "skipFiles"),
		}),
	);
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
	return summary;
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
