import type { RewriteCounts } from "../../archive/rewrite-entities.js";
import type { Attachment } from "../../model/index.js";
import { type AppError, isAppError, text } from "../../model/index.js";
import type { BackupContext } from "../backup-context.js";
import type { BackupOptions } from "../backup-options.js";
import { fetchFile } from "../fetch-files.js";
import { openSource, type SourceOptions } from "../open-source.js";
import { RecordWriter } from "../record-writer.js";
import { deriveEntities } from "../remap.js";
import { Sweep } from "../sweep.js";
import { Tally } from "../tally.js";
import { needsSource, type RepairPlan } from "./plan-repair.js";
import { readAgain } from "./read-again.js";

/*
 * Makes whole what a plan found broken: files from a copy elsewhere first, then from where they came; records by asking Crisp for just
 * those; entities from the records. What can be had nowhere is said so and never thrown away. Killed or stopped, run it again.
 */
export interface RepairOptions extends Omit<SourceOptions, "crisp"> {
	plan: RepairPlan;
	/** Needed when the plan asks Crisp, or a file is in no copy. */
	crisp: BackupOptions["crisp"] | undefined;
	fileHosts?: BackupOptions["fileHosts"];
	maxFileBytes?: number;
	/** Brings files from a copy kept elsewhere; the hashes of those that came. */
	fromElsewhere?(files: readonly WantedFile[]): Promise<ReadonlySet<string>>;
}

export interface WantedFile {
	sha256: string;
	sizeBytes: number;
}

export interface Loss {
	resource: string;
	id: string;
	/** `readable`: gone at Crisp, its damaged text is kept as it can be read. `lost`: gone too, only its entity is left. `failed`: try again. */
	end: "readable" | "lost" | "failed";
}

export interface RepairSummary {
	runId: number;
	status: "done" | "incomplete" | "stopped";
	stopped?: { reason: string; retryAtMs?: number };
	requests: number;
	/** Records that are whole again, or here again. */
	records: number;
	entities: RewriteCounts | undefined;
	files: { fromElsewhere: number; fromSource: number };
	/** What could not be made whole. */
	losses: Loss[];
	durationMs: number;
}

export async function repairArchive(options: RepairOptions): Promise<RepairSummary> {
	const { archive, plan, run } = options;
	const startedAtMs = run.clock.now();
	const { id: runId } = archive.startRun("repair");
	const summary: RepairSummary = {
		runId,
		status: "done",
		requests: 0,
		records: 0,
		entities: undefined,
		files: { fromElsewhere: 0, fromSource: 0 },
		losses: [],
		durationMs: 0,
	};
	const finish = (status: RepairSummary["status"]) => {
		summary.status = status;
		summary.durationMs = run.clock.now() - startedAtMs;
		archive.finishRun(runId, status, summary);
		return summary;
	};
	try {
		// From here on everything can be read, whatever happens.
		archive.transaction(() => {
			for (const { resource, id } of plan.aside) archive.setRecordAside(resource, id);
		});
		await withSource(options, runId, summary, async (context) => {
			if (context !== undefined && needsSource(plan)) await readAgain(context, plan);
			settleRecords(options, summary);
			if (plan.remap) {
				const { spoilt } = plan;
				summary.entities = await deriveEntities({ archive, run }, { others: "keep", spoilt });
			}
			await repairFiles(options, context, summary);
		});
		return finish(summary.losses.length === 0 ? "done" : "incomplete");
	} catch (error) {
		if (!run.signal.aborted && isLimit(error)) {
			const reason = String(error.details?.reason ?? "quota");
			summary.stopped = { reason, ...(error.retryAtMs === undefined ? {} : { retryAtMs: error.retryAtMs }) };
			return finish("stopped");
		}
		const stopped = run.signal.aborted || run.stop?.aborted === true;
		archive.finishRun(runId, stopped ? "stopped" : "failed", { error: isAppError(error) ? error.code : "bug" });
		throw error;
	}
}

function isLimit(error: unknown): error is AppError {
	return isAppError(error) && error.code === "limit-reached";
}

async function withSource(
	options: RepairOptions,
	runId: number,
	summary: RepairSummary,
	work: (context: BackupContext | undefined) => Promise<void>,
): Promise<void> {
	const { archive, crisp, http } = options;
	if (crisp === undefined) return work(undefined);
	const source = openSource({ ...options, crisp });
	const { budget, client } = source;
	const tally = new Tally();
	const sweep = Sweep.apart(archive, options.run.clock.now());
	const writer = new RecordWriter({ archive, budget, tally, sweep, runId, workspaceId: crisp.websiteId });
	const context: BackupContext = {
		archive,
		client,
		http,
		run: source.run,
		budget,
		writer,
		tally,
		sweep,
		runId,
		options: { ...options, crisp },
	};
	try {
		await work(context);
	} finally {
		summary.requests = budget.used;
		budget.flush();
		sweep.forget();
		await client.close();
	}
}

/** Given up is only what Crisp surely has no more, or never had; the rest waits for another try. */
function settleRecords({ archive, plan }: RepairOptions, summary: RepairSummary): void {
	archive.transaction(() => {
		for (const { resource, id } of plan.aside) {
			const giveUp = resource.startsWith("handed-in-") || archive.record(resource, id)?.gone === true;
			const end = archive.settleRecord(resource, id, giveUp);
			if (end === "whole") summary.records += 1;
			else summary.losses.push({ resource, id, end: end === "aside" ? "failed" : end });
		}
		// What did not come is still missing: the next look finds it.
		for (const { resource, id } of plan.lost) if (archive.record(resource, id) !== undefined) summary.records += 1;
	});
}

async function repairFiles(
	options: RepairOptions,
	context: BackupContext | undefined,
	summary: RepairSummary,
): Promise<void> {
	const { archive, plan, run } = options;
	const total = plan.files.size;
	if (total === 0) return;
	const broken = [...plan.files].flatMap((id) => archive.attachment(id) ?? []);
	const wanted = broken.flatMap(({ sha256, sizeBytes }) =>
		sha256 === undefined || sizeBytes === undefined ? [] : [{ sha256, sizeBytes }],
	);
	const came = wanted.length === 0 ? new Set<string>() : ((await options.fromElsewhere?.(wanted)) ?? new Set<string>());
	summary.files.fromElsewhere = came.size;
	run.report({ type: "step", step: "files", text: text("Fetching files", "正在下载文件"), total });
	let done = 0;
	for (const attachment of broken) {
		run.signal.throwIfAborted();
		run.stop?.throwIfAborted();
		done += 1;
		if (attachment.sha256 !== undefined && came.has(attachment.sha256)) continue;
		const end = context === undefined ? "failed" : await fetchAgain(context, attachment);
		if (end === "stored") summary.files.fromSource += 1;
		else summary.losses.push({ resource: "attachment", id: attachment.id, end: "failed" });
		run.report({ type: "advance", step: "files", done, total });
	}
}

/** A file that does not come stays known as one that was here: a copy may still have it. */
async function fetchAgain(context: BackupContext, before: Attachment): Promise<"stored" | "failed"> {
	const { archive } = context;
	await fetchFile(context, before, { stored: 0, missing: 0, refused: 0, failed: 0, bytes: 0 });
	if (archive.attachment(before.id)?.state === "stored") return "stored";
	if (before.sha256 !== undefined) archive.setAttachment(before.id, { state: before.state, reason: before.reason });
	return "failed";
}
