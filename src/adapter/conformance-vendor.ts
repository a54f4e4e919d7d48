import type { DoubleServer } from "../http/double-server.js";
import type { Adapter } from "./contract.js";

/** The two functions every test runner has; vitest, node:test and jest all fit. */
export interface TestFunctions {
	describe(name: string, body: () => void): unknown;
	it(name: string, body: () => void | Promise<void>): unknown;
}

/** What a test hands to the conformance suite. */
export interface ConformanceSubject<Config> {
	adapter: Adapter<Config>;
	/** Settings for translation; those for connecting come from the vendor. */
	config?: Partial<Config>;
	/** A fresh and empty vendor: a double, or a live test account. Absent for adapters that only hold facts. */
	start?(): Promise<ConformanceVendor<Config>>;
	/** At how many calls of an import each fault is tried, spread evenly. Default 24. */
	faultPoints?: number;
	/** Operation kinds that undo leaves behind, with the reason in the adapter's README. */
	staysAfterUndo?(descriptor: string): boolean;
}

export interface ConformanceVendor<Config> {
	/** Complete: address, account, credentials. */
	config: Config;
	/** The adapter bound to this vendor, where the vendor is no server but a part of the adapter. */
	adapter?: Adapter<Config>;
	/**
	 * One stable line for each object an import made, without generated ids and times: `contact crisp:people:x`.
	 * Two equal lines mean that something happened twice.
	 */
	inventory(): Promise<string[]> | string[];
	/** Absent: the vendor cannot be made to fail. */
	faults?: ConformanceFaults;
	close(): Promise<void>;
}

export type ConformanceFault = "before" | "after" | "cut";

export interface ConformanceFaults {
	/** Calls that change something, since the start. */
	calls(): number;
	/** Breaks the n-th such call from now, once. */
	arm(fault: ConformanceFault, call: number): void;
	clear(): void;
}

/** The faults of a double that stands on `startDouble`. */
export function serverFaults(server: DoubleServer): ConformanceFaults {
	const changes = (method: string) => method !== "GET" && method !== "HEAD";
	const kinds = { before: "reset-before", after: "reset-after", cut: "cut-body" } as const;
	return {
		calls: () => server.requests.filter((request) => changes(request.method)).length,
		arm: (fault, call) => {
			server.faults.add({ match: changes, nth: call, kind: kinds[fault] });
		},
		clear: () => server.faults.clear(),
	};
}
