import type { Archive, StoredRecord } from "../../archive/archive.js";
import { plainText } from "../../archive/plain-text.js";
import { numberField } from "../../crisp/lists.js";

export interface SourceDifference {
	resource: string;
	id: string;
	/** `missing`: Crisp has it, the archive has not. `changed`: both have it, and it differs. `gone`: the archive takes it for there, Crisp lists it no more. */
	kind: "missing" | "changed" | "gone";
	/** It came or changed after the watermark of the last backup: the next one brings it. */
	since: boolean;
}

export interface ComparisonRow {
	resource: string;
	/** How many Crisp lists; undefined when the token may not list them. */
	source: number | undefined;
	/** Crisp's own total, where it has one. */
	counter?: number;
	archive: number;
	missing: number;
	changed: number;
	gone: number;
	/** Missing or changed only since the last backup. */
	since: number;
	/** Crisp lists them, and the archive leaves them out: their person was forgotten. */
	forgotten: number;
	/** The list was not read to its end: nothing is called gone by it. */
	partial: boolean;
}

export type SameAs = (record: StoredRecord, item: unknown) => boolean;

/** One list of Crisp against the records of its resource: fed item by item, then asked what the archive has beyond it. */
export class ListComparison {
	readonly #archive: Archive;
	readonly #resource: string;
	readonly #watermarkMs: number;
	readonly #tell: (difference: SourceDifference) => void;
	readonly #seen = new Set<string>();
	readonly #row: ComparisonRow;

	constructor(
		archive: Archive,
		resource: string,
		options: { watermarkMs: number; tell(difference: SourceDifference): void },
	) {
		this.#archive = archive;
		this.#resource = resource;
		this.#watermarkMs = options.watermarkMs;
		this.#tell = options.tell;
		this.#row = {
			resource,
			source: 0,
			archive: archive.countRecords(resource),
			missing: 0,
			changed: 0,
			gone: 0,
			since: 0,
			forgotten: 0,
			partial: false,
		};
	}

	/** What the archive holds of it; undefined when it is missing, or left out because its person was forgotten. */
	take(id: string, item: unknown, same: SameAs): StoredRecord | undefined {
		this.#seen.add(plainText(id));
		if (this.#archive.people.forgotten({ resource: this.#resource, id, raw: item }) !== undefined) {
			this.#row.forgotten += 1;
			return undefined;
		}
		const record = this.#archive.record(this.#resource, id);
		if (record === undefined || record.gone) this.found(id, "missing", this.isSince(item));
		else if (!same(record, item)) this.found(id, "changed", this.isSince(item));
		return record;
	}

	isSince(item: unknown): boolean {
		const at = Math.max(numberField(item, "updated_at") ?? 0, numberField(item, "created_at") ?? 0);
		return at > this.#watermarkMs;
	}

	found(id: string, kind: SourceDifference["kind"], since: boolean): void {
		if (since) this.#row.since += 1;
		else this.#row[kind] += 1;
		this.#tell({ resource: this.#resource, id, kind, since });
	}

	/** The list ended. `complete`: what it did not show is gone. */
	end(list: "complete" | "partial" | "refused", counter?: number): ComparisonRow {
		if (list === "complete") {
			for (const { id } of this.#archive.records({ resource: this.#resource }))
				if (!this.#seen.has(id)) this.found(id, "gone", false);
		}
		return {
			...this.#row,
			source: list === "refused" ? undefined : this.#seen.size,
			partial: list === "partial",
			...(counter === undefined ? {} : { counter }),
		};
	}
}
