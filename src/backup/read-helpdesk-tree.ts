import { type HelpdeskPlace, leavesOf, readPageList, readTree, type TreeLeaf } from "../crisp/helpdesk.js";
import { text } from "../model/index.js";
import { advance, type BackupContext, readersOf } from "./backup-context.js";
import { workThrough } from "./side-by-side.js";

/** What the walk of all places has in common. */
export interface TreeWalkState {
	/** The history shows nothing new: pages that are here are left alone. */
	unchanged: boolean;
	pagesSeen: Set<string>;
	treesSeen: Set<string>;
}

/** One locale and content type. `incomplete`: what was not seen may still be there; `absent`: there is no such tree. */
export async function readHelpdeskTree(
	context: BackupContext,
	place: HelpdeskPlace,
	state: TreeWalkState,
): Promise<"complete" | "incomplete" | "absent"> {
	const { archive, client, writer, run, sweep } = context;
	const prefix = `${place.locale}/${place.type}`;
	context.budget.check();
	const tree = await readTree(client, place);
	if (tree.kind === "not-permitted") {
		writer.refused("helpdesk-tree", tree, undefined);
		return "incomplete";
	}
	// Nothing of this type, or the tree routes are not there: what is known already is left as it is.
	if (tree.kind === "absent") return "absent";
	const list = await readPageList(client, place);
	if (list.kind === "not-permitted") writer.refused("helpdesk-page-list", list, undefined);
	const urls = list.kind === "ok" ? list.pages : new Map<string, unknown>();
	state.treesSeen.add(prefix);
	writer.page(() => writer.put("helpdesk-tree", prefix, tree.tree));

	const leaves = new Map<string, TreeLeaf>();
	for (const leaf of leavesOf(tree.tree)) leaves.set(leaf.path, leaf);
	// A page the tree did not show is a page all the same.
	for (const [path, page] of urls) if (!leaves.has(path)) leaves.set(path, { path, entry: page });

	let done = 0;
	const listed = list.kind === "ok" && list.complete;
	// The flat list names every page, also those of a folder that stayed empty; without it they are missing.
	for (const folder of listed ? [] : tree.unread) {
		const why = text(
			`What is in the help desk folder ${folder} could not be listed`,
			`无法列出帮助中心文件夹 ${folder} 中的内容`,
		);
		writer.failed("helpdesk-tree", `${prefix}/${folder}`, "folder-unread", why);
	}
	let complete = (listed || tree.unread.length === 0) && list.kind === "ok";
	const readPage = async (leaf: TreeLeaf): Promise<void> => {
		const id = `${prefix}/${leaf.path}`;
		state.pagesSeen.add(id);
		if (state.unchanged && archive.record("helpdesk-page", id)?.gone === false) return;
		// Read by an earlier run of this sweep, which a limit stopped.
		if (sweep.isDone(`page:${id}`)) return;
		context.budget.check();
		const params = { ...place, path: leaf.path };
		const content = await client.get("helpdesk-content", params);
		const metadata = await client.get("helpdesk-metadata", params);
		if (metadata.kind === "not-permitted") {
			// Half a page: the next run, with more rights perhaps, reads it again.
			writer.refused("helpdesk-metadata", metadata, undefined);
			complete = false;
		}
		if (content.kind === "ok") {
			const raw = {
				entry: leaf.entry,
				content: content.data,
				metadata: metadata.kind === "ok" ? metadata.data : null,
				page: urls.get(leaf.path) ?? null,
			};
			writer.page(() => {
				writer.put("helpdesk-page", id, raw);
				sweep.done(`page:${id}`);
			});
			return;
		}
		complete = false;
		if (content.kind === "not-permitted") writer.refused("helpdesk-page", content, undefined);
		else {
			const why = text("A page of the help desk is no longer there", "帮助中心中有页面已不存在");
			writer.skipped("helpdesk-page", id, "gone-at-source", why);
		}
	};
	await workThrough(leaves.values(), {
		readers: readersOf(context.options),
		async work(leaf) {
			await readPage(leaf);
			done++;
			if (done % 10 === 0 || done === leaves.size) advance(context, "helpdesk", done, leaves.size);
			return undefined;
		},
		failed(leaf, error) {
			complete = false;
			writer.failed("helpdesk-page", `${prefix}/${leaf.path}`, error.code, error.what);
		},
	});
	run.log.debug("help desk place read", { locale: place.locale, type: place.type, pages: leaves.size });
	return complete ? "complete" : "incomplete";
}
