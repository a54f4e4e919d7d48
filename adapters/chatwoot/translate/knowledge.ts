import { clip, degraded, dropped, fileRef, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import { type Article, type Category, text } from "../../../src/model/index.js";
import { type ChatwootConfig, hasTrueTimes } from "../config.js";
import { keys } from "../keys.js";
import { articleRoot } from "./article-root.js";
import { chatwootLocale } from "./locale.js";
import { mappedUser } from "./people.js";

type Context = TranslateContext<ChatwootConfig>;

/** Chatwoot stores at most this many characters of an article. */
const articleLimit = 20_000;

export function* translateCategory(category: Category, context: Context): Iterable<Operation> {
	const source = { kind: "category", id: category.id } as const;
	if (context.config.helpCenter === "none" || !knownLocale(category.locale, context)) {
		yield noHelpCenter(source);
		return;
	}
	const losses: Loss[] = [];
	for (const field of ["color", "imageUrl"] as const) {
		if (category[field] !== undefined)
			losses.push(dropped(field, "no-field", text("categories have no such field", "分类没有此字段")));
	}
	if (category.contentType !== "articles")
		losses.push(degraded("contentType", "content-type", text("becomes an ordinary category", "变为普通分类")));
	const root = rootOf(category, context);
	yield operation({
		key: `category:${category.id}`,
		kind: "category.create",
		lane: "categories",
		source,
		losses,
		payload: {
			portal: ref(keys.portal),
			category: {
				name: clip(category.title || category.path, 255, "title", losses),
				slug: categorySlug(category),
				locale: chatwootLocale(category.locale),
				description:
					category.description === undefined ? undefined : clip(category.description, 20_000, "description", losses),
				position: category.order,
				parent_category_id: hasCategory(category.parentId, context) ? ref(`category:${category.parentId}`) : undefined,
				associated_category_id: root === undefined ? undefined : ref(`category:${root}`),
			},
		},
	});
}

export function* translateArticle(article: Article, context: Context): Iterable<Operation> {
	const source = { kind: "article", id: article.id } as const;
	if (context.config.helpCenter === "none" || !knownLocale(article.locale, context)) {
		yield noHelpCenter(source);
		return;
	}
	const losses = articleLosses(article, hasTrueTimes(context.config));
	const images: { from: string; to: unknown }[] = [];
	for (const id of article.imageIds) {
		const attachment = context.attachment(id);
		// A short name keeps the new address short, wherever it stands in the text.
		const name = `image-${shortHash(id)}`;
		const file = attachment === undefined ? undefined : fileRef(attachment, { name });
		if (file === undefined) {
			losses.push(
				degraded(
					"imageIds",
					"image-missing",
					text("not in the archive: the old link stays", "归档中没有此图片：保留旧链接"),
				),
			);
			continue;
		}
		const key = `article-image:${article.id}/${id}`;
		images.push({ from: id, to: ref(key) });
		yield operation({
			key,
			kind: "upload.create",
			lane: "uploads",
			source,
			payload: { attachment: file },
		});
	}
	const pieces = split(
		article.markdown,
		images.map((image) => image.from),
	);
	if (pieces.length > 1)
		losses.push(
			degraded(
				"markdown",
				"split",
				text(
					`longer than ${articleLimit} characters: split into ${pieces.length} articles`,
					`超过 ${articleLimit} 个字符：拆分为 ${pieces.length} 篇文章`,
				),
			),
		);
	const root = articleRoot(article, context);
	const author = article.authorId === undefined ? undefined : mappedUser(article.authorId, context);
	for (const [index, piece] of pieces.entries()) {
		const part = index === 0 ? "" : `#${index + 1}`;
		const suffix = pieces.length > 1 ? ` (${index + 1}/${pieces.length})` : "";
		const slug = `${articleSlug(article, context)}${index === 0 ? "" : `-${index + 1}`}`;
		yield operation({
			key: `article:${article.id}${part}`,
			kind: "article.create",
			lane: "articles",
			source,
			losses: index === 0 ? losses : [],
			payload: {
				portal: ref(keys.portal),
				article: {
					title: clip(article.title || article.path, 240, "title", losses) + suffix,
					slug,
					description:
						article.description === undefined ? undefined : clip(article.description, 20_000, "description", losses),
					content: piece,
					category_id: hasCategory(article.categoryId, context) ? ref(`category:${article.categoryId}`) : undefined,
					author_id: author,
					associated_article_id: root === undefined || index > 0 ? undefined : ref(`article:${root}`),
					status: article.status === "published" && !article.hidden ? "published" : "draft",
					locale: chatwootLocale(article.locale),
					position: article.order,
					meta: { title: clip(article.title, 255, "title", []), tags: [] },
				},
				images: images.filter((image) => piece.includes(image.from)),
				// Not sent: Chatwoot takes no times. They stand in the ledger until the database gets them.
				times: hasTrueTimes(context.config)
					? { created_at_ms: article.createdAtMs, updated_at_ms: article.updatedAtMs }
					: undefined,
			},
		});
	}
}

export function helpCenterSlug(context: Context): string {
	// One installation has many accounts and one set of slugs: a rehearsal in another account must not take ours.
	return (
		context.config.helpCenter || `crisp-${shortHash(`${context.workspace.id}/${context.config.accountId ?? ""}`, 10)}`
	);
}

function categorySlug(category: Category): string {
	return `${slugOf(category.title)}-${shortHash(category.id, 6)}`;
}

/** Unique in the whole installation: Chatwoot answers a clash with a bare 500. */
function articleSlug(article: Article, context: Context): string {
	return `${slugOf(article.title)}-${shortHash(`${context.workspace.id}/${helpCenterSlug(context)}/${article.id}`, 12)}`;
}

function slugOf(title: string): string {
	const slug = title
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 80);
	return slug === "" ? "page" : slug;
}

function knownLocale(code: string, context: Context): boolean {
	for (const locale of context.entities("locale")) if (locale.code === code) return true;
	return false;
}

function hasCategory(id: string | undefined, context: Context): boolean {
	if (id === undefined) return false;
	for (const category of context.entities("category")) if (category.id === id) return true;
	return false;
}

/** The same folder in the first locale: Chatwoot ties translations to it. */
function rootOf(category: Category, context: Context): string | undefined {
	for (const other of context.entities("category")) {
		if (other.path !== category.path || other.contentType !== category.contentType) continue;
		return other.id === category.id || chatwootLocale(other.locale) === chatwootLocale(category.locale)
			? undefined
			: other.id;
	}
	return undefined;
}

/** An uploaded image's address may be longer than the one it replaces; Chatwoot's hold a signed id. */
const imageAddressLength = 600;

/** Cuts between paragraphs where it can, never inside a character or an image's address, and leaves room for the new addresses. */
function split(markdown: string, images: readonly string[]): string[] {
	// Chatwoot 4.10 refuses an article without content.
	if (markdown === "") return ["\u200b"];
	const pieces: string[] = [];
	let rest = markdown;
	while (rest !== "") {
		const limit = fitting(rest, images);
		let end = limit;
		if (limit < rest.length) {
			const paragraph = rest.lastIndexOf("\n\n", limit);
			if (paragraph > limit / 2) end = paragraph;
			else if (/[\ud800-\udbff]/.test(rest.charAt(end - 1))) end -= 1;
		}
		pieces.push(rest.slice(0, end));
		rest = rest.slice(end).replace(/^\n+/, "");
	}
	return pieces;
}

/** How much of a text is still within the limit when its images have their new addresses. */
function fitting(text: string, images: readonly string[]): number {
	const places = images
		.flatMap((url) => [...text.slice(0, articleLimit + url.length).matchAll(new RegExp(escapedPattern(url), "g"))])
		.map((match) => ({ start: match.index, end: match.index + match[0].length }))
		.sort((a, b) => a.start - b.start);
	let room = articleLimit;
	for (const { start, end } of places) {
		if (start >= room) break;
		room -= Math.max(0, imageAddressLength - (end - start));
		if (end > room) return Math.max(1, Math.min(start, text.length));
	}
	return Math.min(room, text.length);
}

const escapedPattern = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function articleLosses(article: Article, keepsTimes: boolean): Loss[] {
	const losses: Loss[] = [];
	const noField = text("articles have no such field", "文章没有此字段");
	for (const field of keepsTimes ? (["url"] as const) : (["createdAtMs", "updatedAtMs", "url"] as const)) {
		if (article[field] !== undefined) losses.push(dropped(field, "no-field", noField));
	}
	if (article.authorId !== undefined)
		losses.push(
			degraded(
				"authorId",
				"author",
				text("the importer, unless mapped in identities.csv", "作者为导入者，除非 identities.csv 中已映射"),
			),
		);
	if (article.featured) losses.push(dropped("featured", "no-field", noField));
	if (article.hidden)
		losses.push(degraded("hidden", "hidden-as-draft", text("hidden articles become drafts", "隐藏的文章变为草稿")));
	if (article.contentType !== "articles")
		losses.push(degraded("contentType", "content-type", text("becomes an ordinary article", "变为普通文章")));
	if (
		article.url !== undefined &&
		URL.canParse(article.url) &&
		article.markdown.includes(`://${new URL(article.url).host}/`)
	)
		losses.push(
			degraded(
				"markdown",
				"old-links",
				text("links to the old help centre stay as they are", "指向旧帮助中心的链接保持原样"),
			),
		);
	if (article.markdown === "")
		losses.push(
			degraded("markdown", "empty", text("an empty article holds an invisible space", "空文章以不可见空格填充")),
		);
	if (/<[a-z][^>]*>/i.test(article.markdown))
		losses.push(degraded("markdown", "raw-html", text("Chatwoot does not show raw HTML", "Chatwoot 不显示原始 HTML")));
	return losses;
}

const noHelpCenter = (source: Operation["source"]) =>
	skip(source, "no-help-center", text("no help centre is created for its language", "未为其语言创建帮助中心"));
