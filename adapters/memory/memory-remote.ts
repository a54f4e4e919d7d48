/** One object at the imaginary vendor. */
export interface MemoryObject {
	id: string;
	kind: string;
	/** The marker by which an import finds its own things again. */
	key: string;
	lane: string;
	/** As sent, with remote ids and file hashes in place of placeholders. */
	payload: unknown;
}

/**
 * The imaginary vendor: keeps what it is given, refuses nothing, and never merges two objects of one key,
 * so an import that repeats itself shows.
 */
export class MemoryRemote {
	readonly objects = new Map<string, MemoryObject>();
	/** How often each key was created, undone ones included. Exactly once is 1. */
	readonly created = new Map<string, number>();
	/** Keys in order of creation. */
	readonly order: string[] = [];
	/** Calls of each kind: perform, update, locate, read, revert, check, prepare, finish. */
	readonly calls: Record<string, number> = {};
	/** Largest batch that came. */
	largestBatch = 0;
	/** Most `perform` calls at one moment, and how often two of them touched one lane: 0 when the engine keeps lanes apart. */
	mostAtOnce = 0;
	laneOverlaps = 0;
	readonly #busyLanes = new Map<string, number>();
	#atOnce = 0;
	#next = 1;

	count(call: string): void {
		this.calls[call] = (this.calls[call] ?? 0) + 1;
	}

	create(object: Omit<MemoryObject, "id">): MemoryObject {
		const made = { ...object, id: `m${this.#next++}` };
		this.objects.set(made.id, made);
		this.created.set(made.key, (this.created.get(made.key) ?? 0) + 1);
		this.order.push(made.key);
		return made;
	}

	find(key: string): MemoryObject | undefined {
		for (const object of this.objects.values()) if (object.key === key) return object;
		return undefined;
	}

	/** Keys created more than once: empty when nothing happened twice. */
	get duplicates(): string[] {
		return [...this.created].filter(([, times]) => times > 1).map(([key]) => key);
	}

	/** Marks lanes as busy until the returned function is called. */
	enter(lanes: readonly string[]): () => void {
		const distinct = [...new Set(lanes)];
		this.#atOnce += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
		for (const lane of distinct) {
			const busy = this.#busyLanes.get(lane) ?? 0;
			if (busy > 0) this.laneOverlaps += 1;
			this.#busyLanes.set(lane, busy + 1);
		}
		return () => {
			this.#atOnce -= 1;
			for (const lane of distinct) {
				const busy = (this.#busyLanes.get(lane) ?? 1) - 1;
				if (busy > 0) this.#busyLanes.set(lane, busy);
				else this.#busyLanes.delete(lane);
			}
		};
	}
}
