import { keyText, type PersonKey, replacePersonKeys } from "../model/index.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/** Rows in which a key may stand, written somehow: SQL finds them quickly, the caller looks closely. */
export function rowsNaming(
	db: Sqlite,
	table: string,
	column: string,
	keys: readonly PersonKey[],
): Iterable<{ pk: number; raw: string }> {
	const needles = [...new Set(keys.map(needleOf))];
	const pk = table === "outcomes" ? "id" : "pk";
	return walkRows<{ pk: number; raw: string }>(db, {
		select: `SELECT ${pk === "pk" ? "pk" : "id AS pk, id"}, ${column} AS raw FROM ${table}`,
		where:
			needles.length > mostNeedles ? [] : [`(${needles.map(() => `instr(lower(${column}), ?) > 0`).join(" OR ")})`],
		values: needles.length > mostNeedles ? [] : needles,
		order: [pk],
	});
}

/** More of them in one look cost more than reading every row. */
const mostNeedles = 40;

function needleOf(key: PersonKey): string {
	if (key.type === "phone") return key.value.slice(-2);
	// In a link the sign of an address may be encoded.
	return key.type === "email" ? (key.value.split("@")[0] ?? key.value) : key.value.toLowerCase();
}

/** Whether a text, read closely, names somebody by one of these keys. */
export function namesPerson(text: string, keys: ReadonlySet<string>): boolean {
	let named = false;
	replacePersonKeys(text, (key) => (named ||= keys.has(keyText(key))), "");
	return named;
}
