import type { Localized } from "../model/localized.js";
import type { Session } from "./session.js";

/** How the text of a flag becomes a value. */
export type ValueShape =
	| "text"
	| "integer"
	| "positive"
	| "duration"
	| "size"
	| "list"
	| "hosts"
	| "sample"
	| "share"
	| "date"
	| "url"
	| "zone";

export interface OptionDescription {
	/** `--max-requests <n>`; placeholders stay English in both languages. */
	flags: string;
	text: Localized;
	/** Key of the setting this flag sets; a flag without one belongs to its command alone. */
	setting?: string;
	shape?: ValueShape;
	choices?: readonly string[];
	/** What completion offers where other values are allowed too. */
	suggestions?: readonly string[];
}

export interface ArgumentDescription {
	/** `[name]` optional, `<name>` required. */
	name: string;
	text: Localized;
	choices?: readonly string[];
}

export interface Example {
	line: string;
	text: Localized;
}

/**
 * All there is to know about a command: help, completion, the README's table and the parser come from it.
 * The file that holds one imports nothing heavy; `run` loads what it needs.
 */
export interface CommandDescription {
	name: string;
	summary: Localized;
	details?: Localized;
	arguments?: readonly ArgumentDescription[];
	options: readonly OptionDescription[];
	examples: readonly Example[];
	/** Takes the flags of the adapter named by `--to`, `--against` or the setting `target`. */
	takesTarget?: boolean;
	/** Goes on when whoever reads stdout has gone (`| head`): what it does matters more than what it says. */
	outlivesReader?: boolean;
	/** Takes the flags of the double it is to start. */
	takesDouble?: boolean;
	/** Writes its result as data on stdout even without `--json`, so `--json` does not apply. */
	run(session: Session, input: CommandInput): Promise<CommandResult>;
}

/** What was typed, parsed: values by the camel-case name of their flag. */
export interface CommandInput {
	arguments: readonly string[];
	values: Readonly<Record<string, InputValue>>;
	/** The flags as they were typed, those of every command first. Absent where a command runs another. */
	typed?: readonly TypedFlag[];
}
/** `["--to", "chatwoot"]`, `["--yes"]`. */
export type TypedFlag = readonly [flag: string, value?: string];
export type InputValue = string | number | boolean | readonly string[] | { n: number; of: number } | undefined;

export interface CommandResult {
	/** Default 0. */
	exitCode?: number;
	/** Facts of the last `--json` line. */
	summary: Record<string, unknown>;
}

/** `--max-requests <n>` → `maxRequests`. */
export function optionKey(flags: string): string {
	const long = /--([a-z0-9-]+)/.exec(flags)?.[1] ?? flags;
	return long.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function takesValue(flags: string): boolean {
	return flags.includes("<");
}

// Narrow readers of input values: a wrong shape is impossible after the parser, so they simply say undefined.
export function textOf(input: CommandInput, key: string): string | undefined {
	const value = input.values[key];
	return typeof value === "string" ? value : undefined;
}
export function numberOf(input: CommandInput, key: string): number | undefined {
	const value = input.values[key];
	return typeof value === "number" ? value : undefined;
}
export function flagOf(input: CommandInput, key: string): boolean {
	return input.values[key] === true;
}
