import type { HelpdeskPage, Wire } from "./workspace-content.js";

/** Nested folders and files of one locale and type, below `subPath`. */
export function helpdeskTree(
	pages: readonly HelpdeskPage[],
	folders: Readonly<Record<string, string>>,
	prefix: string,
	subPath: string,
): Wire[] {
	const root: Wire[] = [];
	const made = new Map<string, Wire[]>([["", root]]);
	const below = subPath === "" ? "" : `${subPath.replace(/\/+$/, "")}/`;
	for (const page of pages) {
		if (!page.path.startsWith(below)) continue;
		const parts = page.path.slice(below.length).split("/");
		const slug = parts.pop();
		let path = "";
		let here = root;
		for (const part of parts) {
			path = path === "" ? part : `${path}/${part}`;
			let children = made.get(path);
			if (!children) {
				children = [];
				made.set(path, children);
				const title = folders[`${prefix}/${below}${path}`] ?? part;
				const state = { published: true, hidden: false, featured: false };
				here.push({ type: "folder", slug: part, title, state, children });
			}
			here = children;
		}
		here.push({ type: "file", slug, title: page.title, state: page.state });
	}
	return root;
}

/** The tree without what lies deeper than so many levels; folders at the edge come without children. 0 = all. */
export function upToLevel(tree: readonly Wire[], levels: number): Wire[] {
	if (levels === 0) return [...tree];
	return tree.map((entry) => {
		const { children, ...bare } = entry;
		if (!Array.isArray(children) || levels === 1) return bare;
		return { ...bare, children: upToLevel(children, levels - 1) };
	});
}
