import type { CommandDescription } from "../command.js";
import type { Origin, SettingValue } from "../settings.js";
import { both } from "../words.js";

export const configCommand: CommandDescription = {
	name: "config",
	summary: both("Show every setting and where it comes from", "显示每项设置及其来源"),
	details: both(
		"A flag wins over the environment, that over .env, that over uncrisp.config.json, that over the default. Secrets are never shown.",
		"优先级：命令行选项 > 环境变量 > .env > uncrisp.config.json > 默认值。密钥从不显示。",
	),
	takesTarget: true,
	options: [
		{
			flags: "--to <adapter>",
			text: both("Also the settings of this adapter", "同时显示该适配器的设置"),
			setting: "target",
		},
		{
			flags: "--token-file <file>",
			text: both("As for other commands", "与其他命令相同"),
		},
		{
			flags: "--token-command <cmd>",
			text: both("As for other commands", "与其他命令相同"),
		},
	],
	examples: [
		{ line: "uncrisp config --to chatwoot", text: both("What would an import use?", "导入时会使用哪些设置？") },
	],
	async run(session) {
		const { factLines } = await import("../text-table.js");
		const values = session.settings.all();
		const shown = values.map((each) => ({
			key: each.description.key,
			...(each.description.env && { env: each.description.env }),
			...(each.description.flag && { flag: `--${each.description.flag}` }),
			value: shownValue(each),
			origin: each.origin,
		}));
		if (session.output.options.json) for (const each of shown) session.output.event("setting", each);
		else {
			const rows = values.map((each): [string, string] => [
				each.description.key,
				`${display(each, session.language)}  (${originText(each)[session.language]})`,
			]);
			session.output.data(`${factLines(rows).join("\n")}\n`);
		}
		return { summary: { settings: shown.length } };
	},
};

/** Secrets are only "set" or null. */
function shownValue({ description, value }: SettingValue): unknown {
	if (description.secret) return value === undefined ? null : "set";
	return value ?? null;
}

function display(each: SettingValue, language: "en" | "zh-CN"): string {
	if (each.value === undefined) return both("not set", "未设置")[language];
	if (each.description.secret) return both("set", "已设置")[language];
	return Array.isArray(each.value) ? each.value.join(", ") : String(each.value);
}

function originText({ origin, description }: SettingValue) {
	const name = description.env ?? "";
	const texts: Record<Origin, { en: string; "zh-CN": string }> = {
		flag: both(`flag --${description.flag ?? ""}`, `选项 --${description.flag ?? ""}`),
		given: both("--token-file or --token-command", "--token-file 或 --token-command"),
		environment: both(`environment ${name}`, `环境变量 ${name}`),
		".env": both(`.env ${name}`, `.env ${name}`),
		config: both("uncrisp.config.json", "uncrisp.config.json"),
		default: both("default", "默认值"),
		unset: name === "" ? both("optional", "可选") : both(`can be set as ${name}`, `可通过 ${name} 设置`),
	};
	return texts[origin];
}
