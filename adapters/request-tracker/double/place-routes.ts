import type { Hono } from "hono";
import { changed, failed, jsonBody, made, matching, notFound, page, refuse, same, stored } from "./answers.js";
import type { DoubleState, Row } from "./state.js";

/** Queues, classes and articles. */
export function placeRoutes(app: Hono, base: string, state: DoubleState): void {
	const places = [
		["queue", "queues", "Queue already exists"],
		["class", "classes", "Invalid value for Name"],
	] as const;
	for (const [type, table, taken] of places) {
		app.post(`${base}/${type}`, async (c) => {
			const body = await jsonBody(c);
			if (body instanceof Response) return body;
			if (state.data[table].some(({ Name }) => same(Name, body.Name))) return refuse(c, taken);
			return made(c, type, state.insert(table, { Name: body.Name, Description: body.Description ?? "", Disabled: 0 }));
		});
		app.get(`${base}/${type}/:id`, (c) => {
			const row = state.find(table, c.req.param("id"));
			return row === undefined ? notFound(c) : c.json({ ...row, ...fieldsOf(type) });
		});
		app.put(`${base}/${type}/:id`, async (c) => {
			const row = state.find(table, c.req.param("id"));
			const body = await jsonBody(c);
			if (body instanceof Response) return body;
			return row === undefined ? notFound(c) : c.json(changed(row, body, type));
		});
		app.delete(`${base}/${type}/:id`, (c) => disabled(c, state.find(table, c.req.param("id"))));
	}
	app.get(`${base}/queues/all`, (c) => page(c, "queue", state.data.queues.filter(isEnabled)));

	app.post(`${base}/article`, async (c) => {
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		const place = state.find("classes", body.Class);
		if (place === undefined || !isEnabled(place)) return refuse(c, "Permission Denied", 403);
		const name = stored(body.Name, 255);
		// Disabled ones keep their names.
		if (name === "" || state.data.articles.some((row) => row.place === place.id && same(row.Name, name)))
			return refuse(c, "Create failed for unknown reason");
		const row = { Name: name, Summary: stored(body.Summary, 255), place: place.id, Disabled: 0 };
		return made(c, "article", state.insert("articles", { ...row, content: contentOf(body) }));
	});
	app.get(`${base}/article/:id`, (c) => {
		const row = state.data.articles.find(({ id }) => String(id) === c.req.param("id"));
		if (row === undefined) return notFound(c);
		return c.json({ ...row, CustomFields: [{ name: "Content", values: [row.content] }] });
	});
	app.put(`${base}/article/:id`, async (c) => {
		const row = state.data.articles.find(({ id }) => String(id) === c.req.param("id"));
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		if (row === undefined) return notFound(c);
		const { CustomFields: _, ...columns } = body;
		const content = contentOf(body);
		return c.json(changed(row, { ...columns, ...(content !== "" && { content }) }, "Article"));
	});
	app.delete(`${base}/article/:id`, (c) =>
		disabled(
			c,
			state.data.articles.find(({ id }) => String(id) === c.req.param("id")),
		),
	);
	app.get(`${base}/articles`, (c) => {
		const all = c.req.query("find_disabled_rows") === "1";
		return page(
			c,
			"article",
			matching(c, state.data.articles).filter((row) => all || isEnabled(row)),
		);
	});

	function fieldsOf(type: "queue" | "class"): Record<string, unknown> {
		if (type === "class") return { ArticleCustomFields: [{ name: "Content" }] };
		const { ticketField } = state.quirks;
		return { TicketCustomFields: ticketField === "" ? [] : [{ name: ticketField }] };
	}
}

export function disabled(c: Parameters<typeof notFound>[0], row: Row | undefined): Response {
	if (row === undefined) return notFound(c);
	if (!isEnabled(row)) return failed(c);
	row.Disabled = 1;
	return c.body(null, 204);
}

export const isEnabled = (row: Row) => String(row.Disabled ?? 0) === "0";

const contentOf = ({ CustomFields: fields }: Record<string, unknown>) =>
	String((fields as { Content?: unknown } | undefined)?.Content ?? "");
