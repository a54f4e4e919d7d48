import type { CrispDoubleFlag } from "../crisp/double/crisp-double-flags.js";
import type { Localized } from "../model/localized.js";
import type { CommandInput, OptionDescription } from "./command.js";
import { optionKey } from "./command.js";
import { kebab } from "./kebab.js";
import { wrongValue } from "./option-value.js";
import { both } from "./words.js";

/** One switch of a double: a flag of its own name. */
export interface DoubleSwitch extends Pick<CrispDoubleFlag, "type" | "choices" | "default"> {
	name: string;
	text: Localized;
}

/** Whose token `double crisp` takes, and what it serves instead of its small workspace. */
const crispOptions: readonly OptionDescription[] = [
	{
		flags: "--tier <tier>",
		text: both("Kind of token it takes; default website", "它接受的令牌类型，默认 website"),
		choices: ["website", "plugin", "user"],
	},
	{
		flags: "--conversations <n>",
		text: both("Serve a generated workspace with so many conversations", "改用随机生成的工作区，会话数为此值"),
		shape: "integer",
	},
	{
		flags: "--messages <n>",
		text: both("Messages in it altogether; default 20 a conversation", "其中的消息总数，默认每个会话 20 条"),
		shape: "integer",
	},
	{
		flags: "--contacts <n>",
		text: both("Contacts in it; default one for four conversations", "其中的联系人数，默认每四个会话一位"),
		shape: "integer",
	},
	{
		flags: "--seed <n>",
		text: both("Seed of the generator: the same gives the same; default 1", "生成器的随机种子，相同则内容相同，默认 1"),
		shape: "integer",
	},
];

/** Who has a double. */
export const doubleVendors = ["crisp", "chatwoot", "live-helper-chat", "request-tracker"] as const;
export type DoubleVendor = (typeof doubleVendors)[number];

export function doubleVendor(word: string | undefined): DoubleVendor | undefined {
	return doubleVendors.find((vendor) => vendor === word);
}

/** The flags of the double that these words name. */
export async function doubleFurther(
	argv: readonly string[],
): Promise<{ title: Localized; options: readonly OptionDescription[] }> {
	const vendor = argv.map(doubleVendor).find((each) => each !== undefined);
	if (vendor === undefined) return { title: both("", ""), options: [] };
	const switches = (await doubleSwitches(vendor)).map((each) => ({
		flags: `--${kebab(each.name)} <value>`,
		text: withDefault(each),
		...choicesOf(each),
	}));
	return {
		title: both("Switches of this double:", "此模拟服务的开关："),
		options: vendor === "crisp" ? [...crispOptions, ...switches] : switches,
	};
}

export async function doubleSwitches(vendor: DoubleVendor): Promise<DoubleSwitch[]> {
	if (vendor === "crisp") {
		const { crispDoubleFlags } = await import("../crisp/double/crisp-double-flags.js");
		return crispDoubleFlags.map(({ description, ...flag }) => ({ ...flag, text: description }));
	}
	return (await targetDoubleFlags(vendor)).map(({ description, type, ...flag }) => ({
		...flag,
		type: type === "string" ? "text" : type,
		text: description,
	}));
}

async function targetDoubleFlags(vendor: Exclude<DoubleVendor, "crisp">) {
	if (vendor === "chatwoot") return (await import("../../adapters/chatwoot/double.js")).chatwootDoubleFlags;
	if (vendor === "request-tracker")
		return (await import("../../adapters/request-tracker/double.js")).requestTrackerDoubleFlags;
	return (await import("../../adapters/live-helper-chat/double.js")).liveHelperChatDoubleFlags;
}

/** The switches that were typed, as the double wants them. */
export async function typedSwitches(
	input: CommandInput,
	switches: readonly DoubleSwitch[],
): Promise<Record<string, DoubleSwitch["default"]>> {
	const { parseCrispDoubleFlag } = await import("../crisp/double/crisp-double-flags.js");
	const typed: Record<string, DoubleSwitch["default"]> = {};
	for (const each of switches) {
		const flag = `--${kebab(each.name)}`;
		const raw = input.values[optionKey(flag)];
		if (typeof raw !== "string") continue;
		const value = parseCrispDoubleFlag(each, raw);
		if (value === undefined) throw wrongValue(flag, raw, "number");
		typed[each.name] = value;
	}
	return typed;
}

function choicesOf({ type, choices }: DoubleSwitch): { choices?: readonly string[] } {
	if (type === "boolean") return { choices: ["true", "false"] };
	return choices === undefined ? {} : { choices };
}

function withDefault({ text, default: preset }: DoubleSwitch): Localized {
	const none = both("none", "无");
	const value = (language: keyof Localized) =>
		typeof preset === "object" ? preset.join(",") || none[language] : String(preset);
	return both(`${text.en}; default ${value("en")}`, `${text["zh-CN"]}，默认 ${value("zh-CN")}`);
}
