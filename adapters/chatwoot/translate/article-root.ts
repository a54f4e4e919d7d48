import type { TranslateContext } from "../../../src/adapter/contract.js";
import type { Article } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";
import { chatwootLocale } from "./locale.js";

type Root = Pick<Article, "id" | "locale">;

const rootsOf = new WeakMap<object, ReadonlyMap<string, Root>>();

/**
 * The same article in the first language that has it: Chatwoot ties translations to that one. Undefined for the first one
 * itself. Remembered by context, since every article asks and the archive has to read them all to answer.
 */
export function articleRoot(article: Article, context: TranslateContext<ChatwootConfig>): Article["id"] | undefined {
	let roots = rootsOf.get(context);
	if (roots === undefined) {
		roots = readRoots(context);
		rootsOf.set(context, roots);
	}
	const root = roots.get(nameOf(article));
	if (root === undefined || root.id === article.id) return undefined;
	return chatwootLocale(root.locale) === chatwootLocale(article.locale) ? undefined : root.id;
}

function readRoots(context: TranslateContext<ChatwootConfig>): ReadonlyMap<string, Root> {
	const locales = new Set<string>();
	for (const { code } of context.entities("locale")) locales.add(code);
	const roots = new Map<string, Root>();
	if (locales.size < 2) return roots;
	for (const article of context.entities("article")) {
		const name = nameOf(article);
		if (locales.has(article.locale) && !roots.has(name)) roots.set(name, { id: article.id, locale: article.locale });
	}
	return roots;
}

const nameOf = ({ contentType, path }: Article) => `${contentType}/${path}`;
