import type { CommandDescription } from "../command.js";
import { backupOptions, crispOptions, remoteOptions, tokenOptions } from "../common-options.js";
import { both } from "../words.js";

export const backupCommand: CommandDescription = {
	name: "backup",
	outlivesReader: true,
	summary: both("Copy the Crisp workspace into the archive", "把 Crisp 工作区备份到归档"),
	details: both(
		"Reads only. The first run reads everything, later runs what changed. Stopped by a quota or by you, the same command goes on where it was. With --remote it fetches the archive first where there is none, and pushes a copy at the end.",
		"只读操作。首次运行读取全部内容，之后只读取有变化的部分。因配额或手动中断后，再次运行同一命令即可继续。加 --remote 时，本机没有归档就先取回，结束后推送副本。",
	),
	options: [...backupOptions, ...remoteOptions, ...crispOptions, ...tokenOptions],
	examples: [
		{ line: "uncrisp backup", text: both("Back up into ./crisp-archive", "备份到 ./crisp-archive") },
		{
			line: "uncrisp backup --archive /data/crisp --json --max-duration 5h",
			text: both("Every night in CI; exit 4 means: go on tomorrow", "在 CI 中每晚执行；退出码 4 表示明天继续"),
		},
		{
			line: "uncrisp backup --remote s3://backups/crisp --encrypt-to age1...",
			text: both("The same on an empty runner, with an encrypted copy", "在空白运行环境中执行，并保存加密副本"),
		},
	],
	async run(session, input) {
		const { hasRemote } = await import("../remote-access.js");
		if (hasRemote(session)) return (await import("../remote-backup.js")).remoteBackup(session, input, { files: false });
		const { backupExitCode, backupStep } = await import("../backup-step.js");
		const summary = await backupStep(session, input);
		return { exitCode: backupExitCode(summary, session), summary: { ...summary } };
	},
};
