import type { Wire } from "./workspace-content.js";

export interface FilterItem {
	criterion: string;
	operator: string;
	query: string[];
}

/** The JSON array text that `search_query` and `search_filter` carry; undefined when it is none. */
export function parseFilter(value: string): FilterItem[] | undefined {
	try {
		const parsed: unknown = JSON.parse(value);
		if (!Array.isArray(parsed)) return undefined;
		return parsed.map((item: Wire) => ({
			criterion: String(item.criterion ?? ""),
			operator: String(item.operator ?? "eq"),
			query: Array.isArray(item.query) ? item.query.map(String) : [],
		}));
	} catch {
		return undefined;
	}
}

/** Whether an object meets the conditions; a criterion is a dotted path, and a list meets `eq` by any of its items. */
export function matchesFilter(object: Wire, items: readonly FilterItem[], join: "and" | "or"): boolean {
	const test = (item: FilterItem) => {
		const found = valuesAt(object, item.criterion).map(String);
		const some = (compare: (have: string, want: string) => boolean) =>
			found.some((have) => item.query.some((want) => compare(have, want)));
		switch (item.operator) {
			case "eq":
				return some((have, want) => have === want);
			case "neq":
				return !some((have, want) => have === want);
			case "gte":
				return some((have, want) => Number(have) >= Number(want));
			case "lte":
				return some((have, want) => Number(have) <= Number(want));
			case "gt":
				return some((have, want) => Number(have) > Number(want));
			case "lt":
				return some((have, want) => Number(have) < Number(want));
			default:
				return false;
		}
	};
	return join === "or" ? items.some(test) : items.every(test);
}

function valuesAt(object: Wire, path: string): unknown[] {
	let value: unknown = object;
	for (const key of path.split("."))
		value = typeof value === "object" && value !== null ? (value as Wire)[key] : undefined;
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}
