import { conversationWire } from "./conversation-wire.js";
import type { CrispQuirks } from "./quirks.js";
import { matchesFilter, parseFilter } from "./search-filter.js";
import type { DoubleWorkspace } from "./workspace.js";
import type { ConversationSlot } from "./workspace-content.js";

type Query = (name: string) => string | undefined;
type Order = "created" | "updated" | "waiting" | "none";

/** Thrown for a query the real service would refuse. */
export class BadQuery extends Error {
	override readonly name = "BadQuery";
}

const queryNames = [
	"search_query",
	"search_type",
	"search_operator",
	"include_empty",
	"filter_inbox_id",
	"filter_unread",
	"filter_resolved",
	"filter_not_resolved",
	"filter_mention",
	"filter_assigned",
	"filter_unassigned",
	"filter_date_start",
	"filter_date_end",
] as const;

/**
 * The list of conversations (sheet 3.3): sorted once per order, filtered once per query, both kept until the
 * workspace changes, so that page 2,000 of a large workspace costs as little as page 1.
 */
export class ConversationList {
	readonly #workspace: DoubleWorkspace;
	readonly #quirks: CrispQuirks;
	readonly #sorted = new Map<Order, { version: number; membership: number; slots: ConversationSlot[] }>();
	readonly #filtered = new Map<string, { version: number; slots: ConversationSlot[] }>();

	constructor(workspace: DoubleWorkspace, quirks: CrispQuirks) {
		this.#workspace = workspace;
		this.#quirks = quirks;
	}

	/** Everything the query asks for, in its order; the caller takes a page of it. */
	select(query: Query): readonly ConversationSlot[] {
		const order = this.#quirks.conversationOrder === "ignored" ? "none" : orderOf(query);
		const key = JSON.stringify([order, this.#quirks.dateWindow, ...queryNames.map((name) => query(name))]);
		const known = this.#filtered.get(key);
		if (known?.version === this.#workspace.version) return known.slots;
		const wanted = this.#predicate(query, order);
		const slots = this.#inOrder(order).filter(wanted);
		if (this.#filtered.size >= 16) this.#filtered.clear();
		this.#filtered.set(key, { version: this.#workspace.version, slots });
		return slots;
	}

	#inOrder(order: Order): ConversationSlot[] {
		const known = this.#sorted.get(order);
		if (known?.version === this.#workspace.version) return known.slots;
		const { membership, content } = this.#workspace;
		// Nearly sorted already when only a few changed: much cheaper to sort than the raw list.
		const slots = (known?.membership === membership ? known.slots : content.conversations).slice();
		const key = orderKeys[order];
		slots.sort((a, b) => key(b) - key(a) || (a.sessionId < b.sessionId ? -1 : 1));
		this.#sorted.set(order, { version: this.#workspace.version, membership, slots });
		return slots;
	}

	#predicate(query: Query, order: Order): (slot: ConversationSlot) => boolean {
		const tests: ((slot: ConversationSlot) => boolean)[] = [];
		const on = (name: string) => query(name) === "1" || query(name) === "true";
		if (!on("include_empty") && this.#quirks.emptyConversations === "hidden") tests.push((s) => s.messages.length > 0);
		if (order === "waiting") tests.push((s) => s.waitingSince !== undefined);
		const inbox = query("filter_inbox_id");
		if (inbox === undefined) {
			if (this.#quirks.subInboxes === "hidden") tests.push((s) => s.inboxId === undefined);
		} else if (inbox !== "all") tests.push((s) => s.inboxId === inbox);
		if (on("filter_unread")) tests.push((s) => s.unread > 0);
		if (on("filter_resolved")) tests.push((s) => s.state === "resolved");
		if (on("filter_not_resolved")) tests.push((s) => s.state !== "resolved");
		if (on("filter_mention")) tests.push((s) => s.mentions.length > 0);
		if (on("filter_unassigned")) tests.push((s) => s.assigned === undefined);
		const assigned = query("filter_assigned");
		if (assigned !== undefined) tests.push((s) => s.assigned === assigned);
		const date = this.#quirks.dateWindow === "created" ? orderKeys.created : orderKeys.updated;
		const start = dateOf(query("filter_date_start"));
		const end = dateOf(query("filter_date_end"));
		if (start !== undefined) tests.push((s) => date(s) >= start);
		if (end !== undefined) tests.push((s) => date(s) <= end);
		const search = this.#search(query);
		if (search) tests.push(search);
		if (tests.length === 1 && tests[0]) return tests[0];
		return (slot) => tests.every((test) => test(slot));
	}

	#search(query: Query): ((slot: ConversationSlot) => boolean) | undefined {
		const wanted = query("search_query");
		if (!wanted) return undefined;
		const wire = (slot: ConversationSlot) => conversationWire(slot, this.#workspace.content.websiteId, this.#quirks, 0);
		switch (query("search_type") ?? "text") {
			case "segment":
				return (slot) => slot.segments.includes(wanted);
			case "filter": {
				const items = parseFilter(wanted);
				if (!items) throw new BadQuery("search_query is not a filter");
				return (slot) => matchesFilter(wire(slot), items, query("search_operator") === "or" ? "or" : "and");
			}
			case "text": {
				const text = wanted.toLowerCase();
				return (slot) => JSON.stringify(wire(slot)).toLowerCase().includes(text);
			}
			default:
				throw new BadQuery("unknown search_type");
		}
	}
}

/** Epoch milliseconds of an ISO date in a query. */
export function dateOf(value: string | undefined): number | undefined {
	if (value === undefined || value === "") return undefined;
	const time = Date.parse(value);
	if (Number.isNaN(time)) throw new BadQuery("a date is not ISO 8601");
	return time;
}

const orderKeys: Record<Order, (slot: ConversationSlot) => number> = {
	created: (slot) => slot.createdAt,
	updated: (slot) => slot.updatedAt,
	waiting: (slot) => slot.waitingSince ?? 0,
	// Equal keys fall back to the ids, which are random.
	none: () => 0,
};

function orderOf(query: Query): Order {
	const on = (name: string) => query(name) !== undefined && query(name) !== "0" && query(name) !== "";
	if (on("order_date_created")) return "created";
	if (on("order_date_waiting")) return "waiting";
	return "updated";
}
