import { errorCodes } from "../model/app-error.js";
import type { Language } from "../model/localized.js";
import type { CommandDescription } from "./command.js";
import { exitRules } from "./exit-codes.js";

/** The README's table of commands, from the same descriptions as the help. */
export function commandTable(commands: readonly CommandDescription[], language: Language): string {
	const head = language === "en" ? "| Command | Does |" : "| 命令 | 作用 |";
	const rows = commands.map((command) => {
		const names = [command.name, ...(command.arguments ?? []).map((each) => each.name)].join(" ");
		return `| \`${names}\` | ${command.summary[language]} |`;
	});
	return [head, "|---|---|", ...rows].join("\n");
}

/** Every error code of `--json` with its exit status. */
export function errorCodeTable(): string {
	const rows = errorCodes.map((code) => {
		const { exitCode, retryable } = exitRules[code];
		return `| \`${code}\` | ${exitCode} | ${retryable ? "yes" : "no"} |`;
	});
	return ["| Error code | Exit | Retryable |", "|---|---|---|", ...rows].join("\n");
}
