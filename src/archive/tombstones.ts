import { createHmac, randomBytes } from "node:crypto";
import {
	changeTexts,
	forgottenMark,
	keyOfContact,
	keysOfTyped,
	keyText,
	type PersonKey,
	pseudonymId,
	replacePersonKeys,
} from "../model/index.js";
import type { FactTable } from "./fact-table.js";
import type { Tombstone } from "./person-store.js";
import { recordPerson } from "./record-person.js";

// Who was forgotten, told by keyed hashes alone. Facts hold them: `forgotten:key` the key, `forgotten:person:<id>` what happened,
// `forgotten:hash:<HMAC-SHA-256>` the person's id for each address, number and id they were known by.

export class Tombstones {
	readonly #facts: FactTable;
	/** Person's id by hash; undefined before it was first read and after it changed. */
	#known: Map<string, string> | undefined;
	#key: Uint8Array | undefined;
	/** The same ids stand in message after message. */
	readonly #met = new Map<string, string | undefined>();

	constructor(facts: FactTable) {
		this.#facts = facts;
	}

	/** To be called inside the transaction that forgets. Keys of an earlier tombstone of the same person move to this one. */
	add(tombstone: Tombstone, keys: readonly PersonKey[]): void {
		this.#facts.setFact(personPrefix + tombstone.id, tombstone);
		for (const key of keys) this.#facts.setFact(hashPrefix + this.hash(keyText(key)), tombstone.id);
		this.changed();
	}

	/** What was read may no longer be so: another connection wrote, or a transaction was undone. */
	changed(): void {
		this.#known = undefined;
		this.#met.clear();
	}

	all(): Tombstone[] {
		return [...this.#facts.facts(personPrefix)].map(({ value }) => value as Tombstone);
	}

	of(key: PersonKey): Tombstone | undefined {
		const id = this.#idOf(key);
		return id === undefined ? undefined : this.#facts.fact<Tombstone>(personPrefix + id);
	}

	typed(name: string): Tombstone | undefined {
		for (const key of keysOfTyped(name)) {
			const found = this.of(key);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	forgotten(record: { resource: string; id: string; parent?: string; raw: unknown }): Tombstone | undefined {
		if (this.#hashes().size === 0) return undefined;
		const { ids, email, phone } = recordPerson(record);
		for (const key of ids) {
			const found = this.of(key);
			if (found !== undefined) return found;
		}
		const byEmail = email && this.of(email);
		// Families and offices share a number: an address that nobody asked to forget is somebody else's.
		return byEmail ?? (email === undefined && phone !== undefined ? this.of(phone) : undefined);
	}

	withoutForgotten(raw: unknown): unknown {
		if (this.#hashes().size === 0) return raw;
		return changeTexts(raw, (text) => this.clean(text));
	}

	clean(text: string): string {
		// An id inside the address of a file names the file; without it nobody else could open it any more.
		if (fileAddress.test(text)) return text;
		return replacePersonKeys(text, (key) => this.#idOf(key) !== undefined, forgottenMark);
	}

	/** The pseudonym of an id; the same for the same id, so that links hold. */
	pseudonym(id: string): string {
		return pseudonymId(this.hash(keyText(keyOfContact(id))).slice(0, 32));
	}

	hash(text: string): string {
		this.#key ??= Buffer.from(this.#facts.fact<string>(keyFact) ?? this.#newKey(), "base64");
		return createHmac("sha256", this.#key).update(text).digest("hex");
	}

	#newKey(): string {
		const key = randomBytes(32).toString("base64");
		this.#facts.setFact(keyFact, key);
		return key;
	}

	#idOf(key: PersonKey): string | undefined {
		const hashes = this.#hashes();
		if (hashes.size === 0) return undefined;
		const text = keyText(key);
		if (this.#met.has(text)) return this.#met.get(text);
		if (this.#met.size >= mostMet) this.#met.clear();
		const id = hashes.get(this.hash(text));
		this.#met.set(text, id);
		return id;
	}

	#hashes(): Map<string, string> {
		this.#known ??= new Map(
			[...this.#facts.facts(hashPrefix)].map(({ key, value }) => [key.slice(hashPrefix.length), value as string]),
		);
		return this.#known;
	}
}

export const forgottenFacts = "forgotten:";
const keyFact = `${forgottenFacts}key`;
const personPrefix = `${forgottenFacts}person:`;
const hashPrefix = `${forgottenFacts}hash:`;
const mostMet = 20_000;
const fileAddress = /^https?:\/\/[^\s@]{1,2000}\.[a-z0-9]{2,5}$/i;
