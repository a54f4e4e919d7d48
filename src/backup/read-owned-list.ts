import { type ListEnd, listPages, numberField } from "../crisp/lists.js";
import type { CrispRouteName, RouteParams } from "../crisp/routes.js";
import { shortHash } from "../crisp/short-hash.js";
import { text } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";

/**
 * A list that belongs to one record: the pages of a visitor, the recipients of a campaign. Its items have no id of their own, so one is
 * made from their time and content: the same item has the same id wherever pages shift to.
 */
export interface OwnedList {
	route: CrispRouteName;
	params: RouteParams;
	resource: string;
	/** Id of the record the items belong to; none for items of the workspace. */
	parent?: string;
	/** What stands before an item's own part in its id. */
	prefix: string;
	/** The item's own part of its id; default its time and content. */
	keyOf?(item: unknown): string | undefined;
	/** Remembers the page in the transaction that stores it, and goes on behind it as long as the owner's `state` is the same. */
	cursor?: { key: string; state: string };
	/** Runs in the transaction that ends a list which was read to its end, or that is certainly not there. */
	finished?(): void;
}

export type OwnedListEnd = "done" | { kind: "not-permitted"; status: number; reason: string } | "failed";

export async function readOwnedList(context: BackupContext, list: OwnedList): Promise<OwnedListEnd> {
	const { archive, client, writer } = context;
	const { cursor } = list;
	const left = cursor === undefined ? undefined : archive.fact<{ page: number; state: string }>(cursor.key);
	const firstPage = left !== undefined && left.state === cursor?.state ? left.page + 1 : 1;
	const keys = new PageKeys(list);
	const seen = new Set<string>();
	const pages = listPages(client, list.route, {
		params: list.params,
		idOf: (item) => keys.idOf(item),
		firstPage,
		seen,
	});
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (next.done) return finish(context, list, next.value, firstPage === 1 ? seen : undefined);
		const { items, page } = next.value;
		writer.page(() => {
			for (const item of items) {
				const id = keys.known(item);
				if (id !== undefined) writer.put(list.resource, id, item, list.parent);
				else writer.nameless(list.resource, `${list.prefix} page ${page}`);
			}
			if (cursor !== undefined) archive.setFact(cursor.key, { page, state: cursor.state });
		});
		keys.turnPage();
	}
}

function finish(context: BackupContext, list: OwnedList, end: ListEnd, seen: Set<string> | undefined): OwnedListEnd {
	const { archive, writer } = context;
	if (end.kind === "not-permitted") return end;
	if (end.kind === "doubtful" && end.notFound?.certain === false) {
		const why = text("A 404 that is not Crisp's own hides a list", "一个并非来自 Crisp 的 404 挡住了列表");
		writer.failed(list.resource, list.prefix, "not-found-doubtful", why);
		return "failed";
	}
	writer.page(() => {
		// Only a list that was read from its first page to its end says what is no longer in it.
		if (end.kind === "complete" && seen !== undefined) markUnlisted(context, list, seen);
		if (list.cursor !== undefined) archive.setFact(list.cursor.key, undefined);
		list.finished?.();
	});
	return "done";
}

function markUnlisted({ archive, writer }: BackupContext, list: OwnedList, seen: ReadonlySet<string>): void {
	const gone: string[] = [];
	const filter = list.parent === undefined ? {} : { parent: list.parent };
	for (const { id } of archive.records({ resource: list.resource, ...filter })) {
		if (id.startsWith(`${list.prefix}/`) && !seen.has(id)) gone.push(id);
	}
	for (const id of gone) writer.gone(list.resource, id);
}

/** Ids of the items of one page. Two equal items inside a page are two; across pages they are one that moved. */
class PageKeys {
	readonly #list: OwnedList;
	readonly #ids = new Map<unknown, string>();
	readonly #times = new Map<string, number>();

	constructor(list: OwnedList) {
		this.#list = list;
	}

	idOf(item: unknown): string | undefined {
		const key = (this.#list.keyOf ?? timeAndContent)(item);
		if (key === undefined) return undefined;
		const times = (this.#times.get(key) ?? 0) + 1;
		this.#times.set(key, times);
		const id = `${this.#list.prefix}/${key}${times === 1 ? "" : `.${times}`}`;
		this.#ids.set(item, id);
		return id;
	}

	known(item: unknown): string | undefined {
		return this.#ids.get(item);
	}

	turnPage(): void {
		this.#ids.clear();
		this.#times.clear();
	}
}

function timeAndContent(item: unknown): string {
	const at = numberField(item, "timestamp") ?? numberField(item, "created_at") ?? 0;
	return `${at}/${shortHash(JSON.stringify(item))}`;
}
