import type { Context } from "hono";
import type { Row } from "./state.js";

/** REST 2.0's answers (seen on 5.0.3). */
export function made(c: Context, type: string, row: Row, id: unknown = row.id): Response {
	c.header("location", `/REST/2.0/${type}/${row.id}`);
	return c.json({ id: String(id), type, _url: `${new URL(c.req.url).origin}/REST/2.0/${type}/${id}` }, 201);
}

export const refuse = (c: Context, message: string, status: 400 | 403 | 404 | 500 = 400) => c.json({ message }, status);
export const notFound = (c: Context) => refuse(c, "Not Found", 404);
/** What the original answers when a deletion changes nothing. */
export const failed = (c: Context) => refuse(c, "Internal Server Error", 500);

/** The body; a refusal for what is no JSON. */
export async function jsonBody(c: Context): Promise<Record<string, unknown> | Response> {
	if (!(c.req.header("content-type") ?? "").includes("json")) return c.json({ message: "Unsupported Media Type" }, 415);
	try {
		return (await c.req.json()) as Record<string, unknown>;
	} catch {
		return refuse(c, "JSON parse error: malformed JSON string");
	}
}

/** One page of a collection: an id, a type and the fields that were asked for. */
export function page(c: Context, type: string, rows: readonly Row[], idOf: (row: Row) => unknown = ({ id }) => id) {
	const perPage = Math.min(100, Number(c.req.query("per_page") ?? 20) || 20);
	const number = Math.max(1, Number(c.req.query("page") ?? 1) || 1);
	const fields = (c.req.query("fields") ?? "").split(",").filter((field) => field !== "");
	const items = rows.slice((number - 1) * perPage, number * perPage).map((row) => ({
		id: String(idOf(row)),
		type,
		...Object.fromEntries(fields.filter((field) => field in row).map((field) => [field, row[field]])),
	}));
	const pages = Math.ceil(rows.length / perPage);
	return c.json({ count: items.length, total: rows.length, per_page: perPage, page: number, pages, items });
}

/** A search in JSON: every condition that names a field holds, without regard to case. */
export function matching(c: Context, rows: readonly Row[]): Row[] {
	const query = JSON.parse(c.req.query("query") ?? "[]") as { field: string; value: unknown }[];
	return rows.filter((row) => query.every(({ field, value }) => same(row[field], value)));
}

export const same = (left: unknown, right: unknown) =>
	String(left ?? "").toLowerCase() === String(right ?? "").toLowerCase();

/** Changes columns, and says so as the original does. */
export function changed(row: Row, values: Record<string, unknown>, type: string): string[] {
	const lines: string[] = [];
	for (const [name, value] of Object.entries(values)) {
		if (String(row[name] ?? "") === String(value ?? "")) continue;
		lines.push(`${type} ${row.Name ?? row.id}: ${name} changed from '${row[name] ?? ""}' to '${value}'`);
		row[name] = value;
	}
	return lines;
}

/** Columns hold bytes of UTF-8; the rest is cut off without a word. */
export function stored(value: unknown, maxBytes: number): string {
	const bytes = Buffer.from(String(value ?? "")).subarray(0, maxBytes);
	return bytes.toString("utf8").replace(/\ufffd+$/, "");
}
