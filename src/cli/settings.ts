import { AppError } from "../model/app-error.js";
import type { InputValue } from "./command.js";
import { parseValue } from "./option-value.js";
import type { SettingDescription } from "./setting-table.js";
import { both } from "./words.js";

/** Where a value came from, strongest first. `given` is a secret from --token-file or --token-command. */
export type Origin = "flag" | "given" | "environment" | ".env" | "config" | "default" | "unset";

export interface SettingValue {
	description: SettingDescription;
	value: Exclude<InputValue, undefined> | undefined;
	origin: Origin;
}

/** The layers, strongest first; each maps its own names to unparsed values. */
export interface SettingLayers {
	/** By key of the setting. Already parsed by the command line. */
	flags: Readonly<Record<string, InputValue>>;
	/** By environment name: secrets from --token-file or --token-command. */
	given?: Readonly<Record<string, string>>;
	env: Readonly<Record<string, string | undefined>>;
	dotenv: Readonly<Record<string, string>>;
	/** By key of the setting, from uncrisp.config.json. */
	config: Readonly<Record<string, unknown>>;
}

/** Every setting with its value and the layer that decided it. Pure: files and environment are read by others. */
export class Settings {
	readonly #layers: SettingLayers;
	readonly #table: readonly SettingDescription[];

	constructor(layers: SettingLayers, table: readonly SettingDescription[]) {
		this.#layers = layers;
		this.#table = table;
	}

	get table(): readonly SettingDescription[] {
		return this.#table;
	}

	/** The same layers with more settings known: those of an adapter. */
	with(more: readonly SettingDescription[]): Settings {
		return new Settings(this.#layers, [...this.#table, ...more]);
	}

	/** The same settings with flags put over them, as if typed. */
	over(flags: Readonly<Record<string, InputValue>>, given: Readonly<Record<string, string>> = {}): Settings {
		return new Settings(
			{
				...this.#layers,
				flags: { ...this.#layers.flags, ...flags },
				given: { ...this.#layers.given, ...given },
			},
			this.#table,
		);
	}

	/** What the config file holds below a name that is no setting's: `report.company.isCIIO` as `company.isCIIO`. */
	configBelow(name: string): Record<string, unknown> {
		return Object.fromEntries(
			Object.entries(this.#layers.config).flatMap(([key, value]) =>
				key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
			),
		);
	}

	all(): SettingValue[] {
		return this.#table.map((description) => this.get(description.key));
	}

	get(key: string): SettingValue {
		const description = this.#table.find((each) => each.key === key);
		if (!description) throw new Error(`no setting ${key}`);
		const found = this.#find(description);
		checkChoice(description, found.value);
		return { description, ...found };
	}

	text(key: string): string | undefined {
		const { value } = this.get(key);
		return typeof value === "string" ? value : undefined;
	}
	number(key: string): number | undefined {
		const { value } = this.get(key);
		return typeof value === "number" ? value : undefined;
	}
	list(key: string): readonly string[] {
		const { value } = this.get(key);
		return Array.isArray(value) ? value : [];
	}

	#find(description: SettingDescription): Pick<SettingValue, "value" | "origin"> {
		const { flags, given, env, dotenv, config } = this.#layers;
		const { key, env: name, shape } = description;
		const flag = flags[key];
		if (flag !== undefined && (!description.secret || description.flag !== undefined))
			return { value: flag, origin: "flag" };
		if (name !== undefined) {
			const named: [Origin, string | undefined][] = [
				["given", given?.[name]],
				["environment", env[name]],
				[".env", dotenv[name]],
			];
			for (const [origin, raw] of named)
				if (raw !== undefined && raw !== "") return { value: parseValue(raw, shape, name), origin };
		}
		const configured = config[key];
		if (configured !== undefined) return { value: fromJson(configured, description), origin: "config" };
		if (description.default !== undefined)
			return { value: parseValue(description.default, shape, key), origin: "default" };
		return { value: undefined, origin: "unset" };
	}
}

function fromJson(value: unknown, description: SettingDescription): Exclude<InputValue, undefined> {
	if (typeof value === "string") return parseValue(value, description.shape, description.key);
	if (typeof value === "number" || typeof value === "boolean")
		return parseValue(String(value), description.shape, description.key);
	const list = description.shape === "list" || description.shape === "hosts";
	if (Array.isArray(value) && list && value.every((each) => typeof each === "string"))
		return parseValue(value.join(","), description.shape, description.key);
	throw new AppError("config-invalid", {
		what: both(
			`${description.key} in uncrisp.config.json has a value of the wrong kind`,
			`uncrisp.config.json 中 ${description.key} 的值类型不对`,
		),
		hint: both(`It is: ${description.text.en}`, `它的含义是：${description.text["zh-CN"]}`),
	});
}

function checkChoice(description: SettingDescription, value: InputValue): void {
	if (!description.choices || typeof value !== "string" || description.choices.includes(value)) return;
	const name = description.env ?? description.key;
	const { choices } = description;
	throw new AppError("config-invalid", {
		what: both(`${name} cannot be "${value}"`, `${name} 的值不能是“${value}”`),
		hint: both(`Choose one of: ${choices.join(", ")}`, `可选值：${choices.join("、")}`),
	});
}
