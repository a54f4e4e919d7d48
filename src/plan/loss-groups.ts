import type { Loss } from "../adapter/contract.js";
import type { EntityKind } from "../model/index.js";
import type { LossGroup, PlanSummary } from "./plan.js";

const maxExamples = 3;

/** Groups losses and skips as they stream by: memory grows with the kinds of losses, not with entities. */
export function createLossGroups() {
	const losses = new Map<string, LossGroup>();
	const skips = new Map<string, PlanSummary["skips"][number]>();

	return {
		/** Adds a loss of one entity; `seen` holds the groups this entity is in already, so that it counts once in each. */
		loss(source: { kind: EntityKind; id: string }, loss: Loss, seen: Set<string>): void {
			// A field may have any name; what stands before it has no space.
			const key = `${source.kind} ${loss.grade} ${loss.code} ${loss.field}`;
			if (seen.has(key)) return;
			seen.add(key);
			let group = losses.get(key);
			if (!group) {
				const why = loss.grade === "dropped" ? loss.why : loss.how;
				const { field, grade, code } = loss;
				const general = loss.grade === "degraded" && loss.general ? { general: true as const } : {};
				group = { entity: source.kind, field, grade, code, text: why, ...general, count: 0, examples: [] };
				losses.set(key, group);
			}
			group.count += 1;
			addExample(group.examples, source.id);
		},
		skip(source: { kind: EntityKind; id: string }, skip: PlanSummary["skips"][number]): void {
			const key = JSON.stringify([source.kind, skip.reason]);
			let group = skips.get(key);
			if (!group) {
				group = { ...skip, count: 0, examples: [] };
				skips.set(key, group);
			}
			group.count += skip.count;
			addExample(group.examples, source.id === "*" ? source.kind : source.id);
		},
		losses: () => [...losses.values()].sort((a, b) => b.count - a.count),
		skips: () => [...skips.values()].sort((a, b) => b.count - a.count),
	};
}

function addExample(examples: string[], id: string): void {
	if (examples.length >= maxExamples) return;
	const shown = maskedId(id);
	if (!examples.includes(shown)) examples.push(shown);
}

/** Some ids are e-mail addresses: plans are shown around, so these keep only what tells them apart. */
export function maskedId(id: string): string {
	return id.replace(/([^\s@:/])[^\s@:/]*@/g, "$1…@");
}
