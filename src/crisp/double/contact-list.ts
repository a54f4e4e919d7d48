import { BadQuery, dateOf } from "./conversation-list.js";
import { vary } from "./conversation-wire.js";
import type { CrispQuirks } from "./quirks.js";
import { matchesFilter, parseFilter } from "./search-filter.js";
import { seedOf } from "./seeded-random.js";
import type { DoubleWorkspace } from "./workspace.js";
import type { ContactSlot, Wire } from "./workspace-content.js";

type Query = (name: string) => string | undefined;

const queryNames = [
	"sort_field",
	"sort_order",
	"search_text",
	"search_filter",
	"search_operator",
	"filter_date_start",
	"filter_date_end",
] as const;

/** The list of contacts (sheet 3.7), kept per query until the workspace changes. */
export class ContactList {
	readonly #workspace: DoubleWorkspace;
	readonly #quirks: CrispQuirks;
	readonly #selected = new Map<string, { version: number; slots: ContactSlot[] }>();

	constructor(workspace: DoubleWorkspace, quirks: CrispQuirks) {
		this.#workspace = workspace;
		this.#quirks = quirks;
	}

	select(query: Query): readonly ContactSlot[] {
		const key = JSON.stringify(queryNames.map((name) => query(name)));
		const known = this.#selected.get(key);
		if (known?.version === this.#workspace.version) return known.slots;
		const slots = this.#workspace.content.contacts.filter(this.#predicate(query));
		const field = sortFields[query("sort_field") ?? "created_at"];
		if (!field) throw new BadQuery("unknown sort_field");
		const direction = query("sort_order") === "ascending" ? 1 : -1;
		slots.sort((a, b) => {
			const [left, right] = [field(a), field(b)];
			return (left < right ? -1 : left > right ? 1 : a.peopleId < b.peopleId ? -1 : 1) * direction;
		});
		if (this.#selected.size >= 16) this.#selected.clear();
		this.#selected.set(key, { version: this.#workspace.version, slots });
		return slots;
	}

	#predicate(query: Query): (slot: ContactSlot) => boolean {
		const start = dateOf(query("filter_date_start"));
		const end = dateOf(query("filter_date_end"));
		const text = query("search_text")?.toLowerCase();
		const filterText = query("search_filter");
		const filter = filterText === undefined ? undefined : parseFilter(filterText);
		if (filterText !== undefined && !filter) throw new BadQuery("search_filter is not a filter");
		const join = query("search_operator") === "or" ? "or" : "and";
		return (slot) =>
			(start === undefined || slot.createdAt >= start) &&
			(end === undefined || slot.createdAt <= end) &&
			(!text || JSON.stringify(contactWire(slot, this.#quirks)).toLowerCase().includes(text)) &&
			(!filter || matchesFilter(contactWire(slot, this.#quirks), filter, join));
	}
}

/** A profile as lists and the single route give it. */
export function contactWire(slot: ContactSlot, quirks: CrispQuirks): Wire {
	const { person, company, ...profile } = slot.profile();
	const wire: Wire = {
		people_id: slot.peopleId,
		email: slot.email,
		person: { nickname: slot.nickname, ...(person as Wire) },
		company,
		segments: slot.segments,
		active: { now: false, last: slot.lastActive },
		...profile,
		created_at: slot.createdAt,
		updated_at: slot.updatedAt,
	};
	if (quirks.missingKeys !== "as-seeded") {
		const seed = seedOf(slot.createdAt, 77);
		vary(wire, "company", quirks.missingKeys, seed);
		vary(wire.person as Wire, "avatar", quirks.missingKeys, seed + 1);
		vary(wire.active as Wire, "last", quirks.missingKeys, seed + 2);
	}
	return wire;
}

const sortFields: Record<string, (slot: ContactSlot) => number | string> = {
	created_at: (slot) => slot.createdAt,
	updated_at: (slot) => slot.updatedAt,
	active: (slot) => slot.lastActive ?? 0,
	"person.nickname": (slot) => slot.nickname,
	email: (slot) => slot.email,
};
