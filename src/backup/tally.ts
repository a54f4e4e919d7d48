/** What became of the records of a run, by resource and ending. */
export type Ending = "created" | "updated" | "unchanged" | "gone" | "skipped" | "forgotten" | "failed";

export class Tally {
	readonly #counts = new Map<string, Map<Ending, number>>();

	add(resource: string, ending: Ending, count = 1): void {
		const row = this.#counts.get(resource) ?? new Map<Ending, number>();
		row.set(ending, (row.get(ending) ?? 0) + count);
		this.#counts.set(resource, row);
	}

	total(ending: Ending): number {
		let sum = 0;
		for (const row of this.#counts.values()) sum += row.get(ending) ?? 0;
		return sum;
	}

	counts(): Record<string, Record<string, number>> {
		return Object.fromEntries([...this.#counts].map(([resource, row]) => [resource, Object.fromEntries(row)]));
	}
}
