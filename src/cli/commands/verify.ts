import type { CommandDescription } from "../command.js";
import { targetOption, tokenOptions, translateOptions } from "../common-options.js";
import { both } from "../words.js";

export const verifyCommand: CommandDescription = {
	name: "verify",
	summary: both("Check the archive, or what arrived in the target", "检查归档，或核验目标平台中的数据"),
	details: both(
		"Without --against: the database, the links between records, the hashes of files, and the counts of the last backup. With --against: reads back what was imported and compares. Exit 5 when something differs.",
		"不加 --against：检查数据库、记录之间的关联、附件哈希，以及最近一次备份的计数。加 --against：回读已导入的数据并比较。有差异时退出码为 5。",
	),
	takesTarget: true,
	options: [
		{
			flags: "--against <adapter>",
			text: both("Compare with this target", "与该目标平台比较"),
			setting: "target",
			suggestions: targetOption.suggestions,
		},
		{
			flags: "--sample <n/t>",
			text: both("Only part n of t, to rotate over nights", "只检查 t 份中的第 n 份，可按天轮换"),
			shape: "sample",
		},
		...translateOptions,
		...tokenOptions,
	],
	examples: [
		{ line: "uncrisp verify", text: both("Is the archive sound?", "归档是否完好？") },
		{
			line: "uncrisp verify --against chatwoot",
			text: both("Did everything arrive?", "是否全部送达？"),
		},
	],
	async run(session, input) {
		const { verifyArchiveStep, verifyTargetCommand } = await import("../verify-step.js");
		return input.values.against === undefined ? verifyArchiveStep(session, input) : verifyTargetCommand(session, input);
	},
};
