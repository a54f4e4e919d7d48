import type { Archive } from "../archive/archive.js";
import type { CrispConnection } from "../crisp/connection.js";
import type { HttpFactory } from "../http/http-client.js";
import type { Localized, RunContext } from "../model/index.js";
import type { ExtraName } from "./extras/extra-table.js";

export type { CrispConnection, CrispTier } from "../crisp/connection.js";

export interface BackupOptions {
	archive: Archive;
	crisp: CrispConnection;
	http: HttpFactory;
	run: RunContext;
	/** Requests a day; default by tier: website 9,500, plugin 4,500, user unlimited (sheet 2.5). */
	dailyBudget?: number;
	/** Share of the day's requests left to other users of the token, 0 to 0.95; of `dailyBudget` where given, else of the token's quota. */
	reserve?: number;
	/** Sleep until there may be requests again instead of stopping at the quota. */
	wait?: boolean;
	/** Read one of so many slices of all conversations and custom data anew in each sweep: old edits and deletions surface within that many runs. */
	slices?: number;
	/** Stop after so many requests in this run. */
	maxRequests?: number;
	maxDurationMs?: number;
	concurrency?: number;
	/** Read everything again instead of what changed since the last completed sweep. */
	full?: boolean;
	includeEmpty?: boolean;
	/** What is read only when asked for, because it costs a request per conversation, contact or e-mail. */
	extras?: readonly ExtraName[];
	/** Hosts files may come from besides Crisp's, `host` or `host:port`; these may be http and loopback. */
	fileHosts?: readonly string[];
	/** Default 100 MiB. */
	maxFileBytes?: number;
	skipFiles?: boolean;
}

export interface ReconciliationRow {
	/** A resource, or `newest-message`: the message that each conversation's list entry shows as its last. */
	resource: string;
	/** What the source says, where it says anything. */
	source: number | undefined;
	archive: number;
	difference: number;
	/** Why a difference is fine, or what it means. */
	reason?: Localized;
	ok: boolean;
}

export interface BackupSummary {
	runId: number;
	status: "done" | "incomplete" | "stopped";
	/** When stopped: why (`quota`, `max-requests`, `max-duration`, `signal`) and what is left, in requests. */
	stopped?: { reason: string; requestsLeft: number; retryAtMs?: number };
	mode: "full" | "incremental";
	estimateRequests: number;
	requests: number;
	durationMs: number;
	/** Per resource: created, updated, unchanged, gone, skipped, forgotten, failed. */
	counts: Record<string, Record<string, number>>;
	files: { stored: number; missing: number; refused: number; failed: number; bytes: number };
	reconciliation: ReconciliationRow[];
	/** What the token may not read; the rest went on without it. */
	refused: { resource: string; reason: string; text: Localized }[];
	/** What this token or any cannot read; what was left out as asked does not count. */
	notExported: number;
}
