import type { CommanderError } from "commander";
import { AppError } from "../model/app-error.js";
import { both } from "./words.js";

/** Commander's own errors, in both languages. Its English sentence is the fallback for what it may say one day. */
export function translateCommanderError(error: CommanderError, command?: string): AppError {
	const message = error.message.replace(/^error: /, "");
	const [first = message] = message.split("\n");
	const named = [...first.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? "");
	const name = named[0] ?? "";
	const close = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
	const help = ["uncrisp", command, "--help"].filter((word) => word !== undefined).join(" ");
	return new AppError("usage", {
		what: whatOf(error.code, name, first),
		hint: close ? both(`Did you mean ${close}?`, `是否想输入 ${close}？`) : both(`See: ${help}`, `请看：${help}`),
	});
}

function whatOf(code: string, name: string, message: string) {
	switch (code) {
		case "commander.unknownOption":
			return both(`There is no flag ${name}`, `没有 ${name} 这个选项`);
		case "commander.unknownCommand":
			return both(`There is no command ${name}`, `没有 ${name} 这个命令`);
		case "commander.missingArgument":
			return both(`The argument ${name} is missing`, `缺少参数 ${name}`);
		case "commander.optionMissingArgument":
			return both(`The flag ${name} needs a value`, `选项 ${name} 需要一个值`);
		case "commander.missingMandatoryOptionValue":
			return both(`The flag ${name} is required`, `必须提供选项 ${name}`);
		case "commander.excessArguments":
			return both("Too many arguments", "参数过多");
		default:
			return both(message, message);
	}
}
