import { type CategoryId, categories } from "../detect/categories.js";
import { KeyIndex } from "./key-index.js";
import { knownFrom, type LocationSignal } from "./locate.js";

/** What is true of a person; several profiles of one person add up. */
export const subjectFlags = {
	/** Data entered or changed since 1 January. */
	thisYear: 1,
	last12Months: 1 << 1,
	/** Left an e-mail address or phone: not anonymous. */
	identified: 1 << 2,
	contract: 1 << 3,
	optedOut: 1 << 4,
	blocked: 1 << 5,
	unsubscribed: 1 << 6,
	consent: 1 << 7,
	under14: 1 << 8,
	under14Hint: 1 << 9,
	from14to17: 1 << 10,
	hasIp: 1 << 11,
	localeZh: 1 << 12,
	preciseGeo: 1 << 13,
} as const;

export const categoryBit: ReadonlyMap<CategoryId, number> = new Map(categories.map(({ id }, bit) => [id, bit]));
const words = Math.ceil(categories.length / 32);

/** One person, as the counters see it. */
export interface Subject {
	flags: number;
	country?: string;
	known: boolean;
	/** A country that another signal names. */
	otherCountry?: string;
	lastActiveMs?: number;
	messages: number;
	conversations: number;
	has(category: CategoryId, atLeast: "confirmed" | "probable"): boolean;
}

/**
 * Distinct people by union-find over their keys (profile id, e-mail address, phone, conversation). No text is kept: 44 bytes a
 * profile and 32 a key, so a million profiles with a conversation each take some 200 MB, however many messages they wrote.
 * Nodes are numbers; a node belongs to the person that `find` gives.
 */
export class Subjects {
	readonly #index = new KeyIndex();
	readonly #parent = new Column();
	readonly #flags = new Column();
	/** Country and percent of the best signal, then the second country: two letters each as 16 bits. */
	readonly #place = new Column();
	readonly #percent = new Column();
	readonly #lastActive = new Column();
	readonly #messages = new Column();
	readonly #conversations = new Column();
	readonly #confirmed = Array.from({ length: words }, () => new Column());
	readonly #probable = Array.from({ length: words }, () => new Column());
	#size = 0;

	get size(): number {
		return this.#size;
	}

	/** A new node. */
	add(): number {
		const node = this.#size;
		this.#size += 1;
		this.#parent.set(node, node);
		return node;
	}

	node(key: string): number | undefined {
		return this.#index.get(key);
	}

	/** Says that whoever has this key is this node's person. */
	link(key: string, node: number): void {
		const there = this.#index.put(key, node);
		if (there === node) return;
		const [one, other] = [this.find(there), this.find(node)];
		if (one !== other) this.#parent.set(Math.max(one, other), Math.min(one, other));
	}

	find(node: number): number {
		let root = node;
		for (let next = this.#parent.get(root); next !== root; next = this.#parent.get(root)) root = next;
		// Path halving keeps later looks short.
		for (let at = node; at !== root; ) {
			const next = this.#parent.get(at);
			this.#parent.set(at, root);
			at = next;
		}
		return root;
	}

	flag(node: number, flags: number): void {
		this.#flags.set(node, this.#flags.get(node) | flags);
	}

	active(node: number, atMs: number | undefined): void {
		if (atMs === undefined || atMs <= 0) return;
		const seconds = Math.min(Math.floor(atMs / 1000), 0xffff_ffff);
		if (seconds > this.#lastActive.get(node)) this.#lastActive.set(node, seconds);
	}

	/** Adds to the messages and conversations of a person. */
	count(node: number, what: "messages" | "conversations", by = 1): void {
		const column = what === "messages" ? this.#messages : this.#conversations;
		column.set(node, column.get(node) + by);
	}

	hit(node: number, category: CategoryId, confirmed: boolean): void {
		const bit = categoryBit.get(category) ?? 0;
		const columns = confirmed ? this.#confirmed : this.#probable;
		const column = columns[bit >> 5];
		column?.set(node, (column.get(node) | (1 << (bit & 31))) >>> 0);
	}

	locate(node: number, { country, percent }: LocationSignal): void {
		const code = packCountry(country);
		const place = this.#place.get(node);
		const [first, second] = [place >>> 16, place & 0xffff];
		const best = this.#percent.get(node);
		if (first === 0 || percent > best) {
			this.#percent.set(node, percent);
			this.#place.set(node, ((code << 16) | (first !== 0 && first !== code ? first : second)) >>> 0);
		} else if (code !== first && (second === 0 || country === "CN"))
			// Whoever may be in mainland China must not drop out of the upper bound behind a third country.
			this.#place.set(node, ((first << 16) | code) >>> 0);
	}

	/** Adds every node up in its root; afterwards `people` and `person` speak of whole people. */
	settle(): void {
		for (let node = 0; node < this.#size; node += 1) {
			const root = this.find(node);
			if (root === node) continue;
			this.flag(root, this.#flags.get(node));
			this.active(root, this.#lastActive.get(node) * 1000);
			for (const column of [...this.#confirmed, ...this.#probable])
				column.set(root, (column.get(root) | column.get(node)) >>> 0);
			this.count(root, "messages", this.#messages.get(node));
			this.count(root, "conversations", this.#conversations.get(node));
			const place = this.#place.get(node);
			if (place >>> 16 !== 0)
				this.locate(root, { country: unpackCountry(place >>> 16), percent: this.#percent.get(node) });
			if ((place & 0xffff) !== 0) this.locate(root, { country: unpackCountry(place & 0xffff), percent: 0 });
		}
	}

	*people(): Iterable<Subject> {
		for (let node = 0; node < this.#size; node += 1) if (this.#parent.get(node) === node) yield this.person(node);
	}

	person(node: number): Subject {
		const root = this.find(node);
		const place = this.#place.get(root);
		const last = this.#lastActive.get(root);
		const bitOf = (columns: readonly Column[], category: CategoryId) => {
			const bit = categoryBit.get(category) ?? 0;
			return (((columns[bit >> 5]?.get(root) ?? 0) >>> (bit & 31)) & 1) === 1;
		};
		return {
			flags: this.#flags.get(root),
			known: this.#percent.get(root) >= knownFrom,
			...(place >>> 16 !== 0 && { country: unpackCountry(place >>> 16) }),
			...((place & 0xffff) !== 0 && { otherCountry: unpackCountry(place & 0xffff) }),
			...(last > 0 && { lastActiveMs: last * 1000 }),
			messages: this.#messages.get(root),
			conversations: this.#conversations.get(root),
			has: (category, atLeast) =>
				bitOf(this.#confirmed, category) || (atLeast === "probable" && bitOf(this.#probable, category)),
		};
	}
}

/** A list of 32-bit numbers that grows; what was never set is 0. */
class Column {
	#values = new Uint32Array(256);

	get(at: number): number {
		return this.#values[at] ?? 0;
	}

	set(at: number, value: number): void {
		if (at >= this.#values.length) {
			const grown = new Uint32Array(Math.max(this.#values.length * 2, at + 1));
			grown.set(this.#values);
			this.#values = grown;
		}
		this.#values[at] = value;
	}
}

function packCountry(country: string): number {
	return (country.charCodeAt(0) << 8) | country.charCodeAt(1);
}

function unpackCountry(code: number): string {
	return String.fromCharCode(code >> 8, code & 0xff);
}
