import { text } from "../../model/index.js";
import { fileInvalid } from "./hand-in-error.js";
import type { HandedInTable, TableRow } from "./read-table.js";

/** Reads a JSON array of objects, an object around one such array, or NDJSON. */
export function readJsonTable(content: string): Omit<HandedInTable, "encoding"> {
	const whole = parsed(content);
	if ("value" in whole) {
		const items = itemsOf(whole.value);
		if (items === undefined) throw fileInvalid(text("it is not a list of objects", "不是对象列表"));
		return table(
			"json",
			items.map((value, at) => ({ value, line: at + 1 })),
		);
	}
	const lines = content.split("\n").map((line, at) => ({ line: at + 1, text: line.trim() }));
	const filled = lines.filter((each) => each.text !== "");
	if (content.trimStart().startsWith("[") || filled[0] === undefined || !("value" in parsed(filled[0].text)))
		throw fileInvalid(
			text("it is not valid JSON", "不是有效的 JSON"),
			whole.line === undefined ? {} : { line: whole.line },
		);
	return table(
		"ndjson",
		filled.map((each) => {
			const one = parsed(each.text);
			if (!("value" in one)) throw fileInvalid(text("it is not valid JSON", "不是有效的 JSON"), { line: each.line });
			return { value: one.value, line: each.line };
		}),
	);
}

type Fields = Record<string, unknown>;

function table(
	format: "json" | "ndjson",
	items: readonly { value: unknown; line: number }[],
): Omit<HandedInTable, "encoding"> {
	const headers = new Set<string>();
	const rows = items.map(({ value, line }): TableRow => {
		if (!isObject(value))
			throw fileInvalid(text("it is not an object", "不是对象"), format === "json" ? { item: line } : { line });
		for (const name of namesIn(value, "", 0)) headers.add(name);
		return { line, row: value };
	});
	return { format, headers: [...headers], rows };
}

/** Names of members, those of inner objects as `rating.stars`. */
function* namesIn(value: Fields, prefix: string, depth: number): Iterable<string> {
	for (const [name, inner] of Object.entries(value)) {
		if (isObject(inner) && depth < 3) yield* namesIn(inner, `${prefix}${name}.`, depth + 1);
		else yield prefix + name;
	}
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (!isObject(value)) return undefined;
	const lists = Object.values(value).filter((inner) => Array.isArray(inner) && inner.some(isObject));
	// One object alone is a list of one: NDJSON of a single line.
	return lists.length === 1 ? (lists[0] as unknown[]) : [value];
}

function isObject(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value, or the line on which reading ended where the engine says so. Its message quotes the text, so it goes no further. */
function parsed(content: string): { value: unknown } | { line?: number } {
	try {
		return { value: JSON.parse(content) };
	} catch (error) {
		const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
		return position === undefined ? {} : { line: content.slice(0, Number(position)).split("\n").length };
	}
}
