import type { z } from "zod";
import type { Localized } from "../model/index.js";

export interface SettingInfo {
	/** Environment variable, e.g. `CHATWOOT_BASE_URL`. */
	env: string;
	/** Question of the wizard and line of the docs. */
	label: Localized;
	help?: Localized;
	/** Never a flag, never printed, registered for redaction. `in-url`: an address that may be a flag while it holds no password. */
	secret?: boolean | "in-url";
}
/** A setting with its key: the flag is the kebab-case of the key, prefixed with the adapter's id. */
export interface Setting extends SettingInfo {
	key: string;
	optional: boolean;
	schema: z.ZodType;
}

/** A property of the field itself, under a name that every copy of uncrisp knows: an adapter may bring one of its own. */
const settingInfo = Symbol.for("uncrisp.setting");

/** Attaches names and texts to one field of an adapter's config. Comes last: what zod makes of a field knows nothing of it. */
export function setting<T extends z.ZodType>(schema: T, info: SettingInfo): T {
	Object.defineProperty(schema, settingInfo, { value: info, configurable: true });
	return schema;
}

/** The settings of an adapter's config, in order. Fields without `setting()` are a `bug` of the adapter. */
export function settingsOf(config: z.ZodObject): Setting[] {
	return Object.entries(config.shape).map(([key, schema]) => {
		const info = (schema as { [settingInfo]?: SettingInfo })[settingInfo];
		if (!info) throw new Error(`adapter setting ${key} lacks setting()`);
		return { key, ...info, optional: (schema as z.ZodType).safeParse(undefined).success, schema: schema as z.ZodType };
	});
}
