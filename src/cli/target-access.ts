import { builtinAdapters } from "../../adapters/builtin.js";
import type { Adapter } from "../adapter/contract.js";
import { createRegistry } from "../adapter/registry.js";
import { settingsOf } from "../adapter/setting.js";
import { noSuchImport } from "../adapter/sheet-adapter.js";
import type { TargetOptions } from "../apply/import-options.js";
import type { Archive } from "../archive/archive.js";
import { AppError } from "../model/index.js";
import { targetLanguage } from "../plan/target-language.js";
import type { OptionDescription } from "./command.js";
import { kebab } from "./kebab.js";
import type { Session } from "./session.js";
import type { SettingDescription } from "./setting-table.js";
import type { Settings } from "./settings.js";
import { both } from "./words.js";

/** All adapters that can be named. */
export function adapterRegistry(directory?: string) {
	return createRegistry(builtinAdapters, directory === undefined ? {} : { directory });
}

export async function loadAdapter(nameOrPath: string, cwd: string): Promise<Adapter> {
	return adapterRegistry(cwd).load(nameOrPath);
}

/** An adapter's settings as settings of ours: `chatwoot.baseUrl`, CHATWOOT_BASE_URL, `--chatwoot-base-url`. */
export function adapterSettings(adapter: Adapter): SettingDescription[] {
	const { id } = adapter.manifest;
	return settingsOf(adapter.config).map((setting) => ({
		key: `${id}.${setting.key}`,
		env: setting.env,
		...(setting.secret === true ? {} : { flag: `${id}-${kebab(setting.key)}` }),
		text: setting.help
			? both(`${setting.label.en}. ${setting.help.en}`, `${setting.label["zh-CN"]}。${setting.help["zh-CN"]}`)
			: setting.label,
		shape: "text" as const,
		...(setting.secret && { secret: true }),
	}));
}

export function adapterOptions(settings: readonly SettingDescription[]): OptionDescription[] {
	return settings.flatMap((each) =>
		each.flag === undefined ? [] : [{ flags: `--${each.flag} <value>`, text: each.text, setting: each.key }],
	);
}

/** The adapter that the settings name. */
export async function targetAdapter(session: Session): Promise<Adapter> {
	const name = session.settings.text("target");
	if (name !== undefined) {
		const adapter = await loadAdapter(name, session.cwd);
		if (adapter.manifest.kind === "facts-only") throw noSuchImport(adapter.manifest);
		return adapter;
	}
	const names = adapterRegistry().importers().join(", ");
	throw new AppError("usage", {
		what: both("No target was named", "没有指定目标平台"),
		hint: both(`Add --to NAME; there are: ${names}`, `请加上 --to NAME，可选：${names}`),
	});
}

/** What of the adapter's config is set. Enough for a plan; {@link completeConfig} is for connections. */
export function partialConfig(adapter: Adapter, settings: Settings): Record<string, unknown> {
	const known = settings.with(adapterSettings(adapter));
	const config: Record<string, unknown> = {};
	for (const setting of settingsOf(adapter.config)) {
		const key = `${adapter.manifest.id}.${setting.key}`;
		const raw = known.text(key);
		if (raw !== undefined && known.get(key).origin === "flag" && setting.secret && holdsPassword(raw))
			throw passwordInFlag(setting.env, adapter.manifest.id, setting.key);
		if (raw === undefined) {
			const fallback = setting.schema.safeParse(undefined);
			if (fallback.success && fallback.data !== undefined) config[setting.key] = fallback.data;
			continue;
		}
		const parsed = candidates(raw).map((each) => setting.schema.safeParse(each));
		const good = parsed.find((each) => each.success);
		if (!good?.success) {
			throw new AppError("config-invalid", {
				what: both(`${setting.env} has a value it cannot have`, `${setting.env} 的值无效`),
				why: both(parsed[0]?.error?.issues[0]?.message ?? "", `含义：${setting.label["zh-CN"]}`),
				hint: both(`It is: ${setting.label.en}`, "请修正后重试"),
			});
		}
		config[setting.key] = good.data;
	}
	return config;
}

/** The whole config, or an error that names all that is missing. */
export function completeConfig(adapter: Adapter, settings: Settings): Record<string, unknown> {
	const config = partialConfig(adapter, settings);
	const missing = settingsOf(adapter.config).filter((each) => !each.optional && config[each.key] === undefined);
	if (missing.length === 0) return config;
	const names = missing.map((each) => each.env).join(", ");
	throw new AppError("config-invalid", {
		what: both(
			`Settings for ${adapter.manifest.name.en} are missing: ${names}`,
			`缺少 ${adapter.manifest.name["zh-CN"]} 的设置：${names}`,
		),
		hint: both(
			`Set them in the environment or .env; explained by: uncrisp adapters ${adapter.manifest.id}`,
			`请在环境变量或 .env 中设置；说明见：uncrisp adapters ${adapter.manifest.id}`,
		),
	});
}

/** What reaching the target takes, from complete settings and with its secrets hidden from every log. */
export async function reachTarget(
	session: Session,
	archive: Archive,
	adapter: Adapter,
): Promise<TargetOptions<Record<string, unknown>>> {
	const config = completeConfig(adapter, session.settings);
	await hideSecrets(session, adapter, config);
	const language = targetLanguage(archive, adapter.account(config), session.language);
	return { archive, adapter, config, http: await session.http(), run: session.run, language };
}

/** Registers the adapter's secrets so that no log shows them. */
export async function hideSecrets(session: Session, adapter: Adapter, config: Record<string, unknown>): Promise<void> {
	const http = await session.http();
	for (const setting of settingsOf(adapter.config)) {
		const value = config[setting.key];
		if (setting.secret && typeof value === "string" && value !== "") http.secret(value);
	}
}

/** Whether an address has a password, in front of its host or among its parameters. */
function holdsPassword(url: string): boolean {
	return /^[a-z]+:\/\/[^/?#]*:[^/?#]*@/i.test(url) || /[?&]password=/i.test(url);
}

function passwordInFlag(env: string, adapter: string, key: string): AppError {
	const flag = `--${adapter}-${kebab(key)}`;
	return new AppError("usage", {
		what: both(`${flag} holds a password`, `${flag} 中含有密码`),
		why: both(
			"Every user of this machine can read flags, and the shell keeps them",
			"本机所有用户都能看到命令行参数，shell 也会记录",
		),
		hint: both(`Set ${env} in the environment or .env instead`, `请改在环境变量或 .env 中设置 ${env}`),
	});
}

function candidates(raw: string): unknown[] {
	const values: unknown[] = [raw];
	if (raw === "true" || raw === "false") values.push(raw === "true");
	if (/^-?[0-9]+(\.[0-9]+)?$/.test(raw)) values.push(Number(raw));
	values.push(raw.split(",").map((each) => each.trim()));
	return values;
}
