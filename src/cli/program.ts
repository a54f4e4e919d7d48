import { Command, CommanderError, Option } from "commander";
import { AppError } from "../model/app-error.js";
import type { Language, Localized } from "../model/localized.js";
import type { CommandDescription, CommandInput, InputValue, OptionDescription, TypedFlag } from "./command.js";
import { optionKey } from "./command.js";
import { translateCommanderError } from "./commander-words.js";
import { commonOptions, overviewOptions } from "./common-options.js";
import { renderCommandHelp, renderOverview } from "./help.js";
import { parseValue } from "./option-value.js";
import { closestWord } from "./suggestion.js";
import { both } from "./words.js";

export interface ProgramOptions {
	commands: readonly CommandDescription[];
	language: Language;
	version: string;
	/** Flags of the adapter or double that this call names, for the command that takes them. */
	further?: { command: string; title: Localized; options: readonly OptionDescription[] };
	writeOut(text: string): void;
}

/** What was asked for: a command to run, or nothing more because help or version was printed. */
export type Parsed = { kind: "printed" } | { kind: "run"; command: CommandDescription; input: CommandInput };

/** Turns the words of the command line into a command and its input. Throws AppError `usage`; ends no process. */
export function parseCommandLine(argv: readonly string[], options: ProgramOptions): Parsed {
	let parsed: Parsed = { kind: "printed" };
	const typed: TypedFlag[] = [];
	checkHelpCommand(argv, options.commands);
	const program = newCommand(new Command("uncrisp"), options);
	program.version(options.version, "-V, --version").helpCommand("help [command]");
	program.helpInformation = () => renderOverview(options.commands, overviewOptions, options.language);
	addOptions(program, commonOptions, typed);
	for (const command of options.commands) {
		const further = options.further?.command === command.name ? options.further : undefined;
		const sub = newCommand(program.command(command.name), options);
		sub.helpInformation = () => renderCommandHelp(command, further, commonOptions, options.language);
		for (const argument of command.arguments ?? []) sub.argument(argument.name);
		addOptions(sub, [...command.options, ...(further?.options ?? [])], typed);
		sub.action(() => {
			checkArguments(command, sub.args);
			parsed = { kind: "run", command, input: { arguments: sub.args, values: sub.optsWithGlobals(), typed } };
		});
	}
	try {
		program.parse([...argv], { from: "user" });
	} catch (thrown) {
		if (!(thrown instanceof CommanderError)) throw thrown;
		if (thrown.exitCode === 0) return parsed;
		if (thrown.code === "commander.help") throw noCommand();
		throw translateCommanderError(thrown, commandIn(argv, options.commands));
	}
	return parsed;
}

/** Values typed for settings, by the setting's key. */
export function settingFlags(input: CommandInput, options: readonly OptionDescription[]): Record<string, InputValue> {
	const flags: Record<string, InputValue> = {};
	for (const option of options) {
		const value = input.values[optionKey(option.flags)];
		if (option.setting !== undefined && value !== undefined) flags[option.setting] = value;
	}
	return flags;
}

function newCommand(command: Command, { writeOut }: ProgramOptions): Command {
	return command.exitOverride().configureOutput({
		writeOut,
		// Errors are thrown, translated and printed by the caller; help after an error would hide them.
		writeErr: () => {},
		outputError: () => {},
	});
}

function addOptions(command: Command, options: readonly OptionDescription[], typed: TypedFlag[]): void {
	for (const description of options) {
		if (description.flags.includes("--help")) continue;
		const option = new Option(description.flags);
		if (option.required || option.optional)
			option.argParser((raw: string, before: unknown) => typedValue(raw, before, description));
		command.addOption(option);
		command.on(`option:${option.name()}`, (value: string | null | undefined) => {
			typed.push(typeof value === "string" ? [`--${option.name()}`, value] : [`--${option.name()}`]);
		});
	}
}

function typedValue(raw: string, before: unknown, description: OptionDescription): unknown {
	const name = `--${/--([a-z0-9-]+)/.exec(description.flags)?.[1]}`;
	if (description.choices && !description.choices.includes(raw)) throw wrongChoice(name, raw, description.choices);
	const value = parseValue(raw, description.shape ?? "text", name);
	return Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
}

function checkArguments(command: CommandDescription, typed: readonly string[]): void {
	for (const [index, argument] of (command.arguments ?? []).entries()) {
		const word = typed[index];
		if (word !== undefined && argument.choices && !argument.choices.includes(word))
			throw wrongChoice(argument.name, word, argument.choices);
	}
}

function wrongChoice(name: string, raw: string, choices: readonly string[]): AppError {
	return new AppError("usage", {
		what: both(`${name} cannot be "${raw}"`, `${name} 的值不能是“${raw}”`),
		hint: both(`Choose one of: ${choices.join(", ")}`, `可选值：${choices.join("、")}`),
	});
}

/** `uncrisp help bakup`: commander would show the overview as if nothing were wrong. */
function checkHelpCommand(argv: readonly string[], commands: readonly CommandDescription[]): void {
	const [first, name] = argv.filter((word) => !word.startsWith("-"));
	if (first !== "help" || name === undefined || commands.some((command) => command.name === name)) return;
	const close = closestWord(
		name,
		commands.map((command) => command.name),
	);
	throw new AppError("usage", {
		what: both(`There is no command ${name}`, `没有 ${name} 这个命令`),
		hint: close
			? both(`Did you mean ${close}?`, `是否想输入 ${close}？`)
			: both("See: uncrisp --help", "请看：uncrisp --help"),
	});
}

function commandIn(argv: readonly string[], commands: readonly CommandDescription[]): string | undefined {
	return argv.find((word) => commands.some((command) => command.name === word));
}

function noCommand(): AppError {
	return new AppError("usage", {
		what: both("No command was given", "没有指定命令"),
		hint: both("See: uncrisp --help", "请看：uncrisp --help"),
	});
}
