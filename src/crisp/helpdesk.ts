import type { CrispClient } from "./crisp-client.js";
import { listPages, stringField } from "./lists.js";
import type { RouteParams } from "./routes.js";

/*
 * The help desk's tree API (sheet 3.14): per locale and content type a tree of folders and Markdown files,
 * and a flat list of pages. How deep one tree page goes is not documented, so folders without children are asked for.
 */

export const contentTypes = ["articles", "guides", "references", "news"] as const;
export type ContentType = (typeof contentTypes)[number];

export interface HelpdeskPlace {
	locale: string;
	type: ContentType;
}

export type TreeResult =
	/** `unread`: folders that came without what is in them, and could not be asked for. */
	| { kind: "ok"; tree: unknown[]; unread: string[] }
	| { kind: "absent" }
	| { kind: "not-permitted"; status: number; reason: string };

/** Which trees of a locale are worth a request: its statistics say so; without them all are. */
export function typesWorthListing(locale: unknown): ContentType[] {
	const statistics = objectField(locale, "statistics");
	if (statistics === undefined || Object.keys(statistics).length === 0) return [...contentTypes];
	return contentTypes.filter((type) => {
		const figures = objectField(statistics, type);
		if (figures === undefined) return false;
		return Object.values(figures).some((count) => count !== 0);
	});
}

type LevelResult = { kind: "ok"; tree: unknown[] } | Exclude<TreeResult, { kind: "ok" }>;

const deepestFolder = 20;

/** The whole tree of one place, nested as Crisp gives it; what one answer leaves out is asked for by `sub_path`. */
export async function readTree(client: CrispClient, place: HelpdeskPlace): Promise<TreeResult> {
	const root = await readLevel(client, place);
	if (root.kind !== "ok") return root;
	const walk: TreeWalk = { client, place, rootSlugs: slugsOf(root.tree), understood: true, unread: [] };
	const tree = await filled(walk, root.tree, "", 0);
	return { kind: "ok", tree, unread: walk.unread };
}

interface TreeWalk {
	client: CrispClient;
	place: HelpdeskPlace;
	rootSlugs: string;
	/** False once an answer to `sub_path` was the root again. */
	understood: boolean;
	unread: string[];
}

/** `entries` with every folder below them filled, at whatever depth the answer left off. */
async function filled(walk: TreeWalk, entries: readonly unknown[], prefix: string, depth: number): Promise<unknown[]> {
	const result: unknown[] = [];
	for (const entry of entries) {
		const slug = stringField(entry, "slug");
		if (slug === undefined || !isFolder(entry)) {
			result.push(entry);
			continue;
		}
		const path = prefix === "" ? slug : `${prefix}/${slug}`;
		if (depth >= deepestFolder) {
			walk.unread.push(path);
			result.push(entry);
			continue;
		}
		const shown = childrenOf(entry);
		const children = shown.length > 0 ? shown : await readFolder(walk, path);
		if (children.length === 0) result.push(entry);
		else result.push({ ...(entry as object), children: await filled(walk, children, path, depth + 1) });
	}
	return result;
}

async function readFolder(walk: TreeWalk, path: string): Promise<unknown[]> {
	const inner = walk.understood ? await readLevel(walk.client, walk.place, path) : undefined;
	// The root again means that sub_path is not understood: attached here it would never end.
	if (inner?.kind === "ok" && slugsOf(inner.tree) === walk.rootSlugs) walk.understood = false;
	if (inner?.kind === "ok" && walk.understood) return inner.tree;
	walk.unread.push(path);
	return [];
}

/** One folder, or the root, as its pages give it. */
async function readLevel(client: CrispClient, place: HelpdeskPlace, subPath?: string): Promise<LevelResult> {
	const tree: unknown[] = [];
	const pages = listPages(client, "helpdesk-tree", {
		params: { ...place } satisfies RouteParams,
		query: { sub_path: subPath },
		idOf: (item) => stringField(item, "slug"),
	});
	for (;;) {
		const next = await pages.next();
		if (next.done) {
			if (next.value.kind === "not-permitted") return next.value;
			if (next.value.kind === "doubtful" && tree.length === 0) return { kind: "absent" };
			return { kind: "ok", tree };
		}
		tree.push(...next.value.items);
	}
}

function slugsOf(entries: readonly unknown[]): string {
	return entries.map((entry) => stringField(entry, "slug") ?? "").join("\n");
}

export interface TreeLeaf {
	path: string;
	entry: unknown;
}

/** Every file of a tree with its path, in the order of the tree. */
export function* leavesOf(tree: readonly unknown[], prefix = "", depth = 0): Generator<TreeLeaf> {
	for (const entry of tree) {
		const slug = stringField(entry, "slug");
		if (slug === undefined) continue;
		const path = prefix === "" ? slug : `${prefix}/${slug}`;
		if (isFolder(entry)) {
			if (depth < 50) yield* leavesOf(childrenOf(entry), path, depth + 1);
		} else yield { path, entry };
	}
}

export type PageListResult =
	/** `complete`: it came to its end, and every page names its path, so that no page is anywhere else. */
	| { kind: "ok"; pages: Map<string, unknown>; complete: boolean }
	| { kind: "not-permitted"; status: number; reason: string };

/** The flat page list by tree path: title and public URL. */
export async function readPageList(client: CrispClient, place: HelpdeskPlace): Promise<PageListResult> {
	const pages = listPages(client, "helpdesk-pages", {
		params: { ...place } satisfies RouteParams,
		idOf: (item) => stringField(item, "entity_id") ?? stringField(item, "tree_path"),
	});
	const found = new Map<string, unknown>();
	let pathless = false;
	for (;;) {
		const next = await pages.next();
		if (next.done) {
			if (next.value.kind === "not-permitted") return next.value;
			return { kind: "ok", pages: found, complete: next.value.kind === "complete" && !pathless };
		}
		for (const item of next.value.items) {
			const path = stringField(item, "tree_path");
			if (path === undefined) pathless = true;
			else found.set(path, item);
		}
	}
}

/** The values of `type` in an entry are not known, so a file is what ends in `.md`; a folder has children or any other name. */
function isFolder(entry: unknown): boolean {
	const slug = stringField(entry, "slug") ?? "";
	if (childrenOf(entry).length > 0) return true;
	const type = stringField(entry, "type");
	if (slug.endsWith(".md") || type === "file" || type === "page") return false;
	return true;
}

function childrenOf(entry: unknown): unknown[] {
	const children = typeof entry === "object" && entry !== null ? (entry as { children?: unknown }).children : undefined;
	return Array.isArray(children) ? children : [];
}

function objectField(value: unknown, key: string): Record<string, unknown> | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	const field = (value as Record<string, unknown>)[key];
	return typeof field === "object" && field !== null && !Array.isArray(field)
		? (field as Record<string, unknown>)
		: undefined;
}
