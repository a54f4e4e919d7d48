import { defaultQuirks } from "../crisp/double/quirks.js";
import type { Localized } from "../model/localized.js";
import type { CommandInput, OptionDescription } from "./command.js";
import { optionKey } from "./command.js";
import { kebab } from "./kebab.js";
import { both, verbatimWords } from "./words.js";

type Switch = string | number | boolean | readonly string[];
/** The flat switches of a double, by name, with their defaults. */
export type Switches = Readonly<Record<string, Switch>>;

/** The flags of the double that these words name; a switch is a flag of its own name. */
export async function doubleFurther(
	argv: readonly string[],
): Promise<{ title: Localized; options: readonly OptionDescription[] }> {
	const vendor = argv.find((word) => word === "crisp" || word === "chatwoot");
	if (vendor === undefined) return { title: both("", ""), options: [] };
	const switches = await doubleSwitches(vendor);
	const described = vendor === "crisp" ? {} : await chatwootTexts();
	return {
		title: both("Switches, with their defaults:", "开关及默认值："),
		options: Object.entries(switches).map(([name, preset]) => ({
			flags: `--${kebab(name)} <value>`,
			text: withDefault(described[name], preset),
			...(typeof preset === "boolean" && { choices: ["true", "false"] }),
			...(typeof preset === "object" && { shape: "list" as const }),
		})),
	};
}

export async function doubleSwitches(vendor: "crisp" | "chatwoot"): Promise<Switches> {
	if (vendor === "crisp") return { ...defaultQuirks };
	const { defaultChatwootQuirks } = await import("../../adapters/chatwoot/double.js");
	return { ...defaultChatwootQuirks };
}

/** The switches that were typed, as the double wants them. */
export function typedSwitches(input: CommandInput, switches: Switches): Record<string, Switch> {
	const typed: Record<string, Switch> = {};
	for (const [name, preset] of Object.entries(switches)) {
		const value = input.values[optionKey(`--${kebab(name)}`)];
		if (typeof value === "string") typed[name] = likeDefault(value, preset);
		else if (Array.isArray(value)) typed[name] = value;
	}
	return typed;
}

function likeDefault(value: string, preset: Switch): Switch {
	if (typeof preset === "boolean") return value === "true";
	if (typeof preset === "number" && /^-?[0-9]+$/.test(value)) return Number(value);
	return value;
}

async function chatwootTexts(): Promise<Record<string, Localized>> {
	const { chatwootDoubleFlags } = await import("../../adapters/chatwoot/double.js");
	return Object.fromEntries(chatwootDoubleFlags.map(({ name, description }) => [name, description]));
}

function withDefault(text: Localized | undefined, preset: Switch): Localized {
	const value = shown(preset);
	return text ? both(`${text.en}; ${value}`, `${text["zh-CN"]}；${value}`) : verbatimWords(value);
}

function shown(preset: Switch): string {
	return typeof preset === "object" ? preset.join(",") || "-" : String(preset);
}
