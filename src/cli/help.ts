import type { Language, Localized } from "../model/localized.js";
import type { CommandDescription, OptionDescription } from "./command.js";
import { displayWidth, padDisplay, wrapDisplay } from "./text-width.js";
import { both, type Say, speaker } from "./words.js";

const widthLimit = 80;
const nameLimit = 28;

/** `uncrisp --help`. */
export function renderOverview(
	commands: readonly CommandDescription[],
	options: readonly OptionDescription[],
	language: Language,
): string {
	const say = speaker(language);
	const rows = commands.map((command): [string, string] => [command.name, say(command.summary)]);
	return [
		...wrapDisplay(
			say(
				both(
					"uncrisp takes a team off Crisp without losing anything: back up, plan, import, verify.",
					"uncrisp 帮助团队完整离开 Crisp：备份、规划、导入、核验，什么都不丢。",
				),
			),
			widthLimit,
		),
		"",
		`${say(words.usage)}uncrisp <command> [options]`,
		"",
		say(words.commands),
		...table(rows),
		"",
		say(words.options),
		...table(optionRows(options, say)),
		"",
		say(
			both(
				"Start with: uncrisp demo, uncrisp init, uncrisp <command> --help",
				"从这里开始：uncrisp demo、uncrisp init、uncrisp <command> --help",
			),
		),
		"",
	].join("\n");
}

/** `uncrisp <command> --help`. `further` are the flags of the adapter or double that this call names. */
export function renderCommandHelp(
	command: CommandDescription,
	further: { title: Localized; options: readonly OptionDescription[] } | undefined,
	common: readonly OptionDescription[],
	language: Language,
): string {
	const say = speaker(language);
	const parts = ["uncrisp", command.name, ...(command.arguments ?? []).map((each) => each.name), "[options]"];
	const lines = [...wrapDisplay(say(command.summary), widthLimit), ""];
	if (command.details) lines.push(...wrapDisplay(say(command.details), widthLimit), "");
	lines.push(`${say(words.usage)}${parts.join(" ")}`, "");
	if (command.arguments?.length)
		lines.push(
			say(words.arguments),
			...table(command.arguments.map((each) => [each.name, withChoices(say(each.text), each.choices, say)])),
			"",
		);
	if (command.options.length > 0) lines.push(say(words.options), ...table(optionRows(command.options, say)), "");
	if (further && further.options.length > 0)
		lines.push(say(further.title), ...table(optionRows(further.options, say)), "");
	lines.push(say(words.common), ...table(optionRows(common, say)), "");
	if (command.examples.length > 0) {
		lines.push(say(words.examples));
		for (const example of command.examples)
			lines.push(
				...wrapDisplay(`# ${say(example.text)}`, widthLimit - 2).map((line) => `  ${line}`),
				`  ${example.line}`,
			);
		lines.push("");
	}
	return lines.join("\n");
}

const words = {
	usage: both("Usage: ", "用法："),
	commands: both("Commands:", "命令："),
	arguments: both("Arguments:", "参数："),
	options: both("Options:", "选项："),
	common: both("Options of every command:", "所有命令通用的选项："),
	examples: both("Examples:", "示例："),
};

function optionRows(options: readonly OptionDescription[], say: (words: Localized) => string): [string, string][] {
	return options.map((option) => [option.flags, withChoices(say(option.text), option.choices, say)]);
}

/** Names the choices, unless the text explains each of them. */
function withChoices(text: string, choices: readonly string[] | undefined, say: Say): string {
	if (!choices || choices.every((choice) => text.includes(choice))) return text;
	return say(both(`${text} (${choices.join(", ")})`, `${text}（${choices.join("、")}）`));
}

/** Two columns inside 80; a long name stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[]): string[] {
	const left = Math.min(nameLimit, Math.max(...rows.map(([name]) => displayWidth(name)))) + 2;
	return rows.flatMap(([name, text]) => {
		const [first = "", ...more] = wrapDisplay(text, widthLimit - left - 2);
		const indent = " ".repeat(left + 2);
		const rest = more.map((line) => indent + line);
		if (displayWidth(name) > left - 2) return [`  ${name}`, indent + first, ...rest];
		return [`  ${padDisplay(name, left)}${first}`, ...rest];
	});
}
