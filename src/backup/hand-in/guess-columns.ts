import { type HandInSort, handInDescriptions, headerKey } from "./hand-in-sorts.js";

/** Our field → the header of the column that holds it. */
export type Columns = Readonly<Record<string, string>>;

/** Which column is which, from the headers alone: only words that surely mean a field count. */
export function guessColumns(sort: HandInSort, headers: readonly string[]): Columns {
	const byKey = new Map<string, string>();
	for (const header of headers) {
		const key = headerKey(header);
		if (!byKey.has(key)) byKey.set(key, header);
	}
	const columns: Record<string, string> = {};
	for (const { name, headers: words } of handInDescriptions[sort].fields) {
		const key = words.find((word) => byKey.has(word));
		const header = key === undefined ? undefined : byKey.get(key);
		if (key === undefined || header === undefined) continue;
		columns[name] = header;
		byKey.delete(key);
	}
	return columns;
}

/** Fields that still lack a column; empty when the rows can be read. */
export function missingFields(sort: HandInSort, columns: Columns): readonly string[] {
	const lacking = handInDescriptions[sort].needs.map((set) => set.filter((field) => !Object.hasOwn(columns, field)));
	return lacking.reduce((best, next) => (next.length < best.length ? next : best));
}
