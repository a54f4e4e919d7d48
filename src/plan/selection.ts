import { createHash } from "node:crypto";
import type { Adapter, TranslateContext } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { AppError, type Entity, type EntityKind, entityKinds, text } from "../model/index.js";

/** The part of an archive that a plan is about: plain JSON, kept in the plan. Everything that is absent is no limit. */
export interface SelectionFilter {
	/** These kinds, and what they need of others. */
	only?: readonly EntityKind[];
	/** What happened to people since then: conversations, ratings, visits; contacts only where one of these needs them. */
	sinceMs?: number;
	/** So many conversations with what they need, and nothing else: the newest, or with `sample` an even choice that is always the same. */
	conversations?: number;
	sample?: boolean;
}

/** Answers whether an entity belongs to the part. */
export interface Selection {
	filter: SelectionFilter;
	/** Whether any entity of this kind can be in it. */
	hasKind(kind: EntityKind): boolean;
	has(entity: Entity): boolean;
}

/** Kinds of which a workspace has as many as it has history; a part by time or number takes only what it needs of them. */
const peopleKinds: readonly EntityKind[] = ["company", "contact"];
const historyKinds: readonly EntityKind[] = ["rating", "contact-event", "page-visit"];

export interface SelectOptions<Config> {
	archive: Archive;
	adapter: Pick<Adapter<Config>, "manifest" | "translate">;
	context: TranslateContext<Config>;
	filter: SelectionFilter | undefined;
	signal?: AbortSignal;
}
type Choice<Config> = SelectOptions<Config> & { filter: SelectionFilter };

/**
 * Finds the part that a filter means, with everything its operations refer to: a conversation comes with its contact, agents and inbox,
 * an article with its category. What is chosen is translated once for its references; memory holds their keys and the chosen ids.
 * An import of the part and a later one of the whole do the same operations, so the later one goes on where the part ended.
 * Undefined when the filter limits nothing.
 */
export function selectPart<Config>(options: SelectOptions<Config>): Selection | undefined {
	const { filter = {} } = options;
	checkFilter(filter);
	if (isWhole(filter)) return undefined;
	const asked = askedKinds(filter);
	const conversations = chosenConversations({ ...options, filter });
	const since = filter.sinceMs;
	const partial = since !== undefined || filter.conversations !== undefined;
	const named = (kind: EntityKind) => filter.only?.includes(kind) === true;

	/** Chosen by the filter itself, not because another needs it. */
	const chosen = (entity: Entity): boolean => {
		if (!asked.has(entity.kind)) return false;
		if (entity.kind === "conversation") return conversations?.has(entity.id) ?? true;
		if (entity.kind === "rating" && conversations) return conversations.has(entity.conversationId);
		const isPeople = peopleKinds.includes(entity.kind);
		if (isPeople && partial && !named(entity.kind)) return false;
		const dated = isPeople || historyKinds.includes(entity.kind);
		return since === undefined || !dated || (timeOf(entity) ?? since) >= since;
	};
	const needed = neededRoots(options, chosen);
	return {
		filter,
		hasKind: (kind) => asked.has(kind) || needed.has(kind),
		has: (entity) => chosen(entity) || needed.get(entity.kind)?.has(entity.id) === true,
	};
}

export function isWhole(filter: SelectionFilter): boolean {
	return filter.only === undefined && filter.sinceMs === undefined && filter.conversations === undefined;
}

function askedKinds({ only, conversations }: SelectionFilter): ReadonlySet<EntityKind> {
	return new Set(only ?? (conversations === undefined ? entityKinds : (["conversation", "rating"] as const)));
}

function checkFilter({ only, conversations, sample }: SelectionFilter): void {
	const wrong = (en: string, zh: string, hint: [string, string]) =>
		new AppError("usage", { what: text(en, zh), hint: text(...hint) });
	if (sample && conversations === undefined)
		throw wrong("--sample needs a number of conversations", "--sample 需要同时给出会话数量", [
			"Add --conversations 100",
			"请加上 --conversations 100",
		]);
	if (conversations !== undefined && only && !only.includes("conversation"))
		throw wrong("--conversations and --only leave no conversation", "--conversations 与 --only 的组合不包含任何会话", [
			"Add conversation to --only, or leave --only away",
			"请在 --only 中加入 conversation，或去掉 --only",
		]);
}

/** Ids of the conversations that the filter means; undefined: all. */
function chosenConversations<Config>({ archive, filter, signal }: Choice<Config>): Set<string> | undefined {
	const { sinceMs: since, conversations: wanted, sample } = filter;
	if (since === undefined && wanted === undefined) return undefined;
	const limit = wanted ?? Number.POSITIVE_INFINITY;
	const recent: string[] = [];
	const drawn = new SmallestBy(limit);
	// Oldest first, so the last ones are the newest.
	for (const conversation of archive.entities("conversation", { order: "activity" })) {
		signal?.throwIfAborted();
		if (since !== undefined && (timeOf(conversation) ?? since) < since) continue;
		if (sample) drawn.add(createHash("sha256").update(conversation.id).digest("hex"), conversation.id);
		else recent.push(conversation.id);
		if (recent.length > limit * 2 + 1000) recent.splice(0, recent.length - limit);
	}
	return new Set(sample ? drawn.values() : recent.slice(Math.max(0, recent.length - limit)));
}

/** Keeps the values with the smallest keys: the same ones whatever the order they come in, and more of them when more are wanted. */
class SmallestBy {
	#kept: [string, string][] = [];
	constructor(readonly limit: number) {}
	add(key: string, value: string): void {
		this.#kept.push([key, value]);
		if (this.#kept.length > this.limit * 2 + 1000) this.#shrink();
	}
	values(): string[] {
		this.#shrink();
		return this.#kept.map(([, value]) => value);
	}
	#shrink(): void {
		this.#kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
		this.#kept.splice(this.limit);
	}
}

/**
 * Roots that the chosen ones refer to, and those that these refer to. References point to earlier kinds of the adapter's order
 * or to earlier entities of their own, so one walk from the last kind to the first finds them all.
 */
function neededRoots<Config>(
	{ archive, adapter, context, signal }: SelectOptions<Config>,
	chosen: (entity: Entity) => boolean,
): Map<EntityKind, Set<string>> {
	const keys = new Set<string>();
	const conversations = new Set<string>();
	const roots = new Map<EntityKind, Set<string>>();

	function visit(entity: Entity): boolean {
		const own = chosen(entity);
		// Conversations are long: translating one to see whether anybody needs it would be translating them all.
		const candidate = entity.kind === "conversation" ? conversations.has(entity.id) : keys.size > 0;
		if (!own && !candidate) return false;
		const operations = refsOf(adapter, entity, context);
		const known = roots.get(entity.kind)?.has(entity.id) === true;
		if (!own && !known && !operations.some(({ key }) => keys.has(key))) return false;
		if (!own) roots.set(entity.kind, (roots.get(entity.kind) ?? new Set()).add(entity.id));
		if ("conversationId" in entity && entity.conversationId !== undefined) conversations.add(entity.conversationId);
		const inside = new Set(operations.map(({ key }) => key));
		let toItself = false;
		for (const ref of operations.flatMap(({ refs }) => refs)) {
			if (inside.has(ref) || keys.has(ref)) continue;
			keys.add(ref);
			toItself ||= ref.startsWith(`${entity.kind}:`);
		}
		return toItself;
	}

	for (const kind of adapter.manifest.order.toReversed()) {
		// A category's parent may have been passed already.
		for (let again = true; again; ) {
			again = false;
			for (const entity of archive.entities(kind)) {
				signal?.throwIfAborted();
				if (visit(entity)) again = true;
			}
		}
	}
	return roots;
}

function refsOf<Config>(
	adapter: SelectOptions<Config>["adapter"],
	entity: Entity,
	context: TranslateContext<Config>,
): { key: string; refs: readonly string[] }[] {
	const found: { key: string; refs: readonly string[] }[] = [];
	try {
		for (const { key, refs } of adapter.translate(entity, context)) found.push({ key, refs });
	} catch {
		// The plan reports what an adapter fails on; here it only has no references.
	}
	return found;
}

/** When something last happened to it. */
function timeOf(entity: Entity): number | undefined {
	const times = [
		"lastActiveAtMs",
		"updatedAtMs",
		"createdAtMs",
		"ratedAtMs",
		"occurredAtMs",
		"visitedAtMs",
		"sentAtMs",
	].map((field) => (entity as unknown as Record<string, unknown>)[field]);
	const known = times.filter((time) => typeof time === "number");
	return known.length === 0 ? undefined : Math.max(...known);
}
