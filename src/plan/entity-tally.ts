import type { EntityKind } from "../model/index.js";
import type { createLossGroups } from "./loss-groups.js";
import type { PlannedOperation, PlanSummary } from "./plan.js";

interface OpenEntity {
	kind: EntityKind;
	id: string;
	count: number;
	allSkipped: boolean;
	lossy: boolean;
	/** Groups of losses it is in; most entities are in none. */
	groups: Set<string> | undefined;
}

/** The reason of a skip that loses nothing: the entity has no record of its own there, but stands inside others. */
const carriedInside = "carried-inside";

/**
 * Counts each entity once, however many operations it became. Operations of one translation are consecutive; inside it the translated
 * entity may return after its parts (create conversation, its messages, close conversation), so only two stay open at a time.
 */
export function createEntityTally(groups: ReturnType<typeof createLossGroups>) {
	const entities: PlanSummary["entities"] = {};
	let root: OpenEntity | undefined;
	let part: OpenEntity | undefined;

	function close(entity: OpenEntity | undefined): void {
		if (!entity) return;
		const counts = entities[entity.kind] ?? { total: 0, fully: 0, degraded: 0, skipped: 0 };
		entities[entity.kind] = counts;
		counts.total += entity.count;
		if (entity.allSkipped) counts.skipped += entity.count;
		else if (entity.lossy) counts.degraded += entity.count;
		else counts.fully += entity.count;
	}

	function opened(of: PlannedOperation): OpenEntity {
		const { source } = of.operation;
		const wanted = of.root ?? source;
		if (!root || !same(root, wanted)) {
			close(part);
			close(root);
			part = undefined;
			root = open(wanted, of.count);
		}
		if (same(root, source)) return root;
		if (!part || !same(part, source)) {
			close(part);
			part = open(source, of.count);
		}
		return part;
	}

	return {
		add(of: PlannedOperation): void {
			const entity = opened(of);
			const { operation } = of;
			const carried = operation.skip?.reason === carriedInside;
			if (carried) entity.lossy = true;
			if (operation.kind !== "skip" || carried) {
				entity.allSkipped = false;
				// The root is part of the import when anything of it is.
				if (root) root.allSkipped = false;
			}
			const ownLoss = operation.losses.some((loss) => loss.grade === "dropped" || !loss.general);
			if (ownLoss || (operation.kind === "skip" && !entity.allSkipped)) entity.lossy = true;
			for (const loss of operation.losses) {
				entity.groups ??= new Set();
				groups.loss(operation.source, loss, entity.groups);
			}
		},
		finish(): PlanSummary["entities"] {
			close(part);
			close(root);
			root = part = undefined;
			return entities;
		},
	};
}

function open(source: { kind: EntityKind; id: string }, count = 1): OpenEntity {
	return { kind: source.kind, id: source.id, count, allSkipped: true, lossy: false, groups: undefined };
}

function same(a: { kind: string; id: string }, b: { kind: string; id: string }): boolean {
	return a.kind === b.kind && a.id === b.id;
}
