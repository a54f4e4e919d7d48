import type { Adapter, TargetIo, TranslateContext } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import type { Language, RunContext } from "../model/index.js";
import type { Identity } from "../plan/identities.js";
import type { PlannedAction } from "../plan/plan.js";
import type { SavedPlan } from "../plan/plan-file.js";
import type { SelectionFilter } from "../plan/selection.js";
import type { Cause } from "./causes.js";

/** Requests of one route, as the http client counts them. */
type RouteCounter = ReturnType<ReturnType<TargetIo["http"]["client"]>["counters"]>[number];

/** What reaching a target takes; import, verify and undo share it. */
export interface TargetOptions<Config = unknown> {
	archive: Archive;
	adapter: Adapter<Config>;
	config: Config;
	http: TargetIo["http"];
	run: RunContext;
	/** Texts written into the target. */
	language: Language;
}

export interface TranslateOptions<Config = unknown> extends TargetOptions<Config> {
	/** IANA zone in which times are written into texts. */
	timeZone: string;
	identities: readonly Identity[];
	/** Only this part of the archive. Default: all of it. */
	filter?: SelectionFilter;
	/** Default: made from the options above. */
	context?: TranslateContext<Config>;
}

export interface ImportOptions<Config = unknown> extends TranslateOptions<Config> {
	/** Do exactly this, after checking that nothing moved since. */
	plan?: SavedPlan;
	/** Go on although the target could tell customers. */
	allowNotifications?: boolean;
	/** Stop, resumable, after so many operations. */
	limit?: number;
	/** Stop, resumable, before operations that need more requests than this in all, as planned: looking for lost answers comes on top. */
	limitRequests?: number;
	/** Stop, resumable, when more than so many operations failed. Default: never. */
	maxFailures?: number;
	/** Requests as counted by the caller's http factory, for the summary. */
	requestCounters?(): RouteCounter[];
}

export type ImportStop = "signal" | "limit" | "max-failures" | "error";

export interface ImportSummary {
	runId: number;
	target: string;
	status: "done" | "incomplete" | "stopped";
	/** When stopped: why. Importing again goes on. */
	stopped?: { reason: ImportStop };
	/** As planned, before trying. */
	actions: Record<PlannedAction, number>;
	created: number;
	updated: number;
	/** Found in the target and used as they were. */
	existing: number;
	unchanged: number;
	/** Changed, but this vendor or kind cannot be updated. */
	kept: number;
	/** Gone from the archive since they were imported, and taken back. */
	removed: number;
	/** The same, but left there: the adapter's way for this kind. */
	gone: number;
	skipped: number;
	failed: number;
	/** May or may not have happened: a person looks, see `uncrisp ledger`. */
	doubt: number;
	warnings: number;
	/** By operation kind, what was created or updated. */
	byKind: Record<string, number>;
	/** Skips and failures by reason. */
	reasons: Record<string, number>;
	/** The same for people: a few texts for each reason. */
	causes: Cause[];
	requests?: RouteCounter[];
	durationMs: number;
}
