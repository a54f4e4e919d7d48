import type { PlannedOperation } from "../plan/plan.js";
import { type Cause, createCauses } from "./causes.js";
import type { VerifyCounts, VerifySummary } from "./verify.js";
import { createPlaces, type Difference } from "./verify-places.js";

/** How one operation was found. Each ends as exactly one of these, so the counts add up to what is wanted. */
export type VerifyEnd = "same" | "different" | "missing" | "notImported" | "unverifiable";

/** Folds how each operation was found into the summary. Holds as many keys as may be listed. */
export function createVerifyTally(target: string, maxListed: number) {
	const summary: VerifySummary = {
		target,
		status: "same",
		wanted: 0,
		checked: 0,
		same: 0,
		different: 0,
		differenceCount: 0,
		differences: [],
		missingCount: 0,
		missing: [],
		notImportedCount: 0,
		notImported: [],
		placeCount: 0,
		places: [],
		byKind: {},
		unverifiable: 0,
		unverifiableCauses: [],
		orphans: 0,
		durationMs: 0,
	};
	const places = createPlaces(summary, maxListed);
	const countsOf = (kind: string): VerifyCounts => {
		summary.byKind[kind] ??= {
			wanted: 0,
			checked: 0,
			same: 0,
			different: 0,
			missing: 0,
			notImported: 0,
			unverifiable: 0,
		};
		return summary.byKind[kind];
	};
	const causes = createCauses();
	const list = <T>(items: T[], item: T) => {
		if (items.length < maxListed) items.push(item);
	};

	/** How it was found, once for each operation; `differences` for what is different. */
	function ended(planned: PlannedOperation, end: VerifyEnd, differences: readonly Difference[] = []): void {
		const { key, kind } = planned.operation;
		const counts = countsOf(kind);
		summary.wanted += 1;
		counts.wanted += 1;
		counts[end] += 1;
		if (end === "missing") {
			summary.missingCount += 1;
			list(summary.missing, key);
		} else if (end === "notImported") {
			summary.notImportedCount += 1;
			list(summary.notImported, { key, action: planned.action });
		} else summary[end] += 1;
		if (end === "missing" || end === "notImported") places.note(planned, end);
		summary.differenceCount += differences.length;
		for (const difference of differences) {
			list(summary.differences, { key, ...difference });
			places.note(planned, "differences", difference.field);
		}
	}

	return {
		summary,
		/** It is read back. */
		checked({ operation }: PlannedOperation): void {
			summary.checked += 1;
			countsOf(operation.kind).checked += 1;
		},
		ended,
		/** It could not be read back. */
		unread(planned: PlannedOperation, cause: Omit<Cause, "count">): void {
			ended(planned, "unverifiable");
			causes.add({ ...cause, count: 1 });
		},
		/** Of all that could not be read back. */
		causes: causes.list,
	};
}
