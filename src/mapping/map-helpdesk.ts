import { AgentId, type Article, ArticleId, AttachmentId, type Category, CategoryId } from "../model/index.js";
import { addAttachment, addProblem, compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import { markdownImages } from "./markdown-images.js";
import {
	isFields,
	type JsonFields,
	readFields,
	readFlag,
	readInteger,
	readJson,
	readList,
	readObject,
	readText,
	readTime,
} from "./read-json.js";

/** Record `helpdesk-locale`: a language of the help desk. */
export function mapLocale(raw: JsonFields, context: MapContext, draft: Draft): void {
	const code = readText(raw.locale) ?? context.id;
	draft.entities.push(compact({ kind: "locale" as const, id: context.id, code, url: readText(raw.url) }));
}

/** Record `helpdesk-tree` (`locale/type`): the folders. Files come with their own records. */
export function mapTree(raw: unknown, context: MapContext, draft: Draft): void {
	const { locale, contentType } = placeOf(context.id);
	for (const node of walkTree(raw)) {
		if (!isFolder(node.raw)) continue;
		const metadata = readFields(node.raw.metadata);
		const category: Category = {
			kind: "category",
			id: CategoryId.parse(`${locale}/${contentType}/${node.path}`),
			locale,
			contentType,
			path: node.path,
			title: readText(node.raw.title) ?? readText(metadata.title) ?? node.path,
			description: readText(node.raw.description) ?? readText(metadata.description),
			color: readText(node.raw.color) ?? readText(metadata.color),
			imageUrl: readText(node.raw.image) ?? readText(metadata.image),
			parentId: node.parent === undefined ? undefined : CategoryId.parse(`${locale}/${contentType}/${node.parent}`),
			order: node.order,
		};
		if (category.imageUrl !== undefined) addAttachment(draft, category.imageUrl);
		draft.entities.push(compact(category));
	}
}

/** Record `helpdesk-page` (`locale/type/path`): one article from what the tree routes say about it. */
export function mapPage(raw: JsonFields, context: MapContext, draft: Draft): void {
	const { locale, contentType, path } = placeOf(context.id);
	const entry = readFields(raw.entry);
	const metadata = readFields(raw.metadata);
	const page = readFields(raw.page);
	const state = readObject(metadata.state) ?? readObject(entry.state) ?? {};
	const markdown = typeof raw.content === "string" ? raw.content : readFields(raw.content).content;
	if (typeof markdown !== "string") addProblem(draft, "article-empty", "An article has no text", "有一篇文章没有正文");
	const text = typeof markdown === "string" ? markdown : "";
	const images = markdownImages(text);
	for (const url of images) addAttachment(draft, url);
	const cover = readText(metadata.image);
	if (cover !== undefined) addAttachment(draft, cover);
	const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : undefined;
	const author = readText(readFields(metadata.author).user_id);
	const article: Article = {
		kind: "article",
		id: ArticleId.parse(context.id),
		locale,
		contentType,
		path,
		categoryId: folder === undefined ? undefined : CategoryId.parse(`${locale}/${contentType}/${folder}`),
		title: readText(metadata.title) ?? readText(entry.title) ?? readText(page.title) ?? path,
		description: readText(metadata.description),
		format: readText(metadata.format),
		markdown: text,
		imageIds: images.map((url) => AttachmentId.parse(url)),
		authorId: author === undefined ? undefined : AgentId.parse(author),
		// Only a clear "no" makes a draft: pages whose state cannot be read are public ones.
		status: state.published === false ? "draft" : "published",
		hidden: readFlag(state.hidden),
		featured: readFlag(state.featured),
		url: readText(page.url) ?? readText(entry.url),
		order: orderOf(context, path) ?? readInteger(entry.order) ?? 0,
		createdAtMs: readTime(metadata.created_at ?? entry.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(metadata.updated_at ?? entry.updated_at, "updated_at", draft.problems),
	};
	draft.entities.push(compact(article));
}

/** Record `helpdesk-redirection`: an old address and where it leads, to be set up again by hand. */
export function mapRedirection(raw: JsonFields, context: MapContext, draft: Draft): void {
	const path = readText(raw.path) ?? context.id;
	const target = readText(raw.target);
	draft.entities.push(
		compact({
			kind: "automation" as const,
			id: `redirection:${context.id}`,
			name: path,
			type: "redirection",
			description: target === undefined ? undefined : `${path} → ${target}`,
			definition: readJson(raw, draft.problems),
		}),
	);
}

interface TreeNode {
	raw: JsonFields;
	path: string;
	parent: string | undefined;
	order: number;
}

/** Every node, parents first. With a stack of its own, because the depth is the server's choice. */
function* walkTree(raw: unknown): Iterable<TreeNode> {
	const top = isFields(raw) ? (raw.children ?? raw.entries ?? raw.data) : raw;
	const waiting: { children: unknown; parent: string | undefined }[] = [{ children: top, parent: undefined }];
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		for (const [order, child] of readList(next.children).entries()) {
			const slug = isFields(child) ? readText(child.slug) : undefined;
			if (!isFields(child) || slug === undefined) continue;
			const path = next.parent === undefined || slug.startsWith(`${next.parent}/`) ? slug : `${next.parent}/${slug}`;
			yield { raw: child, path, parent: next.parent, order };
			waiting.push({ children: child.children, parent: path });
		}
	}
}

/** The names of node types are not documented, so the node's looks count too. */
function isFolder(node: JsonFields): boolean {
	if (Array.isArray(node.children) && node.children.length > 0) return true;
	const type = readText(node.type) ?? "";
	if (/folder|directory|category|section|group/i.test(type)) return true;
	return !/file|page|article/i.test(type) && !/\.mdx?$/i.test(readText(node.slug) ?? "");
}

/** An article's place among its neighbours, where the tree is at hand. */
function orderOf(context: MapContext, path: string): number | undefined {
	for (const node of walkTree(context.related?.["helpdesk-tree"])) if (node.path === path) return node.order;
	return undefined;
}

function placeOf(id: string): { locale: string; contentType: string; path: string } {
	const [locale = "", contentType = "articles", ...rest] = id.split("/");
	return { locale, contentType, path: rest.join("/") };
}
