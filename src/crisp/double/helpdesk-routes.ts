import { type Answer, byId, type Call, notFound, one, paged } from "./answer.js";
import { dateOf } from "./conversation-list.js";
import { helpdeskTree, upToLevel } from "./helpdesk-tree.js";
import { type Route, route } from "./router.js";
import type { HelpdeskContent, HelpdeskPage, Wire } from "./workspace-content.js";

const base = "/website/{w}/helpdesk";
const scope = "helpdesk";
const types = ["articles", "guides", "references", "news"];

/** The help desk as a tree of Markdown files (sheet 3.14). */
export const helpdeskRoutes: readonly Route[] = [
	route(base, scope, (call) => withDesk(call, (desk) => one({ name: desk.name, url: desk.url })), { head: true }),
	route(`${base}/settings`, scope, (call) => withDesk(call, (desk) => one(desk.settings))),
	route(`${base}/locales/{page}`, scope, (call) =>
		withDesk(call, (desk) => paged(call, desk.locales, (locale) => localeWire(desk, locale))),
	),
	route(
		`${base}/locale/{locale}`,
		scope,
		(call) =>
			withDesk(call, (desk) => {
				const locale = desk.locales.find((entry) => entry.locale === call.param("locale"));
				return locale ? one(localeWire(desk, locale)) : notFound();
			}),
		{ head: true },
	),
	route(`${base}/tree/list/{locale}/{type}/{page}`, scope, (call) =>
		withTree(call, (desk) => {
			const start = dateOf(call.query("filter_date_start"));
			const end = dateOf(call.query("filter_date_end"));
			const title = call.query("search_title")?.toLowerCase();
			const pages = pagesOf(desk, call).filter(
				(page) =>
					(!title || page.title.toLowerCase().includes(title)) &&
					(start === undefined || page.createdAt >= start) &&
					(end === undefined || page.createdAt <= end),
			);
			const prefix = `${call.param("locale")}/${call.param("type")}`;
			const subPath = call.double.quirks.subPath === "understood" ? call.query("sub_path") : undefined;
			const tree = helpdeskTree(pages, desk.folders, prefix, subPath ?? "");
			return paged(call, upToLevel(tree, call.double.quirks.treeLevels));
		}),
	),
	route(`${base}/tree/path/{locale}/{type}/{path+}`, scope, (call) =>
		withPage(call, (page) =>
			one({ type: "file", slug: page.path.split("/").at(-1), title: page.title, state: page.state }),
		),
	),
	route(`${base}/tree/content/{locale}/{type}/{path+}`, scope, (call) =>
		withPage(call, (page) => one({ content: page.content })),
	),
	route(`${base}/tree/metadata/{locale}/{type}/{path+}`, scope, (call) =>
		withPage(call, (page) =>
			one({
				format: "markdown",
				title: page.title,
				description: page.description,
				state: page.state,
				author: { user_id: page.authorId },
				color: null,
				image: null,
			}),
		),
	),
	route(`${base}/tree/page/{locale}/{type}/{path+}`, scope, (call) =>
		withPage(call, (page, desk) => one({ title: page.title, url: urlOf(desk, page) })),
	),
	route(`${base}/page/list/{locale}/{type}/{page}`, scope, (call) =>
		withTree(call, (desk) =>
			call.double.quirks.pageList === "gone"
				? notFound("route_not_found")
				: paged(call, pagesOf(desk, call), (page) => entityWire(desk, page)),
		),
	),
	route(`${base}/page/entity/{locale}/{type}/{id}`, scope, (call) =>
		withTree(call, (desk) => {
			const page = pagesOf(desk, call).find((entry) => entry.entityId === call.param("id"));
			return page ? one(entityWire(desk, page)) : notFound();
		}),
	),
	route(`${base}/history/changes/{page}`, scope, (call) =>
		withTree(call, (desk) => {
			const wanted = (["locale", "type"] as const).map((key) => [key, call.query(`filter_${key}`)] as const);
			const path = call.query("filter_tree_path");
			const changes = desk.changes.filter((change) =>
				(change.files as Wire[]).some(
					(file) =>
						wanted.every(([key, value]) => value === undefined || (file.metadata as Wire)[key] === value) &&
						(path === undefined || file.path === path),
				),
			);
			return paged(call, changes, ({ files: _files, ...change }) => change);
		}),
	),
	route(`${base}/history/change/{id}`, scope, (call) =>
		withTree(call, (desk) => byId(desk.changes, "change_id", call.param("id"))),
	),
	route(`${base}/feedback/ratings/{locale}/{type}`, scope, (call) =>
		withDesk(call, (desk) => one(ratingsOf(feedbackOf(desk, call)))),
	),
	route(`${base}/feedback/list/{locale}/{type}/{page}`, scope, (call) =>
		withDesk(call, (desk) => paged(call, feedbackOf(desk, call))),
	),
	route(`${base}/redirections/{page}`, scope, (call) => withDesk(call, (desk) => paged(call, desk.redirections))),
	route(
		`${base}/redirection/{id}`,
		scope,
		(call) => withDesk(call, (desk) => byId(desk.redirections, "redirection_id", call.param("id"))),
		{ head: true },
	),
];

/** 404 where no help desk was ever set up. */
export function withDesk(call: Call, then: (desk: HelpdeskContent) => Answer): Answer {
	const desk = call.double.workspace.content.helpdesk;
	return desk ? then(desk) : notFound("helpdesk_not_found");
}

export function ratingsOf(items: readonly Wire[]): Wire {
	const helpful = items.filter((item) => item.rating === "helpful").length;
	return { ratings: { helpful, unhelpful: items.length - helpful } };
}

function withTree(call: Call, then: (desk: HelpdeskContent) => Answer): Answer {
	if (call.double.quirks.treeHelpdesk === "gone") return notFound("route_not_found");
	return withDesk(call, then);
}

function withPage(call: Call, then: (page: HelpdeskPage, desk: HelpdeskContent) => Answer): Answer {
	return withTree(call, (desk) => {
		const path = call.param("path");
		const lax = call.double.quirks.treePaths === "extension-optional";
		const page = pagesOf(desk, call).find((entry) => entry.path === path || (lax && entry.path === `${path}.md`));
		return page ? then(page, desk) : notFound();
	});
}

function pagesOf(desk: HelpdeskContent, call: Call): HelpdeskPage[] {
	return desk.pages.filter((page) => page.locale === call.param("locale") && page.type === call.param("type"));
}

function feedbackOf(desk: HelpdeskContent, call: Call): Wire[] {
	const start = dateOf(call.query("filter_date_start"));
	const end = dateOf(call.query("filter_date_end"));
	return desk.feedback
		.filter((entry) => entry.locale === call.param("locale") && entry.type === call.param("type"))
		.map((entry) => entry.item)
		.filter((item) => start === undefined || Number(item.created_at) >= start)
		.filter((item) => end === undefined || Number(item.created_at) <= end);
}

function entityWire(desk: HelpdeskContent, page: HelpdeskPage): Wire {
	return { entity_id: page.entityId, title: page.title, tree_path: page.path, url: urlOf(desk, page) };
}

function urlOf(desk: HelpdeskContent, page: HelpdeskPage): string {
	const slug = page.path.split("/").at(-1)?.replace(/\.md$/, "");
	return `${desk.url}${page.locale}/${page.type.replace(/s$/, "")}/${slug}-${page.entityId}/`;
}

function localeWire(desk: HelpdeskContent, locale: HelpdeskContent["locales"][number]): Wire {
	const statistics: Wire = {};
	for (const type of types) {
		const pages = desk.pages.filter((page) => page.locale === locale.locale && page.type === type);
		const groups = new Set(pages.map((page) => page.path.split("/").slice(0, -1).join("/")).filter(Boolean));
		statistics[type] = { entries: pages.length, groups: groups.size };
	}
	return { ...locale, statistics };
}
