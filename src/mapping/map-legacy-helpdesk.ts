import { type Article, ArticleId, AttachmentId, type Category, CategoryId } from "../model/index.js";
import { addAttachment, addProblem, compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import { markdownImages } from "./markdown-images.js";
import { type JsonFields, readFields, readFlag, readInteger, readText, readTime } from "./read-json.js";

/*
 * The help desk of before 22 September 2026 (sheet 3.14): categories, sections and articles with ids instead of paths. The same entities
 * come out as from the tree; their ids stand where a path would.
 */

/** Record `helpdesk-category` (`locale/category`). */
export function mapLegacyCategory(raw: JsonFields, context: MapContext, draft: Draft): void {
	draft.entities.push(groupOf(raw, context, draft));
}

/** Record `helpdesk-section` (`locale/category/section`): a folder inside its category. */
export function mapLegacySection(raw: JsonFields, context: MapContext, draft: Draft): void {
	const { locale, path } = placeOf(context.id);
	const category = path.split("/")[0] ?? path;
	const parentId = CategoryId.parse(`${locale}/${contentType}/${category}`);
	draft.entities.push({ ...groupOf(raw, context, draft), parentId });
}

/** Record `helpdesk-article` (`locale/article`), composed by the backup from the answers about one article. */
export function mapLegacyArticle(raw: JsonFields, context: MapContext, draft: Draft): void {
	const { locale, path } = placeOf(context.id);
	const entry = readFields(raw.article);
	const { category_id, section_id } = readFields(raw.category);
	const folder = [readText(category_id), readText(section_id)].filter((id) => id !== undefined).join("/");
	const markdown = readText(entry.content) ?? "";
	if (typeof entry.content !== "string")
		addProblem(draft, "article-empty", "An article has no text", "有一篇文章没有正文");
	const images = markdownImages(markdown);
	for (const url of images) addAttachment(draft, url);
	const article: Article = {
		kind: "article",
		id: ArticleId.parse(entityIdOf(context.id)),
		locale,
		contentType,
		path,
		categoryId: folder === "" ? undefined : CategoryId.parse(`${locale}/${contentType}/${folder}`),
		title: readText(entry.title) ?? path,
		description: readText(entry.description),
		markdown,
		imageIds: images.map((url) => AttachmentId.parse(url)),
		status: entry.status === "draft" ? "draft" : "published",
		hidden: entry.visibility === "hidden",
		featured: readFlag(entry.featured),
		url: readText(entry.url),
		order: readInteger(entry.order) ?? 0,
		createdAtMs: readTime(entry.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(entry.updated_at, "updated_at", draft.problems),
	};
	draft.entities.push(compact(article));
}

/** The old help desk had articles only. */
const contentType = "articles";

function groupOf(raw: JsonFields, context: MapContext, draft: Draft): Category {
	const { locale, path } = placeOf(context.id);
	const imageUrl = readText(raw.image);
	if (imageUrl !== undefined) addAttachment(draft, imageUrl);
	return compact({
		kind: "category" as const,
		id: CategoryId.parse(entityIdOf(context.id)),
		locale,
		contentType,
		path,
		title: readText(raw.name) ?? path,
		description: readText(raw.description),
		color: readText(raw.color),
		imageUrl,
		order: readInteger(raw.order) ?? 0,
	});
}

function placeOf(id: string): { locale: string; path: string } {
	const [locale = "", ...rest] = id.split("/");
	return { locale, path: rest.join("/") };
}

function entityIdOf(id: string): string {
	const { locale, path } = placeOf(id);
	return `${locale}/${contentType}/${path}`;
}
