import type { Context } from "hono";

/** How Live Helper Chat answers: mostly 400 for a refusal, whatever its kind. */
export const done = (c: Context, result: unknown) => c.json({ error: false, result });
export const refuse = (c: Context, words: string, more: Record<string, unknown> = {}) =>
	c.json({ error: true, ...more, result: words }, 400);

/** The body as PHP sees it: what is no JSON, or holds half a character, is nothing. */
export async function jsonBody(c: Context): Promise<Record<string, unknown>> {
	try {
		const body: unknown = JSON.parse(await c.req.text());
		const whole = typeof body === "object" && body !== null && !holdsHalf(body);
		return whole ? (body as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}

function holdsHalf(value: unknown): boolean {
	if (typeof value === "string") return /\p{Surrogate}/u.test(value);
	if (typeof value !== "object" || value === null) return false;
	return Object.entries(value).some(([key, item]) => holdsHalf(key) || holdsHalf(item));
}
