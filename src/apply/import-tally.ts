import type { Archive } from "../archive/archive.js";
import { type Localized, type Outcome, text } from "../model/index.js";
import type { PlannedOperation } from "../plan/plan.js";
import { noActions } from "../plan/summarise.js";
import { createCauses } from "./causes.js";

/** Counts how operations end and stores every ending a person may have to look at. */
export function createImportTally(archive: Pick<Archive, "addOutcome">, runId: number) {
	const actions = noActions();
	const counts = {
		created: 0,
		updated: 0,
		existing: 0,
		unchanged: 0,
		kept: 0,
		removed: 0,
		gone: 0,
		skipped: 0,
		failed: 0,
		doubt: 0,
		warnings: 0,
	};
	const byKind: Record<string, number> = {};
	const reasons: Record<string, number> = {};
	const causes = createCauses();
	let unfinished = 0;

	function store(
		planned: PlannedOperation,
		status: Outcome["status"],
		reason: string,
		why: Localized,
		count = 1,
	): void {
		const { kind, key } = planned.operation;
		reasons[reason] = (reasons[reason] ?? 0) + count;
		causes.add({ reason, text: why, count });
		const counted = count === 1 ? why : text(`${why.en} (${count})`, `${why["zh-CN"]}（${count}）`);
		archive.addOutcome(runId, { subject: kind, id: key, status, reason, text: counted });
	}

	return {
		counts,
		planned(planned: PlannedOperation): void {
			actions[planned.action] += planned.count ?? 1;
		},
		performed(
			planned: PlannedOperation,
			status: "created" | "updated" | "existing",
			warnings: readonly Localized[],
		): void {
			const { kind } = planned.operation;
			counts[status] += 1;
			byKind[kind] = (byKind[kind] ?? 0) + 1;
			counts.warnings += warnings.length;
			const outcome = status === "existing" ? "unchanged" : status;
			for (const warning of warnings) store(planned, outcome, "warning", warning);
		},
		unchanged(planned: PlannedOperation): void {
			counts.unchanged += planned.count ?? 1;
		},
		kept(planned: PlannedOperation): void {
			counts.kept += 1;
			store(planned, "skipped", "changed-but-kept", keptText);
		},
		removed(): void {
			counts.removed += 1;
		},
		gone(planned: PlannedOperation): void {
			counts.gone += 1;
			store(planned, "skipped", "gone-but-kept", goneText);
		},
		/** `unfinished`: it should have been done, and importing again may do it. */
		skipped(planned: PlannedOperation, reason: string, why: Localized, options?: { unfinished: boolean }): void {
			const { count = 1 } = planned;
			counts.skipped += count;
			if (options?.unfinished) unfinished += count;
			store(planned, "skipped", reason, why, count);
		},
		failed(planned: PlannedOperation, reason: string, why: Localized): void {
			counts.failed += 1;
			store(planned, "failed", reason, why);
		},
		doubt(planned: PlannedOperation, look: Localized): void {
			counts.doubt += 1;
			store(planned, "failed", "in-doubt", look);
		},
		result() {
			const complete = counts.failed === 0 && counts.doubt === 0 && unfinished === 0;
			return { complete, actions, ...counts, byKind, reasons, causes: causes.list() };
		},
	};
}

export type ImportTally = ReturnType<typeof createImportTally>;

const goneText = text("It is gone from the archive, and stays in the target", "归档中已不存在，目标平台中予以保留");
const keptText = text("It changed since, but cannot be updated there", "此后有变化，但目标平台无法更新");
