import type { Context, Hono, Next } from "hono";
import { bodyOf, crash, invalid, notFound, tooLong } from "./answers.js";
import type { DoubleState, Json } from "./state.js";

/** The help centre with its quirks: custom_domain wanted, locales checked, slugs unique in the installation, 500 for a portal that is gone. */
export function portalRoutes(app: Hono, base: string, state: DoubleState): void {
	const { data } = state;
	const portalOf = (slug: string | undefined) => data.portals.find((one) => one.slug === slug);
	const portals = `${base}/portals`;

	app.get(portals, (c) => c.json({ payload: data.portals.map(portalJson) }));
	app.post(portals, async (c) => {
		const body = await bodyOf(c, "portal");
		if (body.custom_domain === undefined) return crash(c, state);
		if (portalOf(String(body.slug)) !== undefined) return invalid(c, state, ["slug"], "has already been taken");
		const portal = { id: state.id(), ...body };
		data.portals.push(portal);
		return c.json(portalJson(portal));
	});
	app.patch(`${portals}/:slug`, async (c) => {
		const portal = portalOf(c.req.param("slug"));
		if (portal === undefined) return crash(c, state);
		Object.assign(portal, await bodyOf(c, "portal"));
		return c.json(portalJson(portal));
	});
	app.delete(`${portals}/:slug`, (c) => {
		const portal = portalOf(c.req.param("slug"));
		if (portal === undefined) return crash(c, state);
		data.portals = data.portals.filter((one) => one !== portal);
		data.categories = data.categories.filter((one) => one.portal !== portal.slug);
		data.articles = data.articles.filter((one) => one.portal !== portal.slug);
		return c.body(null, 200);
	});

	const categories = `${portals}/:slug/categories`;
	const withPortal = async (c: Context, next: Next) =>
		portalOf(c.req.param("slug")) === undefined ? crash(c, state) : await next();
	app.use(categories, withPortal);
	app.use(`${categories}/:id`, withPortal);
	app.get(categories, (c) => {
		const locale = c.req.query("locale");
		const found = data.categories.filter((one) => one.portal === c.req.param("slug"));
		return c.json({ payload: found.filter((one) => locale === undefined || one.locale === locale) });
	});
	app.post(categories, async (c) => {
		const portal = portalOf(c.req.param("slug")) as Json;
		const body = await bodyOf(c, "category");
		if (!locales(portal).includes(String(body.locale))) return invalid(c, state, ["locale"]);
		const twin = data.categories.some(
			(one) => one.portal === portal.slug && one.slug === body.slug && one.locale === body.locale,
		);
		if (twin) return invalid(c, state, ["locale"], "should be unique in the category and portal");
		const category = { id: state.id(), portal: portal.slug, ...body };
		data.categories.push(category);
		return c.json({ payload: category });
	});
	app.patch(`${categories}/:id`, async (c) => {
		const category = data.categories.find((one) => one.id === Number(c.req.param("id")));
		if (category === undefined) return notFound(c);
		Object.assign(category, await bodyOf(c, "category"));
		return c.json({ payload: category });
	});
	app.delete(`${categories}/:id`, (c) => {
		const before = data.categories.length;
		data.categories = data.categories.filter((one) => one.id !== Number(c.req.param("id")));
		return before === data.categories.length ? notFound(c) : c.body(null, 200);
	});

	const articles = `${portals}/:slug/articles`;
	app.get(articles, (c) => {
		const locale = c.req.query("locale");
		const page = Number(c.req.query("page") ?? 1);
		const found = data.articles.filter(
			(one) => one.portal === c.req.param("slug") && (locale === undefined || one.locale === locale),
		);
		return c.json({ payload: found.slice((page - 1) * 25, page * 25), meta: { all_articles_count: found.length } });
	});
	app.get(`${articles}/:id`, (c) => {
		const article = data.articles.find((one) => one.id === Number(c.req.param("id")));
		return article === undefined ? notFound(c) : c.json({ payload: article });
	});
	app.post(articles, async (c) => {
		const portal = portalOf(c.req.param("slug"));
		if (portal === undefined) return notFound(c);
		const body = await bodyOf(c, "article");
		if (!data.agents.some((one) => one.id === body.author_id)) return invalid(c, state, ["author", "author_id"]);
		if (!body.content || tooLong(body.content, 20_000)) return invalid(c, state, ["content"]);
		if (tooLong(body.title, 255) || !body.title) return invalid(c, state, ["title"]);
		if (data.articles.some((one) => one.slug === body.slug)) return crash(c, state);
		const article = { id: state.id(), portal: portal.slug, ...body };
		data.articles.push(article);
		return c.json({ payload: article });
	});
	app.patch(`${articles}/:id`, async (c) => {
		const article = data.articles.find((one) => one.id === Number(c.req.param("id")));
		if (article === undefined) return notFound(c);
		Object.assign(article, await bodyOf(c, "article"));
		return c.json({ payload: article });
	});
	app.delete(`${articles}/:id`, (c) => {
		const before = data.articles.length;
		data.articles = data.articles.filter((one) => one.id !== Number(c.req.param("id")));
		return before === data.articles.length ? notFound(c) : c.body(null, 200);
	});
}

function locales(portal: Json): string[] {
	const config = (portal.config ?? {}) as Json;
	return ((config.allowed_locales ?? ["en"]) as unknown[]).map(String);
}

function portalJson(portal: Json): Json {
	const allowed = locales(portal).map((code) => ({ code, articles_count: 0, categories_count: 0 }));
	return { ...portal, config: { ...(portal.config as Json), allowed_locales: allowed } };
}
