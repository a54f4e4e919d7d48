import type { CommandInput, TypedFlag } from "./command.js";
import { commands } from "./command-list.js";
import { commonOptions } from "./common-options.js";

/**
 * A command that runs as it stands: `flags`, and of what was typed now all that this command takes as well, so that it works on the same
 * archive, settings and account. What the environment and the settings file say is left to them. `redact` goes over each word before
 * it is quoted: behind a shell's quotes no secret would be known again.
 */
export function typedCommand(
	name: string,
	{ typed = [] }: CommandInput,
	flags: readonly TypedFlag[],
	redact: (word: string) => string,
): string {
	const own = new Set(flags.map(([flag]) => flag));
	const kept = typed.filter(([flag]) => !own.has(flag) && !ofOneRun.has(flag) && takes(name, flag));
	return ["uncrisp", name, ...[...flags, ...kept].flat().map((word) => quoted(redact(String(word))))].join(" ");
}

/** What says how this one run goes, not what it works with. */
const ofOneRun: ReadonlySet<string> = new Set(["--json", "--verbose", "--yes", "--frozen", "--html", "--markdown"]);

function takes(name: string, flag: string): boolean {
	const described = (options: readonly { flags: string }[] = []) =>
		options.some(({ flags }) => longFlag(flags) === flag);
	const command = commands.find((each) => each.name === name);
	if (described(commonOptions) || described(command?.options)) return true;
	// What no command describes is the adapter's.
	return command?.takesTarget === true && !commands.some(({ options }) => described(options));
}

function longFlag(flags: string): string {
	return /--[a-z0-9-]+/.exec(flags)?.[0] ?? flags;
}

/** For a shell: as it is where that is safe. */
function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
