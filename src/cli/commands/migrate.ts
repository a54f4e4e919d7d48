import { type CommandDescription, flagOf } from "../command.js";
import {
	allowNotificationsOption,
	backupOptions,
	crispOptions,
	remoteOptions,
	targetOption,
	tokenOptions,
	translateOptions,
	yesOption,
} from "../common-options.js";
import { both } from "../words.js";

export const migrateCommand: CommandDescription = {
	name: "migrate",
	outlivesReader: true,
	summary: both("Back up, plan, import and verify in one go", "一次完成备份、规划、导入和核验"),
	details: both(
		"Asks once, after showing the plan, before anything is sent. Interrupted or repeated, it goes on where it was and sends nothing twice. With --remote the backup is also pushed, as by backup.",
		"显示计划后只询问一次，确认前不发送任何数据。中断或重复运行时会接着进行，不会重复发送。加 --remote 时，备份也会像 backup 一样推送副本。",
	),
	takesTarget: true,
	options: [
		targetOption,
		yesOption,
		allowNotificationsOption,
		{
			flags: "--cutover",
			text: both(
				"Change over for good: a first pass now, the last one when Crisp is frozen; writes a runbook",
				"正式切换：先导入一次，冻结 Crisp 后再导入最后一次；并生成切换手册",
			),
		},
		{
			flags: "--frozen",
			text: both(
				"With --cutover: Crisp is frozen, do the last pass",
				"与 --cutover 合用：Crisp 已冻结，执行最后一次导入",
			),
		},
		{
			flags: "--runbook <file>",
			text: both(
				"Where the runbook goes, as .md and .html; default ./cutover",
				"切换手册的位置（.md 与 .html），默认 ./cutover",
			),
		},
		{ flags: "--html <file>", text: both("Write the plan as a page", "将计划输出为网页") },
		{ flags: "--markdown <file>", text: both("Write the plan as Markdown", "将计划输出为 Markdown") },
		...translateOptions,
		...backupOptions,
		...remoteOptions,
		...crispOptions,
		...tokenOptions,
	],
	examples: [
		{ line: "uncrisp migrate --to chatwoot", text: both("Move to Chatwoot", "迁移到 Chatwoot") },
		{
			line: "uncrisp migrate --to chatwoot --yes --json",
			text: both("The same without questions", "同样操作，不再询问"),
		},
		{
			line: "uncrisp migrate --to chatwoot --cutover",
			text: both("Change over: first pass, freeze, last pass", "正式切换：首次导入、冻结、最后一次导入"),
		},
	],
	async run(session, input) {
		if (!flagOf(input, "yes") && !session.interactive) {
			const { promptNeeded } = await import("../confirm.js");
			throw promptNeeded(
				both(
					"Add --yes, or take the steps one by one: backup, plan --out, import --plan",
					"请加 --yes，或分步执行：backup、plan --out、import --plan",
				),
			);
		}
		if (flagOf(input, "cutover") || flagOf(input, "frozen")) {
			const { cutoverStep } = await import("../cutover-step.js");
			return cutoverStep(session, input);
		}
		const { migrateStep } = await import("../migrate-step.js");
		const { exitCode, ...summary } = await migrateStep(session, input);
		return { exitCode, summary };
	},
};
