import type { Context } from "hono";
import type { DoubleState, Json } from "./state.js";

/** Chatwoot's ways of saying no, each with its own body. */
export function invalid(c: Context, state: DoubleState, attributes: string[], message = "is invalid"): Response {
	const body = state.quirks.chineseErrors ? "内容无效" : `${attributes.join(", ")} ${message}`;
	return c.json({ message: body, attributes }, 422);
}
export function refusal(c: Context, error: string): Response {
	return c.json({ error }, 422);
}
export function notFound(c: Context): Response {
	return c.json({ error: "Resource could not be found" }, 404);
}
export function unauthorized(c: Context, error = "You are not authorized to do this action"): Response {
	return c.json({ error }, 401);
}
export function crash(c: Context, state: DoubleState): Response {
	if (state.quirks.htmlErrors)
		return c.html("<html><body><h1>We're sorry, but something went wrong.</h1></body></html>", 500);
	return c.json({ status: 500, error: "Internal Server Error" }, 500);
}

/** The body of a request, with or without its root key, JSON or multipart. */
export async function bodyOf(c: Context, root?: string): Promise<Json> {
	const type = c.req.header("content-type") ?? "";
	let body: Json = {};
	if (type.includes("multipart/form-data")) {
		const form = await c.req.formData();
		for (const key of new Set(form.keys())) body[key] = key.endsWith("[]") ? form.getAll(key) : form.get(key);
	} else if (type.includes("json")) body = (await c.req.json()) as Json;
	const inner = root === undefined ? undefined : body[root];
	return typeof inner === "object" && inner !== null ? (inner as Json) : body;
}

/** Any text over the limit of its column, or with a NUL, which PostgreSQL refuses. */
export function tooLong(value: unknown, max: number): boolean {
	return typeof value === "string" && [...value].length > max;
}

export function hasNul(value: unknown): boolean {
	if (typeof value === "string") return value.includes("\u0000");
	if (typeof value !== "object" || value === null || value instanceof Blob) return false;
	return Object.entries(value).some(([key, item]) => hasNul(key) || hasNul(item));
}
