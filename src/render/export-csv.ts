import type { EntityKind, EntityOf } from "../model/index.js";
import { csvLines } from "./csv-cells.js";
import { csvColumns } from "./csv-columns.js";

export interface CsvOptions {
	/** Begins with a byte order mark, without which Excel reads Chinese as something else. */
	bom?: boolean;
}

/** One kind of entity as CSV, a header and a line each; streams, so a million messages need no more memory than a hundred. */
export function* exportCsv<K extends EntityKind>(
	kind: K,
	entities: Iterable<EntityOf<K>>,
	options: CsvOptions = {},
): Iterable<string> {
	const columns = csvColumns(kind);
	yield `${options.bom === true ? "\uFEFF" : ""}${csvLines([columns.map((column) => column.name)])}`;
	let rows: ReturnType<(typeof columns)[number]["value"]>[][] = [];
	for (const entity of entities) {
		rows.push(columns.map((column) => column.value(entity)));
		if (rows.length < rowsPerChunk) continue;
		yield csvLines(rows);
		rows = [];
	}
	if (rows.length > 0) yield csvLines(rows);
}

const rowsPerChunk = 100;
