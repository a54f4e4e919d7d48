/** One way in which a double misbehaves. Without `nth` and `times` it holds for every matching request. */
export interface FaultRule {
	match?(method: string, path: string, url: URL): boolean;
	/** Of the matching requests, counted from 1. */
	nth?: number | readonly number[];
	/** Fires so often, then never again. */
	times?: number;
	/**
	 * reset-before: dropped before the app sees it · reset-after: the app did its work, the answer is lost ·
	 * cut-body: half of the body, then dropped · stall: no answer at all · status: this answer instead of the app's.
	 * Absent: only the latency.
	 */
	kind?: "reset-before" | "reset-after" | "cut-body" | "stall" | "status";
	status?: number;
	body?: string;
	contentType?: string;
	headers?: Record<string, string>;
	latencyMs?: number;
}

/** The faults a double has still to commit; the first matching rule wins. */
export class FaultPlan {
	readonly #rules: { rule: FaultRule; seen: number; fired: number }[] = [];

	constructor(rules: readonly FaultRule[] = []) {
		this.add(...rules);
	}

	add(...rules: FaultRule[]): this {
		this.#rules.push(...rules.map((rule) => ({ rule, seen: 0, fired: 0 })));
		return this;
	}

	clear(): void {
		this.#rules.length = 0;
	}

	/** How often any rule fired. */
	get fired(): number {
		return this.#rules.reduce((sum, entry) => sum + entry.fired, 0);
	}

	/** The fault for this request, which counts it. */
	next(method: string, url: URL): FaultRule | undefined {
		let chosen: FaultRule | undefined;
		for (const entry of this.#rules) {
			const { rule } = entry;
			if (rule.match && !rule.match(method, url.pathname, url)) continue;
			entry.seen += 1;
			if (chosen || (rule.times !== undefined && entry.fired >= rule.times)) continue;
			const nth = rule.nth === undefined ? undefined : [rule.nth].flat();
			if (nth && !nth.includes(entry.seen)) continue;
			entry.fired += 1;
			chosen = rule;
		}
		return chosen;
	}
}
