/** A copy of a JSON value with every text and name in it changed; the value itself when none was. */
export function changeTexts(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === "string") return change(value);
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) {
		const items = value.map((item) => changeTexts(item, change));
		return items.some((item, index) => item !== value[index]) ? items : value;
	}
	const entries = Object.entries(value).map(([name, item]) => [change(name), changeTexts(item, change)] as const);
	const same = entries.every(
		([name, item]) => Object.hasOwn(value, name) && (value as Record<string, unknown>)[name] === item,
	);
	return same ? value : Object.fromEntries(entries);
}
