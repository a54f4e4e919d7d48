import { type Answer, byId, type Call, notFound, one, paged } from "./answer.js";
import { ratingsOf, withDesk } from "./helpdesk-routes.js";
import { type Route, route } from "./router.js";
import { uuidOf } from "./seeded-random.js";
import type { HelpdeskContent, HelpdeskPage, Wire } from "./workspace-content.js";

const base = "/website/{w}/helpdesk/locale/{locale}";
const scope = "helpdesk";

/** The article routes of before 22 September 2026; whether they still answer reads is a quirk. */
export const legacyHelpdeskRoutes: readonly Route[] = [
	legacy(`${base}/articles/{page}`, (call, desk) => {
		const on = (name: string) => call.query(name) === "1";
		const title = call.query("search_title")?.toLowerCase();
		const found = articlesOf(desk, call).filter(
			(article) =>
				(!title || String(article.title).toLowerCase().includes(title)) &&
				(!on("filter_status_published") || article.status === "published") &&
				(!on("filter_status_draft") || article.status === "draft") &&
				(!on("filter_visibility_visible") || article.visibility === "visible") &&
				(!on("filter_visibility_hidden") || article.visibility === "hidden"),
		);
		return paged(call, found, ({ content: _content, ...excerpt }) => excerpt);
	}),
	legacy(`${base}/article/{id}`, (call, desk) => byId(articlesOf(desk, call), "article_id", call.param("id")), true),
	legacy(`${base}/article/{id}/page`, (call, desk) => {
		const article = articlesOf(desk, call).find((entry) => entry.article_id === call.param("id"));
		return article ? one({ title: article.title, url: article.url }) : notFound();
	}),
	legacy(`${base}/article/{id}/category`, (call, desk) => {
		const page = pagesOf(desk, call).find((entry) => articleId(entry) === call.param("id"));
		if (!page) return notFound();
		const [category, section] = page.path.split("/").slice(0, -1);
		const id = (path: string | undefined) => (path === undefined ? null : groupId(page.locale, path));
		return one({ category_id: id(category), section_id: section === undefined ? null : id(`${category}/${section}`) });
	}),
	legacy(`${base}/article/{id}/alternates`, (call) =>
		paged({ ...call, param: (name) => (name === "page" ? "1" : call.param(name)) }, []),
	),
	legacy(`${base}/article/{id}/alternate/{linked}`, () => notFound(), true),
	legacy(`${base}/categories/{page}`, (call, desk) => paged(call, groupsOf(desk, call, ""))),
	legacy(
		`${base}/category/{id}`,
		(call, desk) => byId(groupsOf(desk, call, ""), "category_id", call.param("id")),
		true,
	),
	legacy(`${base}/category/{id}/sections/{page}`, (call, desk) => paged(call, sectionsOf(desk, call))),
	legacy(
		`${base}/category/{id}/section/{section}`,
		(call, desk) => byId(sectionsOf(desk, call), "section_id", call.param("section")),
		true,
	),
	legacy(`${base}/feedback/ratings`, (call, desk) => one(ratingsOf(feedbackOf(desk, call)))),
	legacy(`${base}/feedback/list/{page}`, (call, desk) => paged(call, feedbackOf(desk, call))),
];

function legacy(template: string, handle: (call: Call, desk: HelpdeskContent) => Answer, head = false): Route {
	return route(
		template,
		scope,
		(call) =>
			call.double.quirks.legacyHelpdesk === "works"
				? withDesk(call, (desk) => handle(call, desk))
				: notFound("route_not_found"),
		{ head },
	);
}

function pagesOf(desk: HelpdeskContent, call: Call): HelpdeskPage[] {
	return desk.pages.filter((page) => page.locale === call.param("locale") && page.type === "articles");
}

function articlesOf(desk: HelpdeskContent, call: Call): Wire[] {
	return pagesOf(desk, call).map((page, order) => ({
		article_id: articleId(page),
		title: page.title,
		description: page.description,
		content: page.content,
		status: page.state.published ? "published" : "draft",
		visibility: page.state.hidden ? "hidden" : "visible",
		featured: page.state.featured,
		visits: 3 + order,
		order: order + 1,
		url: `${desk.url}${page.locale}/article/${page.entityId}/`,
		created_at: page.createdAt,
		updated_at: page.createdAt,
		published_at: page.state.published ? page.createdAt : null,
	}));
}

function groupsOf(desk: HelpdeskContent, call: Call, below: string): Wire[] {
	const locale = call.param("locale");
	const depth = below === "" ? 1 : 2;
	const paths = new Set<string>();
	for (const page of pagesOf(desk, call)) {
		const folders = page.path.split("/").slice(0, -1);
		if (folders.length >= depth && (below === "" || folders[0] === below)) paths.add(folders.slice(0, depth).join("/"));
	}
	const key = depth === 1 ? "category_id" : "section_id";
	return [...paths].map((path, order) => ({
		[key]: groupId(locale, path),
		name: desk.folders[`${locale}/articles/${path}`] ?? path,
		order: order + 1,
		created_at: 1735725600000,
		updated_at: 1735725600000,
	}));
}

function sectionsOf(desk: HelpdeskContent, call: Call): Wire[] {
	const categories = new Set(pagesOf(desk, call).map((page) => page.path.split("/")[0] ?? ""));
	const category = [...categories].find((path) => groupId(call.param("locale"), path) === call.param("id"));
	return category === undefined ? [] : groupsOf(desk, call, category);
}

function feedbackOf(desk: HelpdeskContent, call: Call): Wire[] {
	return desk.feedback.filter((entry) => entry.locale === call.param("locale")).map((entry) => entry.item);
}

function articleId(page: HelpdeskPage): string {
	return uuidOf(...numbersOf(`${page.locale}/${page.path}`));
}

function groupId(locale: string, path: string): string {
	return uuidOf(7, ...numbersOf(`${locale}/${path}`));
}

function numbersOf(value: string): number[] {
	return [...value].map((letter) => letter.codePointAt(0) ?? 0);
}
