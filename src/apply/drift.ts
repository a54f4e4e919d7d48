import { maskedId } from "../plan/loss-groups.js";
import type { PlanDrift } from "../plan/plan.js";
import type { VerifySummary } from "./verify.js";

/** What a verification says about the target alone: what is there no more, or no longer as it was imported. */
export function driftOf({
	checked,
	differences,
	differenceCount,
	missing,
	missingCount,
	unverifiable,
}: VerifySummary): PlanDrift {
	const changed = new Map<string, string[]>();
	for (const { key, field } of differences) {
		// The order of messages is the import's doing, nobody's hand.
		if (field === "order") continue;
		const fields = changed.get(key) ?? [];
		changed.set(key, fields.includes(field) ? fields : [...fields, field]);
	}
	const listed = changed.size;
	const unlisted = Math.max(0, differenceCount - differences.length);
	return {
		checked,
		changedCount: listed + unlisted,
		changed: [...changed].map(([key, fields]) => ({ key: maskedId(key), fields })),
		deletedCount: missingCount,
		deleted: missing.map(maskedId),
		unreadable: unverifiable,
	};
}
