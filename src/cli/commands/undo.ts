import { type CommandDescription, flagOf } from "../command.js";
import { targetOption, tokenOptions, yesOption } from "../common-options.js";
import { both } from "../words.js";

export const undoCommand: CommandDescription = {
	name: "undo",
	outlivesReader: true,
	summary: both("Remove from the target what an import created", "从目标平台撤销导入所创建的内容"),
	details: both(
		"Shows what it would remove; only --yes removes. What was there before the import is left alone.",
		"只预览将删除的内容；加 --yes 才会真正删除。导入之前已有的内容不会受影响。",
	),
	takesTarget: true,
	options: [targetOption, yesOption, ...tokenOptions],
	examples: [
		{ line: "uncrisp undo --to chatwoot", text: both("Preview", "预览") },
		{ line: "uncrisp undo --to chatwoot --yes", text: both("Do it", "执行") },
	],
	async run(session, input) {
		const { undoStep } = await import("../undo-step.js");
		return undoStep(session, flagOf(input, "yes"));
	},
};
