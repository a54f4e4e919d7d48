import type { ReadBack, Target } from "../adapter/contract.js";
import { AppError, type EntityKind, isAppError, type Localized, text } from "../model/index.js";
import type { PlannedOperation } from "../plan/plan.js";
import { planOperations } from "../plan/plan-operations.js";
import { selectPart } from "../plan/selection.js";
import { createTranslateContext } from "../plan/translate-context.js";
import { type Cause, whyText } from "./causes.js";
import type { TranslateOptions } from "./import-options.js";
import { runLanes } from "./lanes.js";
import { createRefs, missingRef, remoteRef } from "./ledger-refs.js";
import { openTarget } from "./open-target.js";
import { stopsImport } from "./stops-import.js";
import { createOrderCheck, type Difference, inSample } from "./verify-places.js";
import { createVerifyTally } from "./verify-tally.js";

export interface VerifyOptions<Config = unknown> extends TranslateOptions<Config> {
	/** Differences and missing objects listed by name; the counts are always complete. Default 1000. */
	maxListed?: number;
	/** Only what the ledger knows: what was never imported is no difference, as after the import of a part. Default false. */
	importedOnly?: boolean;
	/** Only part n of so many, whole conversations at a time: to rotate over nights. */
	sample?: { n: number; of: number };
}

/** What of one entity with its parts is not as it should be; `kind` is mostly `conversation`. */
export interface VerifyPlace {
	kind: EntityKind;
	id: string;
	differences: number;
	missing: number;
	notImported: number;
	/** Fields that differ, each once. */
	fields: string[];
}

export interface VerifyCounts {
	/** Operations of the archive: the sum of all below but `checked`. */
	wanted: number;
	/** Read back, whatever was found. */
	checked: number;
	same: number;
	different: number;
	missing: number;
	notImported: number;
	unverifiable: number;
}

export interface VerifySummary {
	target: string;
	/** `different`: exit 5. */
	status: "same" | "different" | "stopped";
	/** What the archive wants there: `same` + `different` + `missingCount` + `notImportedCount` + `unverifiable`. */
	wanted: number;
	/** Read back, whatever was found. */
	checked: number;
	/** As the archive wants it. */
	same: number;
	/** There, but not as the archive wants it, or not in its place. */
	different: number;
	/** Of fields: one that is different may differ in several. */
	differenceCount: number;
	differences: { key: string; field: string; expected: string; found: string }[];
	/** The ledger says done, the target has it no more. */
	missingCount: number;
	missing: string[];
	/** In the archive, never imported (or changed since, or in doubt), and not known to be missing or different. */
	notImportedCount: number;
	notImported: { key: string; action: PlannedOperation["action"] }[];
	/** Where it is not as it should be, one line an entity. */
	placeCount: number;
	places: VerifyPlace[];
	/** By operation kind. */
	byKind: Record<string, VerifyCounts>;
	/** Cannot be read back: the vendor offers no way, or reading failed. */
	unverifiable: number;
	/** Why, each with how often. */
	unverifiableCauses: Cause[];
	/** In the ledger, no longer in the archive. */
	orphans: number;
	durationMs: number;
}

/** Reads back what the ledger says was done and compares it with what the archive would send today. Sends nothing that changes anything. */
export async function verifyTarget<Config>(options: VerifyOptions<Config>): Promise<VerifySummary> {
	const { adapter, config } = options;
	const target = await openTarget(options);
	try {
		const blocking = (await target.check()).find(
			({ code }) => code === "credentials-refused" || code === "rights-missing",
		);
		if (blocking) {
			const code = blocking.code === "rights-missing" ? "rights-missing" : "credentials-refused";
			throw new AppError(code, { what: blocking.text, hint: blocking.remedy });
		}
		return await verifyAll(adapter.account(config), target, options);
	} finally {
		await target.close();
	}
}

async function verifyAll<Config>(
	account: string,
	target: Target,
	options: VerifyOptions<Config>,
): Promise<VerifySummary> {
	const { archive, adapter, run, filter, sample, importedOnly = false, maxListed = 1000 } = options;
	const startedAtMs = run.clock.now();
	const context = options.context ?? createTranslateContext(archive, options);
	const tally = createVerifyTally(account, maxListed);
	const { summary } = tally;
	const order = createOrderCheck();
	const misplaced = new Map<PlannedOperation, Difference>();
	let known = 0;
	let done = 0;

	const { signal } = run;
	const selection = selectPart({ archive, adapter, context, filter, signal });

	async function* imported(): AsyncGenerator<PlannedOperation, void> {
		const planning = planOperations({
			archive,
			adapter,
			context,
			target: account,
			signal,
			...(selection && { selection }),
		});
		let pulled = 0;
		for (const planned of planning) {
			pulled += 1;
			if (pulled % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
			if (planned.action === "skip" || planned.action === "gone" || (sample && !inSample(planned, sample))) continue;
			const entry = archive.ledger.entry(account, planned.operation.key);
			if (!entry?.ref || planned.action === "remove") {
				if (!importedOnly) tally.ended(planned, "notImported");
				continue;
			}
			known += 1;
			const wrong = order.after(planned, entry.seq);
			if (wrong) misplaced.set(planned, wrong);
			yield planned;
		}
	}

	async function check([planned]: PlannedOperation[]): Promise<void> {
		if (!planned) return;
		const found = await readBack(planned);
		const wrong = misplaced.get(planned);
		misplaced.delete(planned);
		// What changed after the import differs of course; it is listed as not imported, or kept on purpose.
		const isPending = !importedOnly && planned.action !== "unchanged" && planned.action !== "keep";
		const differences = [
			...(wrong ? [wrong] : []),
			...(found !== "missing" && "differences" in found && planned.action === "unchanged" ? found.differences : []),
		];
		if (found === "missing") tally.ended(planned, "missing");
		else if (differences.length > 0) tally.ended(planned, "different", differences);
		else if (isPending) tally.ended(planned, "notImported");
		else if ("unread" in found) tally.unread(planned, found.unread);
		else tally.ended(planned, "same");
		done += 1;
		run.report({ type: "advance", step: "verify", done, total: Math.max(total, done) });
	}

	async function readBack(planned: PlannedOperation): Promise<ReadBack | "missing" | Unread> {
		const { operation } = planned;
		const ref = remoteRef(archive.ledger, account, operation.key);
		if (!target.read) return unread("no-way", noWayText);
		if (!ref || missingRef(archive.ledger, account, operation) !== undefined) return unread("depends", dependsText);
		try {
			const found = await target.read(ref, operation, createRefs(archive.ledger, account, [operation]));
			tally.checked(planned);
			return found ?? "missing";
		} catch (error) {
			if (stopsImport(error, run.signal)) throw error;
			return unread(isAppError(error) ? error.code : "adapter-error", whyText(error));
		}
	}

	const total = archive.ledger.counts(account).done;
	run.report({ type: "step", step: "verify", text: text("Reading back", "正在回读"), total });
	const lanes = Math.max(1, adapter.manifest.limits.lanes);
	let nextLane = 0;
	await runLanes(imported(), {
		maxLanes: lanes,
		maxQueued: lanes * 8,
		// Reading needs no order: any free lane will do.
		laneOf: () => String(nextLane++ % lanes),
		groupOf: () => "",
		batchSize: () => 1,
		work: check,
		stopped: () => run.signal.aborted || run.stop?.aborted === true,
		dropped: () => {},
	});
	run.signal.throwIfAborted();
	if (!selection && !sample) summary.orphans = Math.max(0, total - known);
	const different = summary.differenceCount + summary.missingCount + summary.notImportedCount > 0;
	summary.status = run.stop?.aborted ? "stopped" : different ? "different" : "same";
	summary.unverifiableCauses = tally.causes();
	summary.durationMs = run.clock.now() - startedAtMs;
	return summary;
}

/** Why something could not be read back. */
interface Unread {
	unread: Omit<Cause, "count">;
}

function unread(reason: string, why: Localized): Unread {
	return { unread: { reason, text: why } };
}

const noWayText = text("The adapter offers no way to read back", "适配器不支持回读");
const dependsText = text("It needs something that is not in the target", "它依赖的内容不在目标平台中");
