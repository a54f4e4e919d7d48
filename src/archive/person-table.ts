import type { PersonKey } from "../model/index.js";
import type { EntityTable } from "./entity-table.js";
import type { FactTable } from "./fact-table.js";
import type { FileStore } from "./file-store.js";
import { findPerson } from "./find-person.js";
import { forgetPerson } from "./forget-person.js";
import type { LedgerEntry } from "./ledger-store.js";
import type { ForgetOptions, ForgetResult, Person, PersonStore, PersonTraces, Tombstone } from "./person-store.js";
import { personTraces, summariseTraces } from "./person-traces.js";
import type { Sqlite } from "./sqlite.js";
import { Tombstones } from "./tombstones.js";
import { wipeDeleted, wipeFact } from "./wipe-deleted.js";

export class PersonTable implements PersonStore {
	readonly #parts: { db: Sqlite; facts: FactTable; entities: EntityTable; files: FileStore; now(): number };
	readonly #tombstones: Tombstones;

	constructor(parts: { db: Sqlite; facts: FactTable; entities: EntityTable; files: FileStore; now(): number }) {
		this.#parts = parts;
		this.#tombstones = new Tombstones(parts.facts);
	}

	find(typed: string): Person | undefined {
		return findPerson(this.#parts.db, typed);
	}

	traces(person: Person): PersonTraces {
		const { db, files } = this.#parts;
		return summariseTraces(db, files, personTraces(db, person));
	}

	isEntry(person: Person): (entry: Pick<LedgerEntry, "source" | "lane">) => boolean {
		const { isTheirs } = personTraces(this.#parts.db, person);
		return ({ source, lane }) => isTheirs(source.id) || isTheirs(lane);
	}

	records(person: Person): { resource: string; id: string }[] {
		return personTraces(this.#parts.db, person).records;
	}

	files(person: Person): { id: string; shared: boolean }[] {
		return personTraces(this.#parts.db, person).attachments;
	}

	forget(person: Person, options: ForgetOptions): ForgetResult {
		const traces = this.traces(person);
		return { ...traces, ...forgetPerson({ ...this.#parts, tombstones: this.#tombstones }, person, options) };
	}

	wipe(options: { always?: boolean } = {}): boolean {
		const { db, facts, files } = this.#parts;
		if (options.always === true && !this.needsWipe()) facts.setFact(wipeFact, { files: [] });
		return wipeDeleted(db, facts, files);
	}

	needsWipe(): boolean {
		return this.#parts.facts.fact(wipeFact) !== undefined;
	}

	tombstone(typed: string): Tombstone | undefined {
		return this.#tombstones.typed(typed);
	}

	tombstones(): Tombstone[] {
		return this.#tombstones.all();
	}

	forgotten(record: { resource: string; id: string; parent?: string; raw: unknown }): Tombstone | undefined {
		return this.#tombstones.forgotten(record);
	}

	withoutForgotten(raw: unknown): unknown {
		return this.#tombstones.withoutForgotten(raw);
	}

	tombstoneOf(key: PersonKey): Tombstone | undefined {
		return this.#tombstones.of(key);
	}
}
