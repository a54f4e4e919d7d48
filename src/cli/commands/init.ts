import type { CommandDescription } from "../command.js";
import { both } from "../words.js";

export const initCommand: CommandDescription = {
	name: "init",
	summary: both("Set everything up by answering questions", "通过问答完成设置"),
	details: both(
		"Asks for the language, the Crisp token (and tries it), where the archive goes, and the target. Writes uncrisp.config.json and, if you like, .env, readable by you only.",
		"依次询问语言、Crisp 令牌（并当场验证）、归档位置和目标平台。写入 uncrisp.config.json，并可选写入仅您可读的 .env。",
	),
	options: [],
	examples: [{ line: "uncrisp init", text: both("The first step", "第一步") }],
	async run(session) {
		const { initStep } = await import("../init-step.js");
		return initStep(session);
	},
};
