import { contentTypes, typesWorthListing } from "../crisp/helpdesk.js";
import { listPages, numberField, stringField } from "../crisp/lists.js";
import { text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import { readFeedback } from "./read-helpdesk-feedback.js";
import { legacyResources, readLegacyHelpdesk } from "./read-helpdesk-legacy.js";
import { readHelpdeskTree, type TreeWalkState } from "./read-helpdesk-tree.js";
import { markUnseen, readSmallList } from "./read-settings.js";

/*
 * The help desk: per locale and content type the whole tree as one record, then two requests per page (content, metadata).
 * The history says at the cost of one request whether anything changed since the last sweep; if not, pages are left alone.
 * Where no tree answers, the routes of before it are asked.
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

	const failedBefore = writer.failures;
	const latest = await readChanges(context);
	const locales = [...archive.records({ resource: "helpdesk-locale" })].filter((record) => !record.gone);
	const state: TreeWalkState = {
		unchanged: latest !== undefined && !sweep.state.rereadAll && latest === archive.fact<string>("helpdesk-change"),
		pagesSeen: new Set(),
		treesSeen: new Set(),
	};
	let complete = true;
	let absent = 0;
	for (const locale of locales) {
		for (const type of typesWorthListing(locale.raw)) {
			const end = await readHelpdeskTree(context, { locale: locale.id, type }, state);
			if (end !== "complete") complete = false;
			if (end === "absent") absent++;
		}
	}
	const noTree = absent > 0 && state.treesSeen.size === 0;
	// Where a tree was read before, a 404 is trouble, not another help desk.
	const legacy = noTree && archive.countRecords("helpdesk-tree") === 0 && (await readLegacyHelpdesk(context, locales));
	if (noTree && !legacy && !writer.wasRefused("helpdesk-tree")) {
		writer.refused("helpdesk-tree", { status: 404, reason: "no_tree_found" }, undefined);
	}
	for (const locale of locales) {
		for (const type of legacy ? contentTypes.slice(0, 1) : typesWorthListing(locale.raw)) {
			await readFeedback(context, { locale: locale.id, type }, legacy);
		}
	}
	writer.page(() => {
		if (complete) {
			markUnseen(context, "helpdesk-page", state.pagesSeen);
			markUnseen(context, "helpdesk-tree", state.treesSeen);
			// Since it became a tree, what the old routes told is the same once more.
			if (state.treesSeen.size > 0) {
				for (const resource of legacyResources) markUnseen(context, resource, new Set());
			}
			archive.setFact("helpdesk-change", latest);
		}
		// What failed is tried again by the run that goes on with this sweep; what was read is not asked for twice.
		if (writer.failures === failedBefore) sweep.done("helpdesk");
	});
}

/**
 * The history, newest first, down to a change that is known. Its newest id; undefined when it cannot be read, then everything is read again.
 * A walk that was cut short left a hole below what it stored, so the next one goes to the end.
 */
async function readChanges(context: BackupContext): Promise<string | undefined> {
	const { archive, client, sweep, writer } = context;
	const pages = listPages(client, "helpdesk-history", { idOf: (item) => stringField(item, "change_id") });
	const mayStop = archive.fact(holelessKey) === true && !sweep.state.rereadAll;
	let newest: { id: string; atMs: number } | undefined;
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (next.done) {
			if (next.value.kind === "not-permitted") writer.refused("helpdesk-change", next.value, undefined);
			if (next.value.kind === "complete") archive.setFact(holelessKey, true);
			return newest?.id;
		}
		const { items } = next.value;
		// Its order is not documented: only where the newest comes first may the walk stop early.
		const rising = (numberField(items[0], "created_at") ?? 0) < (numberField(items.at(-1), "created_at") ?? 0);
		const stop = writer.page(() => {
			let known = false;
			for (const item of items) {
				const id = stringField(item, "change_id");
				if (id === undefined) continue;
				const atMs = numberField(item, "created_at") ?? 0;
				if (newest === undefined || atMs > newest.atMs) newest = { id, atMs };
				if (writer.put("helpdesk-change", id, item) !== "created") known = true;
			}
			const ended = known && mayStop && !rising;
			archive.setFact(holelessKey, ended ? true : undefined);
			return ended;
		});
		if (stop) {
			await pages.return({ kind: "doubtful", unique: 0 });
			return newest?.id;
		}
	}
}

const holelessKey = "helpdesk-history-whole";
