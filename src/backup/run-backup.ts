import type { NotExported } from "../archive/archive.js";
import { type AppError, isAppError, text, WorkspaceId } from "../model/index.js";
import type { BackupContext } from "./backup-context.js";
import type { BackupOptions, BackupSummary } from "./backup-options.js";
import { drainQueue } from "./drain-queue.js";
import { requestsLeft, tellEstimate } from "./estimate.js";
import { readExtras } from "./extras/read-extras.js";
import { type FileTally, fetchFiles } from "./fetch-files.js";
import { findGoneConversations } from "./find-gone.js";
import { MessageQueue } from "./message-queue.js";
import { extrasNotExported, knownNotExported, markHandedIn } from "./not-exported.js";
import { openSource } from "./open-source.js";
import { listContacts, readContactData } from "./read-contacts.js";
import { type WholeWalk, walkAll, walkRecent } from "./read-conversations.js";
import { readHelpdesk } from "./read-helpdesk.js";
import { readSettings } from "./read-settings.js";
import { readTemplates } from "./read-templates.js";
import { readUserTier } from "./read-user-tier.js";
import { reconcile, type SourceFigures } from "./reconcile.js";
import { RecordWriter } from "./record-writer.js";
import { Sweep } from "./sweep.js";
import { takeSlice } from "./take-slice.js";
import { Tally } from "./tally.js";
import { waitForQuota } from "./wait-for-quota.js";

/*
 * One run of a backup, from where the last one stopped. Order of work (sheet 5.2): small things, contacts, the list of
 * conversations, messages newest first, custom data, help desk; then the closing passes that catch what moved meanwhile,
 * then what only `--with` reads, and the reconciliation. Only a sweep that did all of it moves the watermark. A limit ends the run as `stopped`, never as an error.
 */
export async function runBackup(options: BackupOptions): Promise<BackupSummary> {
	const { archive, crisp, run } = options;
	if (archive.workspaceId() !== undefined) archive.bindWorkspace(WorkspaceId.parse(crisp.websiteId));
	const startedAtMs = run.clock.now();
	const { id: runId } = archive.startRun("backup");
	const { budget, client, run: paced } = openSource(options);
	const tally = new Tally();
	const sweep = Sweep.open(archive, {
		now: startedAtMs,
		full: options.full === true,
		includeEmpty: options.includeEmpty !== false,
	});
	const writer = new RecordWriter({ archive, budget, tally, sweep, runId, workspaceId: crisp.websiteId });
	const context: BackupContext = {
		archive,
		client,
		http: options.http,
		run: paced,
		budget,
		writer,
		tally,
		sweep,
		runId,
		options,
	};
	const queue = new MessageQueue(archive);
	const files: FileTally = { stored: 0, missing: 0, refused: 0, failed: 0, bytes: 0 };
	const figures: SourceFigures = {};
	const state: RunState = { estimate: 0 };

	const summary = (status: BackupSummary["status"], stop?: BackupSummary["stopped"]): BackupSummary => {
		const reconciliation = status === "stopped" ? [] : reconcile(context, figures);
		const known = markHandedIn(archive, knownNotExported(crisp.tier, runId));
		const extras = extrasNotExported(archive, options.extras ?? [], runId);
		const notExported = [...known, ...writer.refusals, ...extras, ...leftOut(options, runId)];
		archive.setNotExported(notExported);
		return {
			runId,
			status,
			...(stop === undefined ? {} : { stopped: stop }),
			mode: sweep.state.mode,
			estimateRequests: state.estimate || budget.used,
			requests: budget.used,
			durationMs: run.clock.now() - startedAtMs,
			counts: tally.counts(),
			files: { ...files },
			reconciliation,
			refused: writer.refusals.map(({ resource, reason, en, zh }) => ({ resource, reason, text: text(en, zh) })),
			notExported: notExported.filter(({ reason }) => reason !== "handed-in" && reason !== "option").length,
		};
	};
	const finish = (result: BackupSummary): BackupSummary => {
		budget.flush();
		archive.finishRun(runId, result.status, result);
		return result;
	};
	const giveUp = (error: unknown): never => {
		budget.flush();
		archive.finishRun(runId, run.signal.aborted ? "stopped" : "failed", { error: codeOf(error) });
		throw error;
	};

	try {
		for (;;) {
			const limit = await readUntilQuota(context, queue, figures, state);
			if (limit === undefined) break;
			// Files do not cost requests: a spent quota is no reason to leave them.
			await fetchFiles(context, files);
			await waitForQuota(context, limit);
			queue.bringBackAll();
		}
		await fetchFiles(context, files);
		budget.check();
		const result = summary("done");
		const gap = result.reconciliation.some((row) => !row.ok);
		const withheld = writer.refusals.some(isGap);
		if (gap || withheld || tally.total("failed") > 0 || writer.namelessCount > 0 || files.failed > 0)
			result.status = "incomplete";
		// What could not be listed was not swept: the next run looks back as far as this one would have.
		sweep.complete({ moveWatermark: !writer.wasRefused("conversation") });
		return finish(result);
	} catch (error) {
		if (run.signal.aborted || !isLimit(error)) return giveUp(error);
		const reason = String(error.details?.reason ?? "quota");
		if (reason === "quota" || reason === "max-requests") await fetchFiles(context, files).catch(giveUp);
		const result = summary("stopped", {
			reason,
			requestsLeft: requestsLeft(context, queue),
			...(error.retryAtMs === undefined ? {} : { retryAtMs: error.retryAtMs }),
		});
		return finish(result);
	} finally {
		await client.close();
	}
}

interface RunState {
	estimate: number;
}

/** Everything; or the spent quota to wait out (`--wait`) before going on from where the archive stands, as a later run would. */
async function readUntilQuota(
	context: BackupContext,
	queue: MessageQueue,
	figures: SourceFigures,
	state: RunState,
): Promise<AppError | undefined> {
	try {
		await readEverything(context, queue, figures, state);
		return undefined;
	} catch (error) {
		if (context.options.wait === true && isLimit(error) && error.details?.reason === "quota") return error;
		throw error;
	}
}

/** Whether something of the workspace is missing because the token may not read it. What its plan does not have is not missing. */
function isGap({ resource, reason }: NotExported): boolean {
	return (reason === "scope" || reason === "refused") && !sideResources.has(resource);
}

/** Counters, hints and settings around the content: without them nothing is lost that could be moved. */
const sideResources: ReadonlySet<string> = new Set([
	"plan",
	"people-stats",
	"verify-settings",
	"availability-status",
	"availability-operators",
	"conversation-segment",
	"conversation-data-key",
	"contact-segment",
	"contact-data-key",
	"contact-event-name",
	"helpdesk-settings",
	"helpdesk-domain",
	"helpdesk-change",
	"helpdesk-feedback-ratings",
	"plugin-settings",
	"blocked-visitors",
	// Which tiers may list teams was never published (sheet 3.10).
	"team",
]);

/** Workspaces up to this size are listed whole every time: it costs a handful of requests and shows deletions at once. */
const smallWorkspace = 250;
const wholeListEveryMs = 7 * 86_400_000;
/** Closing passes and repeated lists, at most: somebody may be writing all the time. */
const mostPasses = 5;

async function readEverything(
	context: BackupContext,
	queue: MessageQueue,
	figures: SourceFigures,
	state: RunState,
): Promise<void> {
	const { archive, budget, sweep, run } = context;
	await readSettings(context);
	await listContacts(context);
	let whole: WholeWalk | undefined;
	const listed = await sweepList(context, queue);
	if (listed.refused) {
		await readRest(context);
		await readExtras(context);
		return;
	}
	whole = listed.whole;
	takeSlice(context, queue);
	state.estimate = tellEstimate(context, queue);
	await drainQueue(context, queue);
	await readRest(context);

	// Close (sheet 5.2, step 5): what changed while this run read the rest.
	if (sweep.state.mode === "full" || listed.drifts || tallyNews(context) > 0) {
		for (let pass = 0; pass < mostPasses; pass++) {
			budget.check();
			const recent = await walkRecent(context, queue, sweep.closingSinceMs);
			if (recent.refused) break;
			for (const id of recent.seen) whole?.seen.add(id);
			if (!recent.ordered) {
				tellDoubt(context);
				sweep.setNote("relist", true);
				break;
			}
			if (queue.size === 0) break;
			await drainQueue(context, queue);
		}
	}
	// A deletion, a resumed list or a strange order may have hidden a conversation: list again until nothing is unknown.
	for (let pass = 0; pass < mostPasses && sweep.note<boolean>("relist") === true; pass++) {
		sweep.setNote("relist", undefined);
		whole = await walkAll(context, queue, { resumable: false, queueAll: false });
		await drainQueue(context, queue);
		if (whole.unknown > 0) sweep.setNote("relist", true);
	}
	if (whole?.complete) {
		figures.conversations = whole.seen.size;
		await findGoneConversations(context, queue, whole.seen);
		await drainQueue(context, queue);
		archive.setFact("whole-list-at", run.clock.now());
	}
	await readExtras(context);
}

/** The listing a sweep begins with: everything, or what changed since the last one. */
async function sweepList(
	context: BackupContext,
	queue: MessageQueue,
): Promise<{ whole?: WholeWalk; refused: boolean; drifts: boolean }> {
	const { archive, run, sweep } = context;
	if (sweep.isDone("conversation")) return { refused: false, drifts: true };
	const lastWhole = archive.fact<number>("whole-list-at") ?? 0;
	const wholeList =
		sweep.state.sinceMs === undefined ||
		archive.countRecords("conversation") <= smallWorkspace ||
		run.clock.now() - lastWhole >= wholeListEveryMs ||
		archive.fact("updated-order") === "doubtful";
	if (!wholeList && sweep.state.sinceMs !== undefined) {
		const recent = await walkRecent(context, queue, sweep.state.sinceMs);
		if (recent.refused) return { refused: true, drifts: false };
		if (recent.ordered) {
			sweep.done("conversation");
			return { refused: false, drifts: recent.pages > 1 };
		}
		tellDoubt(context);
	}
	const whole = await walkAll(context, queue, { resumable: true, queueAll: sweep.state.rereadAll });
	if (whole.refused) return { refused: true, drifts: false };
	sweep.done("conversation");
	return { whole, refused: false, drifts: whole.seen.size > 50 };
}

async function readRest(context: BackupContext): Promise<void> {
	// One after the other: with few requests left a day, each must get as far as it can.
	await readContactData(context);
	await readTemplates(context);
	await readUserTier(context);
	await readHelpdesk(context);
}

/** Whether conversations came or changed in this run: then more may have, meanwhile. */
function tallyNews(context: BackupContext): number {
	const row = context.tally.counts().conversation ?? {};
	return (row.created ?? 0) + (row.updated ?? 0);
}

function tellDoubt(context: BackupContext): void {
	context.archive.setFact("updated-order", "doubtful");
	context.run.report({
		type: "notice",
		level: "warning",
		code: "updated-order-doubtful",
		text: text(
			"Crisp does not list conversations by their last update as asked; the whole list is compared instead",
			"Crisp 未按要求以更新时间排列会话；改为比对完整列表",
		),
	});
}

function leftOut(options: BackupOptions, runId: number) {
	if (options.skipFiles !== true) return [];
	return [
		{
			resource: "files",
			reason: "option" as const,
			en: "Files: left out as asked (--skip-files); only their addresses are in the archive",
			zh: "文件：已按要求跳过（--skip-files）；归档中仅保存其地址",
			runId,
		},
	];
}

function isLimit(error: unknown): error is AppError {
	return isAppError(error) && error.code === "limit-reached";
}

function codeOf(error: unknown): string {
	return isAppError(error) ? error.code : "bug";
}
