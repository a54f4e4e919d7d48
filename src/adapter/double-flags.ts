import type { Localized } from "../model/index.js";

/** One switch of a double, for `uncrisp double`. */
export interface DoubleFlag<Quirks> {
	name: keyof Quirks & string;
	description: Localized;
	type: "boolean" | "number" | "string";
	default: boolean | number | string;
}

/** A double's quirks as switches: their types are those of their defaults. */
export function doubleFlags<Quirks extends object>(
	defaults: Quirks,
	described: Record<keyof Quirks & string, Localized>,
): readonly DoubleFlag<Quirks>[] {
	return (Object.keys(defaults) as (keyof Quirks & string)[]).map((name) => ({
		name,
		description: described[name],
		type: typeof defaults[name] as DoubleFlag<Quirks>["type"],
		default: defaults[name] as DoubleFlag<Quirks>["default"],
	}));
}
