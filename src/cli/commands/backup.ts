import type { CommandDescription } from "../command.js";
import { backupOptions, crispOptions, tokenOptions } from "../common-options.js";
import { both } from "../words.js";

export const backupCommand: CommandDescription = {
	name: "backup",
	outlivesReader: true,
	summary: both("Copy the Crisp workspace into the archive", "把 Crisp 工作区备份到归档"),
	details: both(
		"Reads only. The first run reads everything, later runs what changed. Stopped by a quota or by you, the same command goes on where it was.",
		"只读操作。首次运行读取全部内容，之后只读取有变化的部分。因配额或手动中断后，再次运行同一命令即可继续。",
	),
	options: [...backupOptions, ...crispOptions, ...tokenOptions],
	examples: [
		{ line: "uncrisp backup", text: both("Back up into ./crisp-archive", "备份到 ./crisp-archive") },
		{
			line: "uncrisp backup --archive /data/crisp --json --max-duration 5h",
			text: both("Every night in CI; exit 4 means: go on tomorrow", "在 CI 中每晚执行；退出码 4 表示明天继续"),
		},
	],
	async run(session, input) {
		const { backupExitCode, backupStep } = await import("../backup-step.js");
		const summary = await backupStep(session, input);
		return { exitCode: backupExitCode(summary, session), summary: { ...summary } };
	},
};
