import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const completionCommand: CommandDescription = {
	name: "completion",
	summary: both("Print a completion script for your shell", "输出命令行自动补全脚本"),
	arguments: [
		{ name: "<shell>", text: both("The shell", "所用的 shell"), choices: ["bash", "zsh", "fish", "powershell"] },
	],
	options: [],
	examples: [
		{
			line: "uncrisp completion bash >> ~/.bashrc",
			text: both("Bash; the others alike", "Bash，其他 shell 类似"),
		},
		{ line: "uncrisp completion fish | source", text: both("Fish, for this session", "Fish，仅当前会话") },
	],
	async run(session, input) {
		const { completionScript } = await import("../completion-script.js");
		const { commands } = await import("../command-list.js");
		const { commonOptions } = await import("../common-options.js");
		const shell = input.arguments[0] ?? "bash";
		const script = completionScript(shell, commands, commonOptions, session.language);
		if (session.output.options.json) session.output.event("completion", { shell, script });
		else session.output.data(script);
		return { summary: { shell } };
	},
};
