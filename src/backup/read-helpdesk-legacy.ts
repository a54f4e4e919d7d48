import type { StoredRecord } from "../archive/archive.js";
import { type ListEnd, listPages, numberField, stringField } from "../crisp/lists.js";
import type { CrispRouteName, RouteParams } from "../crisp/routes.js";
import { text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import { markUnseen } from "./read-settings.js";

/*
 * The help desk routes of before 22 September 2026 (sheet 3.14): categories, their sections, and per new or changed article three
 * requests (text, place, translations). Asked for only where no tree answers; whether they still do is not documented.
 */
export const legacyResources = ["helpdesk-category", "helpdesk-section", "helpdesk-article"] as const;

/** Whether the old routes answered. */
export async function readLegacyHelpdesk(context: BackupContext, locales: readonly StoredRecord[]): Promise<boolean> {
	const seen = new Map<string, Set<string>>(legacyResources.map((resource) => [resource, new Set()]));
	let answered = false;
	let complete = true;
	for (const { id: locale } of locales) {
		const categories = await readList(context, {
			route: "legacy-categories",
			params: { locale },
			resource: "helpdesk-category",
			prefix: locale,
			key: "category_id",
			seen,
		});
		for (const category of categories.ids) {
			const sections = await readList(context, {
				route: "legacy-sections",
				params: { locale, category },
				resource: "helpdesk-section",
				prefix: `${locale}/${category}`,
				key: "section_id",
				seen,
			});
			if (!sections.complete) complete = false;
		}
		const articles = await readArticles(context, locale, seen.get("helpdesk-article") ?? new Set());
		if (!categories.complete || !articles.complete) complete = false;
		if (categories.answered || articles.answered) answered = true;
	}
	if (answered && complete) {
		context.writer.page(() => {
			for (const [resource, ids] of seen) markUnseen(context, resource, ids);
		});
	}
	return answered;
}

interface Outcome {
	answered: boolean;
	complete: boolean;
}

async function readList(
	context: BackupContext,
	list: {
		route: CrispRouteName;
		params: RouteParams;
		resource: string;
		prefix: string;
		key: string;
		seen: ReadonlyMap<string, Set<string>>;
	},
): Promise<Outcome & { ids: string[] }> {
	const { client, writer } = context;
	const ids: string[] = [];
	const idOf = (item: unknown) => stringField(item, list.key);
	const pages = listPages(client, list.route, { params: list.params, idOf });
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (next.done) return { ...ended(context, list.resource, next.value), ids };
		writer.page(() => {
			for (const item of next.value.items) {
				const id = idOf(item);
				if (id === undefined) {
					writer.nameless(list.resource, list.prefix);
					continue;
				}
				ids.push(id);
				list.seen.get(list.resource)?.add(`${list.prefix}/${id}`);
				writer.put(list.resource, `${list.prefix}/${id}`, item);
			}
		});
	}
}

async function readArticles(context: BackupContext, locale: string, seen: Set<string>): Promise<Outcome> {
	const idOf = (item: unknown) => stringField(item, "article_id");
	const pages = listPages(context.client, "legacy-articles", { params: { locale }, idOf });
	let complete = true;
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (next.done) {
			const end = ended(context, "helpdesk-article", next.value);
			return { ...end, complete: end.complete && complete };
		}
		for (const item of next.value.items) {
			const id = idOf(item);
			if (id === undefined) context.writer.nameless("helpdesk-article", locale);
			else {
				seen.add(`${locale}/${id}`);
				if (!(await readArticle(context, locale, id, item))) complete = false;
			}
		}
	}
}

/** False when it could not be had. */
async function readArticle(
	context: BackupContext,
	locale: string,
	article: string,
	excerpt: unknown,
): Promise<boolean> {
	const { archive, client, sweep, writer } = context;
	const id = `${locale}/${article}`;
	const stored = archive.record("helpdesk-article", id);
	const before = stored?.gone === false ? (stored.raw as { article?: unknown }).article : undefined;
	const isSame = before !== undefined && numberField(before, "updated_at") === numberField(excerpt, "updated_at");
	if ((isSame && !sweep.state.rereadAll) || sweep.isDone(`article:${id}`)) return true;
	const ask = async (route: CrispRouteName) => {
		context.budget.check();
		return client.get(route, { locale, article });
	};
	const content = await ask("legacy-article");
	if (content.kind === "not-permitted") writer.refused("helpdesk-article", content, undefined);
	if (content.kind === "not-found") {
		const why = text("An article of the help desk is no longer there", "帮助中心中有文章已不存在");
		writer.skipped("helpdesk-article", id, "gone-at-source", why);
	}
	if (content.kind !== "ok") return false;
	const category = await ask("legacy-article-category");
	const alternates = await ask("legacy-article-alternates");
	const raw = {
		article: content.data,
		category: category.kind === "ok" ? category.data : null,
		alternates: alternates.kind === "ok" ? alternates.data : null,
	};
	writer.page(() => {
		writer.put("helpdesk-article", id, raw);
		sweep.done(`article:${id}`);
	});
	return true;
}

function ended({ writer }: BackupContext, resource: string, end: ListEnd): Outcome {
	if (end.kind === "not-permitted") {
		writer.refused(resource, end, undefined);
		return { answered: false, complete: false };
	}
	return { answered: end.kind === "complete" || end.unique > 0, complete: end.kind === "complete" };
}
