import type { PersonKey } from "../model/index.js";
import type { LedgerEntry } from "./ledger-store.js";
import type { EntitiesOf } from "./remake-companies.js";

/** Somebody whom the archive knows: everything it has of them hangs on these ids. */
export interface Person {
	/** Ids of their contact entities: profiles, addresses without a profile, visitors. */
	contactIds: string[];
	conversationIds: string[];
	/** Everything they are known by, in earlier versions too. */
	keys: PersonKey[];
	/** As the source spells them. */
	names: string[];
}

/** `erase`: everything goes. `pseudonymise`: the skeleton of their conversations stays for statistics. */
export type ForgetWay = "erase" | "pseudonymise";
/** Why: a word, so that no name of anybody can stand in it. */
export const forgetReasons = ["request", "consent", "retention"] as const;
export type ForgetReason = (typeof forgetReasons)[number];

/** A forgotten person, without anything to know them by. */
export interface Tombstone {
	id: string;
	atMs: number;
	way: ForgetWay;
	reason: ForgetReason;
}

/** What of the archive is about one person. */
export interface PersonTraces {
	/** Raw records by resource, and how many earlier versions they have. */
	records: Record<string, number>;
	versions: number;
	/** Entities by kind. */
	entities: Record<string, number>;
	/** Files that nobody else refers to, and those that stay because somebody does. */
	files: { going: number; staying: number; bytes: number };
	/** What other people's records say of them: an address, a number, an id. Found and taken out as it is forgotten; not counted before. */
	ledger: { target: string; entries: number }[];
}

export interface ForgetOptions {
	way: ForgetWay;
	reason: ForgetReason;
	runId: number;
	/** Makes anew what records of others share with the person's. */
	entitiesOf: EntitiesOf;
}

export interface ForgetResult extends PersonTraces {
	tombstone: Tombstone;
	/** Records, versions, entities and notes of others out of which the person was taken. */
	mentions: number;
	/** Entities kept under a pseudonym. */
	kept: number;
}

/**
 * One person's traces, and the memory of those who were forgotten. The tombstones hold keyed hashes only; their key is a random one that
 * stays in this archive.
 */
export interface PersonStore {
	/** By e-mail address, phone number, people id or session id. AppError `usage` when a number belongs to several people. */
	find(typed: string): Person | undefined;
	traces(person: Person): PersonTraces;
	/** Whether an entry of the ledger is about the person. */
	isEntry(person: Person): (entry: Pick<LedgerEntry, "source" | "lane">) => boolean;
	/** The raw records that {@link forget} would take with the person. */
	records(person: Person): { resource: string; id: string }[];
	/** The ids of files (`attachment` entities) in the person's conversations, and whether anybody else refers to each. */
	files(person: Person): { id: string; shared: boolean }[];
	/** One transaction: all of it or nothing. The bytes are gone after {@link wipe}. */
	forget(person: Person, options: ForgetOptions): ForgetResult;
	/**
	 * Removes files of forgotten people and every byte the database kept of what was deleted. To be repeated until it is true;
	 * false while somebody reads the archive. Nothing to do is true, unless `always`: the ledger dropped a reference.
	 */
	wipe(options?: { always?: boolean }): boolean;
	/** Whether a {@link wipe} is due: a run was cut short. */
	needsWipe(): boolean;
	/** The tombstone that a typed name means. */
	tombstone(typed: string): Tombstone | undefined;
	tombstones(): Tombstone[];
	/** The tombstone of whoever a record of the source is about; one whose address is another's is not theirs for sharing a phone. */
	forgotten(record: { resource: string; id: string; parent?: string; raw: unknown }): Tombstone | undefined;
	/** The record as it may be kept: forgotten people's addresses, numbers and ids are taken out of its texts. */
	withoutForgotten(raw: unknown): unknown;
	/** The tombstone of a forgotten person's key. */
	tombstoneOf(key: PersonKey): Tombstone | undefined;
}

/** What stands as the source of a ledger entry whose person was forgotten. */
export function forgottenSource(tombstone: Pick<Tombstone, "id">): string {
	return `forgotten:${tombstone.id}`;
}
