import type { Adapter } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import { createEntityTally } from "./entity-tally.js";
import { createEstimate } from "./estimate.js";
import type { Identity } from "./identities.js";
import { createLossGroups } from "./loss-groups.js";
import { addMessage, type MessageTally } from "./message-tally.js";
import type { PlanDrift, PlannedAction, PlannedOperation, PlanSummary } from "./plan.js";
import { lastBackupRun, workspaceOf } from "./plan-state.js";
import { requestsOf } from "./requests.js";
import { isWhole, type SelectionFilter } from "./selection.js";

export interface SummariseOptions {
	archive: Archive;
	adapter: Pick<Adapter, "manifest">;
	target: string;
	identities: readonly Identity[];
	nowMs: number;
	/** The part of the archive that the operations are about. Default: all of it. */
	filter?: SelectionFilter;
	/** Counted while the operations were made; default: every message of the archive is read once more. */
	messages?: MessageTally;
	/** What a look at the target found. */
	drift?: PlanDrift;
}

/** Actions that send something. */
export const performedActions: readonly PlannedAction[] = ["create", "update", "resolve", "remove"];

export function noActions(): Record<PlannedAction, number> {
	return { create: 0, update: 0, unchanged: 0, keep: 0, skip: 0, resolve: 0, remove: 0, gone: 0 };
}

/** Folds planned operations into what a person reads before saying yes. Holds groups and counts, never the operations. */
export function summarisePlan(operations: Iterable<PlannedOperation>, options: SummariseOptions): PlanSummary {
	const summariser = createPlanSummariser(options);
	for (const planned of operations) summariser.add(planned);
	return summariser.finish();
}

/** The same, for whoever does something else with the operations on the way: writing a plan, showing progress. */
export function createPlanSummariser(options: SummariseOptions) {
	const { archive, adapter, target } = options;
	// Taken first: a ledger that moves while the plan is made makes it stale, as it should.
	const ledgerRevision = archive.ledger.revision(target);
	const lastRunId = Math.max(0, ...archive.runs().map(({ id }) => id));
	const actions = noActions();
	const byKind: PlanSummary["byKind"] = {};
	const groups = createLossGroups();
	const entities = createEntityTally(groups);
	const estimate = createEstimate(adapter.manifest.limits);
	let requests = 0;
	let bytes = 0;

	return {
		add(planned: PlannedOperation): void {
			const { action, operation, count = 1 } = planned;
			actions[action] += count;
			const kind = byKind[operation.kind] ?? {};
			byKind[operation.kind] = kind;
			kind[action] = (kind[action] ?? 0) + count;
			// What is no longer in the archive is none of its entities.
			if (action !== "remove" && action !== "gone") entities.add(planned);
			if (operation.kind === "skip") {
				const { reason, text } = operation.skip ?? unexplained;
				groups.skip(operation.source, { reason, text, count, examples: [] });
			}
			if (!performedActions.includes(action)) return;
			requests += requestsOf(planned);
			bytes += operation.bytes ?? 0;
			estimate.add(planned);
		},
		finish(): PlanSummary {
			const { id, name, version, operations } = adapter.manifest;
			const workspace = workspaceOf(archive);
			const { filter, drift } = options;
			const messages = options.messages ?? countMessages(archive);
			return {
				planVersion: 1,
				adapter: { id, name, version, ...(operations && { operations }) },
				target,
				archive: { workspaceId: workspace.id, workspaceName: workspace.name, runId: lastBackupRun(archive) },
				ledgerRevision,
				lastRunId,
				...(filter && !isWhole(filter) && { filter }),
				...(drift && { drift }),
				createdAtMs: options.nowMs,
				actions,
				byKind,
				entities: entities.finish(),
				parts: messages.parts,
				losses: groups.losses(),
				skips: groups.skips(),
				requests,
				bytes,
				estimateMs: estimate.totalMs(),
				byHand: adapter.manifest.byHand.filter(
					({ concerns }) => !concerns || concerns.some((kind) => archive.countEntities(kind) > 0),
				),
				unmappedAgents: unmappedAgents(archive, options.identities, messages),
				changes: performedActions.some((action) => actions[action] > 0),
			};
		},
	};
}

function countMessages(archive: Archive): MessageTally {
	const tally: MessageTally = { parts: {}, authors: new Map() };
	for (const message of archive.entities("message")) addMessage(tally, message);
	return tally;
}

/** Everybody without an account there: the agents of the archive, then those who have left and whom only their messages name. */
function unmappedAgents(
	archive: Archive,
	identities: readonly Identity[],
	{ authors }: MessageTally,
): PlanSummary["unmappedAgents"] {
	const mapped = new Set<string>();
	for (const { kind, sourceId, decision, targetId } of identities) {
		if (kind === "agent" && decision === "map" && targetId) mapped.add(sourceId);
	}
	const unmapped: PlanSummary["unmappedAgents"] = [];
	const known = new Set<string>();
	for (const { id, name } of archive.entities("agent")) {
		known.add(id);
		if (!mapped.has(id)) unmapped.push({ id, name, messages: authors.get(id)?.messages ?? 0 });
	}
	for (const [id, { messages, name }] of authors)
		if (!known.has(id) && !mapped.has(id)) unmapped.push({ id, name: name ?? id, messages });
	return unmapped;
}

const unexplained = {
	reason: "unexplained",
	text: { en: "The adapter gave no reason", "zh-CN": "适配器未说明原因" },
};
