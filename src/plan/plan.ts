import type { Manifest, ManualStep, Operation } from "../adapter/contract.js";
import type { EntityKind, Localized, MessagePartType } from "../model/index.js";
import type { SelectionFilter } from "./selection.js";

export type PlannedAction = "create" | "update" | "unchanged" | "keep" | "skip" | "resolve" | "remove" | "gone";
/**
 * `keep`: changed, but this vendor or kind cannot be updated. `resolve`: an earlier attempt is in doubt and is located first.
 * `remove`: imported before, no longer in the archive, and the adapter takes such things back; `gone`: the same, but it stays.
 */
export interface PlannedOperation {
	action: PlannedAction;
	operation: Operation;
	payloadHash: string;
	/** The entity whose translation yielded it; a conversation yields its messages' operations too. Absent: `operation.source`. */
	root?: { kind: EntityKind; id: string };
	/** Entities it stands for, when one skip speaks for a whole kind. Default 1. */
	count?: number;
}

export interface LossGroup {
	entity: EntityKind;
	field: string;
	grade: "degraded" | "dropped";
	code: string;
	text: Localized;
	/** A trait of the target, not of these records. */
	general?: true;
	/** Entities affected. */
	count: number;
	/** Up to three source ids. */
	examples: string[];
}

/** Where the target no longer is as it was imported. Names things, never their contents; lists are short, counts complete. */
export interface PlanDrift {
	checked: number;
	changedCount: number;
	changed: { key: string; fields: string[] }[];
	deletedCount: number;
	deleted: string[];
	/** Cannot be read back. */
	unreadable: number;
}

/** Everything about a plan but its operations. Plain JSON. */
export interface PlanSummary {
	planVersion: 1;
	adapter: { id: string; name: Localized; version: string; operations?: Manifest["operations"] };
	target: string;
	archive: { workspaceId: string; workspaceName: string; runId: number | undefined };
	ledgerRevision: number;
	/** The archive's last run when the plan was made: later ones tell what moved the ledger since. */
	lastRunId: number;
	/** The part of the archive it is about; absent: all of it. */
	filter?: SelectionFilter;
	/** What somebody changed or deleted in the target since it was imported; absent: nobody looked. */
	drift?: PlanDrift;
	createdAtMs: number;
	actions: Record<PlannedAction, number>;
	/** By operation kind, then action. */
	byKind: Record<string, Partial<Record<PlannedAction, number>>>;
	/** `fully`: nothing but general losses; `degraded`: at least one of its own. */
	entities: Partial<Record<EntityKind, { total: number; fully: number; degraded: number; skipped: number }>>;
	parts: Partial<Record<MessagePartType, number>>;
	losses: LossGroup[];
	skips: { reason: string; text: Localized; count: number; examples: string[] }[];
	requests: number;
	bytes: number;
	/** From the target's limits. */
	estimateMs: number;
	byHand: ManualStep[];
	/** Agents that no identity maps, and how many messages they wrote. */
	unmappedAgents: { id: string; name: string; messages: number }[];
	changes: boolean;
}
