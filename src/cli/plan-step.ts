import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Adapter, TargetIdentities } from "../adapter/contract.js";
import { settingsOf } from "../adapter/setting.js";
import { readTargetIdentities } from "../apply/read-target.js";
import type { Archive } from "../archive/archive.js";
import { AppError } from "../model/index.js";
import { checkIdentities } from "../plan/check-identities.js";
import type { Identity } from "../plan/identities.js";
import { proposeIdentities, readIdentitiesFile, withoutCreated, writeIdentitiesFile } from "../plan/identities-file.js";
import { countingMessages } from "../plan/message-tally.js";
import type { PlanDrift, PlannedOperation, PlanSummary } from "../plan/plan.js";
import { writePlanFile } from "../plan/plan-file.js";
import { planOperations } from "../plan/plan-operations.js";
import { type SelectionFilter, selectPart } from "../plan/selection.js";
import { summarisePlan } from "../plan/summarise.js";
import { targetLanguage } from "../plan/target-language.js";
import { createTranslateContext, workspaceOf } from "../plan/translate-context.js";
import { type CommandInput, textOf } from "./command.js";
import { type LineFile, openLineFile } from "./line-file.js";
import { isTimeZone } from "./option-value.js";
import { writePrivateFile } from "./private-file.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { partialConfig, reachTarget } from "./target-access.js";
import { textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

/** What plan, import, verify and undo need to know about the target before any connection. */
export interface TargetGround {
	adapter: Adapter;
	/** As far as given. */
	config: Record<string, unknown>;
	/** Names the account; its ledger is compared with. */
	target: string;
	identities: Identity[];
	timeZone: string;
}

export interface PlanOutputs {
	out?: string;
	html?: string;
	markdown?: string;
	/** Each operation as a row, as a line of JSON. */
	csv?: string;
	ndjson?: string;
	/** The short form for a pull request. */
	comment?: string;
	/** Write the proposal of who is who, so that the user can decide. */
	proposeIdentities: boolean;
	/** Look at the target: `people` for who is there, `everything` also for what somebody changed there. Default: no connection. */
	look?: "people" | "everything";
}

/** What a command was asked to write. */
export function planOutputs(input: CommandInput): Omit<PlanOutputs, "proposeIdentities"> {
	const names = ["out", "html", "markdown", "csv", "ndjson", "comment"] as const;
	return Object.fromEntries(names.map((name) => [name, textOf(input, name)]));
}

export async function targetGround(session: Session, archive: Archive, adapter: Adapter): Promise<TargetGround> {
	const config = partialConfig(adapter, session.settings);
	return {
		adapter,
		config,
		target: accountOf(adapter, config),
		identities: await identitiesOf(session),
		timeZone: timeZoneOf(session, archive),
	};
}

/** Computes the plan, writes what was asked for and says nothing: the caller prints the summary. */
export async function planStep(
	session: Session,
	archive: Archive,
	ground: TargetGround,
	outputs: PlanOutputs,
	filter: SelectionFilter = {},
): Promise<PlanSummary> {
	const { adapter, config, target, timeZone } = ground;
	const { language } = session;
	const { signal } = session.run;
	const inTarget = outputs.look ? await readTargetIdentities(await reachTarget(session, archive, adapter)) : {};
	if (outputs.proposeIdentities) {
		const there = withoutCreated(inTarget, archive.ledger.entries(target, { state: "done" }));
		ground.identities = await offerIdentities(session, archive, ground.identities, there);
	}
	checkIdentities(ground.identities, inTarget, identitiesPath(session));
	const { identities } = ground;
	const drift = outputs.look === "everything" ? await lookForDrift(session, archive, ground) : undefined;
	const written = targetLanguage(archive, target, language);
	const translate = createTranslateContext(archive, { adapter, config, language: written, timeZone, identities });
	const { context, tally } = countingMessages(translate);
	const selection = selectPart({ archive, adapter, context: translate, filter, signal });
	const planning = planOperations({ archive, adapter, context, target, signal, ...(selection && { selection }) });
	const nowMs = session.clock.now();
	const options = { archive, adapter, target, identities, nowMs, filter, messages: tally, ...(drift && { drift }) };
	const summary = await writingChanges(session, outputs, planning, async (operations) =>
		outputs.out
			? writePlanFile(resolve(session.cwd, outputs.out), operations, { ...options, signal })
			: summarisePlan(operations, options),
	);
	if (outputs.comment) {
		const { renderPlanComment } = await import("../render/plan-comment.js");
		await writePrivateFile(resolve(session.cwd, outputs.comment), renderPlanComment(summary, language));
	}
	if (outputs.html) {
		const { renderPlanHtml } = await import("../render/plan-html.js");
		await writePrivateFile(resolve(session.cwd, outputs.html), renderPlanHtml(summary, language));
	}
	if (outputs.markdown) {
		const { renderPlanMarkdown } = await import("../render/plan-markdown.js");
		await writePrivateFile(resolve(session.cwd, outputs.markdown), renderPlanMarkdown(summary, language));
	}
	return summary;
}

/** Reads back what was imported, whatever part the plan is about: a look is a look. */
async function lookForDrift(session: Session, archive: Archive, ground: TargetGround): Promise<PlanDrift> {
	const { adapter, identities, timeZone } = ground;
	const { verifyTarget } = await import("../apply/verify.js");
	const { driftOf } = await import("../apply/drift.js");
	const found = driftOf(
		await verifyTarget({ ...(await reachTarget(session, archive, adapter)), timeZone, identities }),
	);
	session.output.settle();
	session.run.stop?.throwIfAborted();
	return found;
}

/** Writes each operation as it passes, to the files that list them. */
async function writingChanges(
	session: Session,
	{ csv, ndjson }: PlanOutputs,
	planning: Iterable<PlannedOperation>,
	plan: (operations: Iterable<PlannedOperation>) => Promise<PlanSummary>,
): Promise<PlanSummary> {
	if (csv === undefined && ndjson === undefined) return plan(planning);
	const { changesCsvHead, changesCsvRow, changesJsonLine } = await import("../render/plan-changes.js");
	const { language } = session;
	const files: LineFile[] = [];
	const listed = (path: string, line: (planned: PlannedOperation) => string, head = "") => {
		const file = openLineFile(resolve(session.cwd, path));
		files.push(file);
		file.add(head);
		return (planned: PlannedOperation) => file.add(line(planned));
	};
	try {
		const write = [
			...(csv ? [listed(csv, (planned) => changesCsvRow(planned, language), changesCsvHead(language))] : []),
			...(ndjson ? [listed(ndjson, changesJsonLine)] : []),
		];
		function* passing(): Generator<PlannedOperation, void> {
			for (const planned of planning) {
				for (const each of write) each(planned);
				yield planned;
			}
		}
		const summary = await plan(passing());
		for (const file of files) file.finish();
		return summary;
	} finally {
		for (const file of files) file.abandon();
	}
}

export async function planText(session: Session, summary: PlanSummary): Promise<string> {
	const { renderPlanText } = await import("../render/plan-text.js");
	return renderPlanText(summary, session.language, {
		columns: Math.min(session.output.columns, 80),
		colour: session.output.options.colour,
	});
}

/** The plan in a few lines. */
export function planBrief(
	{ actions, requests, estimateMs, entities, losses, unmappedAgents }: PlanSummary,
	session: Session,
): string {
	const say = speaker(session.language);
	const totals = Object.values(entities);
	const sum = (pick: (each: (typeof totals)[number]) => number) =>
		count(totals.reduce((all, each) => all + pick(each), 0));
	const rows: [string, string][] = [
		[say(both("to create", "将创建")), count(actions.create)],
		[say(both("to update", "将更新")), count(actions.update)],
		...(actions.remove > 0 ? [[say(both("to remove", "将移除")), count(actions.remove)] as [string, string]] : []),
		[say(both("skipped, by hand", "跳过或需手动")), count(actions.skip)],
		[say(both("requests", "请求数")), count(requests)],
		[say(both("time, about", "预计用时")), durationText(estimateMs, session.language)],
		[say(both("entities", "实体")), sum((each) => each.total)],
		[say(both("fully preserved", "完整保留")), sum((each) => each.fully)],
		[say(both("degraded", "有损")), sum((each) => each.degraded)],
		[say(both("changes common to all", "所有记录的共同变化")), count(losses.filter(({ general }) => general).length)],
		[say(both("agents without a match", "未匹配的客服")), count(unmappedAgents.length)],
	];
	return textTable(rows).join("\n");
}

/** The name of the account, or of the adapter alone while the settings that name it are missing. */
function accountOf(adapter: Adapter, config: Record<string, unknown>): string {
	const missing = settingsOf(adapter.config).some(
		(each) => !each.secret && !each.optional && config[each.key] === undefined,
	);
	return missing ? `${adapter.manifest.id}:?` : adapter.account(config);
}

function identitiesPath(session: Session): string {
	return resolve(session.cwd, session.settings.text("identities") ?? "./identities.csv");
}

/** The user's decisions. `plan` writes the file where it is missing; for the others one that was named must be there: AppError `usage`. */
export async function identitiesOf(session: Session): Promise<Identity[]> {
	const path = identitiesPath(session);
	if (await isThere(path)) return readIdentitiesFile(path);
	if (session.command === "plan" || session.settings.get("identities").origin !== "flag") return [];
	throw new AppError("usage", {
		what: both(`There is no file ${path}`, `找不到文件 ${path}`),
		hint: both(
			"Let uncrisp plan with the same --identities write it, fill it in, then run this again",
			"请先用 uncrisp plan 加相同的 --identities 生成该文件，填写后再运行",
		),
	});
}

/** Writes the proposal where the file is missing, lacks somebody, or leaves open who was found now. What the user decided stays. */
async function offerIdentities(
	session: Session,
	archive: Archive,
	decided: Identity[],
	inTarget: TargetIdentities,
): Promise<Identity[]> {
	const proposed = proposeIdentities(archive, inTarget, decided);
	if (JSON.stringify(proposed) === JSON.stringify(decided)) return decided;
	const path = identitiesPath(session);
	await writeIdentitiesFile(path, proposed);
	session.output.human(
		both(`Who is who: ${path} (edit it, then plan again)`, `人员对应表：${path}（编辑后请重新运行 plan）`),
	);
	return proposed;
}

/** Not the machine's zone: the same archive must give the same plan on a laptop and in CI. */
export function timeZoneOf(session: Session, archive: Archive): string {
	const workspace = workspaceOf(archive);
	const zone = session.settings.text("timeZone") ?? ("timeZone" in workspace ? workspace.timeZone : undefined);
	return typeof zone === "string" && isTimeZone(zone) ? zone : "UTC";
}

async function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
