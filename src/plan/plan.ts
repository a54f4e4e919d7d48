import type { Manifest, ManualStep, Operation } from "../adapter/contract.js";
import type { EntityKind, Localized, MessagePartType } from "../model/index.js";

export type PlannedAction = "create" | "update" | "unchanged" | "keep" | "skip" | "resolve";
/** `keep`: changed, but this vendor or kind cannot be updated. `resolve`: an earlier attempt is in doubt and is located first. */
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

/** Everything about a plan but its operations. Plain JSON. */
export interface PlanSummary {
	planVersion: 1;
	adapter: { id: string; name: Localized; version: string; operations?: Manifest["operations"] };
	target: string;
	archive: { workspaceId: string; workspaceName: string; runId: number | undefined };
	ledgerRevision: number;
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
	/** Agents that no identity maps. */
	unmappedAgents: { id: string; name: string }[];
	changes: boolean;
}
