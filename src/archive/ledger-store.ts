/** Which operation became which remote object, and which are in doubt. One ledger per target account, kept in the archive. */
export type LedgerState = "intended" | "done" | "doubt" | "failed" | "reverted";

export interface LedgerEntry {
	target: string;
	key: string;
	kind: string;
	lane: string;
	source: { kind: string; id: string };
	state: LedgerState;
	/** SHA-256 of the payload as planned. While `intended` over a done one (an update), the payload being sent. */
	payloadHash: string;
	/** RemoteRef as JSON; present when done, also while an update is intended. */
	ref?: { kind: string; id: string; extra?: Record<string, string>; url?: string };
	/** Found there, not created by us: undo leaves it alone. */
	existing: boolean;
	reason?: string;
	runId: number;
	atMs: number;
	/** Order of creation, for undo in reverse. */
	seq: number;
}

export interface LedgerStore {
	entry(target: string, key: string): LedgerEntry | undefined;
	/** Durable before it returns (synchronous=FULL for this write or the commit that holds it). */
	intend(entry: Pick<LedgerEntry, "target" | "key" | "kind" | "lane" | "source" | "payloadHash" | "runId">): void;
	done(
		target: string,
		key: string,
		ref: NonNullable<LedgerEntry["ref"]>,
		options: { payloadHash: string; existing: boolean; runId: number },
	): void;
	doubt(target: string, key: string, reason: string, runId: number): void;
	failed(target: string, key: string, reason: string, runId: number): void;
	/** Forgets an intention that surely had no effect: back to done when an update was meant, else removed. */
	withdraw(target: string, key: string): void;
	reverted(target: string, key: string, runId: number): void;
	entries(target: string, filter?: { state?: LedgerState; order?: "seq" | "reverse" }): Iterable<LedgerEntry>;
	counts(target: string): Record<LedgerState, number>;
	targets(): string[];
	/** Changes with every write: a saved plan knows by it whether the ledger moved. */
	revision(target: string): number;
}
