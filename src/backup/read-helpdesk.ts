import {
	type HelpdeskPlace,
	leavesOf,
	readPageList,
	readTree,
	type TreeLeaf,
	typesWorthListing,
} from "../crisp/helpdesk.js";
import { itemsOf, stringField } from "../crisp/lists.js";
import { text } from "../model/index.js";
import { advance, type BackupContext, readersOf } from "./backup-context.js";
import { markUnseen, readSmallList } from "./read-settings.js";
import { workSideBySide } from "./side-by-side.js";

/*
 * The help desk: per locale and content type the whole tree as one record, then two requests per page (content, metadata).
 * The history says at the cost of one request whether anything changed since the last sweep; if not, pages are left alone.
 */
export async function readHelpdesk(context: BackupContext): Promise<void> {
	const { archive, client, run, sweep, writer } = context;
	if (sweep.isDone("helpdesk")) return;
	context.budget.check();
	const head = await client.get("helpdesk");
	if (head.kind === "not-permitted") writer.refused("helpdesk", head, undefined);
	if (head.kind === "not-found" && head.certain) writer.absent("helpdesk", head.reason);
	if (head.kind === "not-found" && !head.certain) {
		const why = text("A 404 that is not Crisp's own hides the help desk", "一个并非来自 Crisp 的 404 挡住了帮助中心");
		writer.failed("helpdesk", client.websiteId, "not-found-doubtful", why);
		return;
	}
	if (head.kind !== "ok") {
		sweep.done("helpdesk");
		return;
	}
	run.report({ type: "step", step: "helpdesk", text: text("Reading the help desk", "正在读取帮助中心") });
	writer.page(() => writer.put("helpdesk", client.websiteId, head.data));
	const settings = await client.get("helpdesk-settings");
	if (settings.kind === "ok") writer.page(() => writer.put("helpdesk-settings", client.websiteId, settings.data));
	else if (settings.kind === "not-permitted") writer.refused("helpdesk-settings", settings, undefined);
	await readSmallList(context, {
		route: "helpdesk-redirections",
		resource: "helpdesk-redirection",
		idOf: (item) => stringField(item, "redirection_id"),
	});
	await readSmallList(context, {
		route: "helpdesk-locales",
		resource: "helpdesk-locale",
		idOf: (item) => stringField(item, "locale"),
	});

	const latest = await latestChange(context);
	const unchanged =
		latest !== undefined && !sweep.state.rereadAll && latest === archive.fact<string>("helpdesk-change");
	const locales = [...archive.records({ resource: "helpdesk-locale" })].filter((record) => !record.gone);
	const pagesSeen = new Set<string>();
	const treesSeen = new Set<string>();
	let complete = true;
	for (const locale of locales) {
		for (const type of typesWorthListing(locale.raw)) {
			const place: HelpdeskPlace = { locale: locale.id, type };
			complete = (await readPlace(context, place, { unchanged, pagesSeen, treesSeen })) && complete;
		}
	}
	if (locales.length > 0 && treesSeen.size === 0 && !writer.wasRefused("helpdesk-tree")) {
		writer.refused("helpdesk-tree", { status: 404, reason: "no_tree_found" }, undefined);
	}
	writer.page(() => {
		if (complete) {
			markUnseen(context, "helpdesk-page", pagesSeen);
			markUnseen(context, "helpdesk-tree", treesSeen);
			archive.setFact("helpdesk-change", latest);
		}
		sweep.done("helpdesk");
	});
}

/** Id of the newest change; undefined when the history cannot be read, then everything is read again. */
async function latestChange(context: BackupContext): Promise<string | undefined> {
	const answer = await context.client.get("helpdesk-history", { page: 1 });
	if (answer.kind !== "ok") return undefined;
	return stringField(itemsOf(answer.data, "helpdesk-history")[0], "change_id");
}

async function readPlace(
	context: BackupContext,
	place: HelpdeskPlace,
	state: { unchanged: boolean; pagesSeen: Set<string>; treesSeen: Set<string> },
): Promise<boolean> {
	const { archive, client, writer, run, sweep } = context;
	const prefix = `${place.locale}/${place.type}`;
	context.budget.check();
	const tree = await readTree(client, place);
	if (tree.kind === "not-permitted") {
		writer.refused("helpdesk-tree", tree, undefined);
		return false;
	}
	// Nothing of this type, or the tree routes are not there: what is known already is left as it is.
	if (tree.kind === "absent") return false;
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
	let complete = tree.complete && list.kind === "ok";
	let batches = [[...leaves.values()]].values();
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
	await workSideBySide({
		readers: readersOf(context.options),
		take: () => batches.next().value ?? [],
		async work(leaf) {
			await readPage(leaf);
			done++;
			if (done % 10 === 0 || done === leaves.size) advance(context, "helpdesk", done, leaves.size);
			return undefined;
		},
		putOff: () => {},
		failed(leaf, error) {
			complete = false;
			writer.failed("helpdesk-page", `${prefix}/${leaf.path}`, error.code, error.what);
		},
		again: (items) => {
			batches = [[...items]].values();
		},
	});
	run.log.debug("help desk place read", { locale: place.locale, type: place.type, pages: leaves.size });
	return complete;
}
