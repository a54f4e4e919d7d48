import { AppError, text } from "../model/index.js";
import type { CrispAnswer, CrispClient } from "./crisp-client.js";
import { type CrispRouteName, crispRoutes, type RouteParams, type RouteQuery } from "./routes.js";

/**
 * Walks a list that pages by number. The end is an empty page, whatever it looks like (`[]`, `{}`, 404);
 * a short page proves nothing, because page sizes are not documented. Items are given once, by id,
 * because pages shift while people write.
 */
export interface ListPage {
	page: number;
	/** What this walk had not given before. */
	items: readonly unknown[];
	/** How many the answer held, repeats included. */
	received: number;
}

/** How a walk ended. Only a `complete` one may say that something is gone. */
export type ListEnd =
	| { kind: "complete"; unique: number }
	/** The server ignores page numbers, or page 1 is already a 404: good for what was read, not for what was not. */
	| { kind: "doubtful"; unique: number; notFound?: { reason: string; certain: boolean } }
	| { kind: "not-permitted"; status: number; reason: string };

export interface ListOptions {
	params?: RouteParams;
	query?: RouteQuery;
	/** Default 1. */
	firstPage?: number;
	/** Undefined for an item without an id: it is given as it is, never dropped. */
	idOf(item: unknown): string | undefined;
	/** Ids already given by an earlier part of the same walk; filled as the walk goes on. */
	seen?: Set<string>;
	/**
	 * Ask for the next page while the caller stores this one, and for more of them the longer the list proves to be.
	 * For walks to the end: one that stops early would waste requests, and so does a long one at its end, seven at most.
	 */
	ahead?: boolean;
}

/** Pages that bring nothing new in a row before the walk gives up on a server that never says "end". */
const patience = 3;
/** Pages asked for in advance, at most, and how many pages must have come for each further one: what is wasted at the end stays small. */
const mostAhead = 8;
const pagesForOneAhead = 8;

export async function* listPages(
	client: CrispClient,
	route: CrispRouteName,
	options: ListOptions,
): AsyncGenerator<ListPage, ListEnd> {
	const seen = options.seen ?? new Set<string>();
	const before = seen.size;
	let nameless = 0;
	let stale = 0;
	let previous = "";
	const ask = (page: number) => client.get(route, { ...options.params, page }, options.query);
	const firstPage = options.firstPage ?? 1;
	const asked: Promise<CrispAnswer>[] = [];
	for (let page = firstPage; ; page++) {
		const answer = await (asked.shift() ?? ask(page));
		const unique = () => seen.size - before + nameless;
		if (answer.kind === "not-permitted") return { kind: "not-permitted", status: answer.status, reason: answer.reason };
		if (answer.kind === "not-found") {
			if (page > 1 && !answer.certain) throw unusableList(route, "a 404 that is not the API's");
			if (page > 1) return { kind: "complete", unique: unique() };
			return { kind: "doubtful", unique: unique(), notFound: { reason: answer.reason, certain: answer.certain } };
		}
		const items = itemsOf(answer.data, route);
		if (items.length === 0) return { kind: "complete", unique: unique() };
		const fresh: unknown[] = [];
		const ids: string[] = [];
		for (const item of items) {
			const id = options.idOf(item);
			if (id === undefined) {
				nameless++;
				fresh.push(item);
			} else {
				ids.push(id);
				if (seen.has(id)) continue;
				seen.add(id);
				fresh.push(item);
			}
		}
		const signature = ids.join("\n");
		if (ids.length > 0 && signature === previous) return { kind: "doubtful", unique: unique() };
		previous = signature;
		stale = fresh.length === 0 ? stale + 1 : 0;
		const ahead =
			options.ahead !== true || stale > 0
				? 0
				: Math.min(mostAhead, 1 + Math.floor((page - firstPage) / pagesForOneAhead));
		while (asked.length < ahead) {
			const next = ask(page + 1 + asked.length);
			// Whoever stops early never awaits it; whoever goes on still gets its error.
			next.catch(() => {});
			asked.push(next);
		}
		yield { page, items: fresh, received: items.length };
		if (stale >= patience) return { kind: "doubtful", unique: unique() };
	}
}

/** The items of a list answer. `{}` is the empty list (sheet 1.5); anything else but an array is a broken answer, never "nothing". */
export function itemsOf(data: unknown, route: CrispRouteName): readonly unknown[] {
	if (Array.isArray(data)) return data;
	if (typeof data === "object" && data !== null && Object.keys(data).length === 0) return [];
	throw unusableList(route, "an answer that is no list");
}

function unusableList(route: CrispRouteName, why: string): AppError {
	const { template } = crispRoutes[route];
	return new AppError("remote-broken", {
		what: text(`Crisp's answer to ${template} is not a list`, `Crisp 对 ${template} 的响应不是列表`),
		why: text(`Got ${why}`, `收到的内容异常（${why}）`),
		hint: text("Try again in a few minutes", "请几分钟后重试"),
		details: { route: template },
	});
}

/** The text field `key` of an unknown object: ids come this way. */
export function stringField(item: unknown, key: string): string | undefined {
	if (typeof item !== "object" || item === null) return undefined;
	const value = (item as Record<string, unknown>)[key];
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** The number field `key` of an unknown object. */
export function numberField(item: unknown, key: string): number | undefined {
	if (typeof item !== "object" || item === null) return undefined;
	const value = (item as Record<string, unknown>)[key];
	return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
