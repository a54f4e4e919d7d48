import type { RouteCounter } from "./http-client.js";

/** Counts what went over the wire, per method and route template. */
export class RouteCounters {
	readonly #routes = new Map<string, RouteCounter>();

	of(method: string, route: string): RouteCounter {
		const key = `${method} ${route}`;
		const known = this.#routes.get(key);
		if (known) return known;
		const fresh: RouteCounter = { route, method, requests: 0, retries: 0, bytes: 0, statuses: {} };
		this.#routes.set(key, fresh);
		return fresh;
	}

	list(): RouteCounter[] {
		return [...this.#routes.values()].map((counter) => ({ ...counter, statuses: { ...counter.statuses } }));
	}
}
