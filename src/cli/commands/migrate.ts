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
		const { migrateStep } = await import("../migrate-step.js");
		const { exitCode, ...summary } = await migrateStep(session, input);
		return { exitCode, summary };
	},
};
