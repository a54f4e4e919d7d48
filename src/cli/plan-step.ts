import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Adapter } from "../adapter/contract.js";
import { settingsOf } from "../adapter/setting.js";
import type { Archive } from "../archive/archive.js";
import type { Identity } from "../plan/identities.js";
import { proposeIdentities, readIdentitiesFile, writeIdentitiesFile } from "../plan/identities-file.js";
import type { PlanSummary } from "../plan/plan.js";
import { writePlanFile } from "../plan/plan-file.js";
import { planOperations } from "../plan/plan-operations.js";
import { summarisePlan } from "../plan/summarise.js";
import { createTranslateContext, workspaceOf } from "../plan/translate-context.js";
import { isTimeZone } from "./option-value.js";
import { writePrivateFile } from "./private-file.js";
import { count, durationText } from "./progress.js";
import type { Session } from "./session.js";
import { partialConfig } from "./target-access.js";
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
	/** Write the proposal of who is who, so that the user can decide. */
	proposeIdentities: boolean;
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
): Promise<PlanSummary> {
	const { adapter, config, target, identities, timeZone } = ground;
	if (outputs.proposeIdentities) ground.identities = await offerIdentities(session, archive, identities);
	const { language } = session;
	const context = createTranslateContext(archive, {
		adapter,
		config,
		language,
		timeZone,
		identities: ground.identities,
	});
	const operations = planOperations({ archive, adapter, context, target, signal: session.run.signal });
	const options = { archive, adapter, target, identities: ground.identities, nowMs: session.clock.now() };
	const summary = outputs.out
		? await writePlanFile(resolve(session.cwd, outputs.out), operations, { ...options, signal: session.run.signal })
		: summarisePlan(operations, options);
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

/** The user's decisions. `plan` writes the file where it is missing; for the others a file that was named must be there. */
async function identitiesOf(session: Session): Promise<Identity[]> {
	const path = identitiesPath(session);
	const mayBeMissing = session.command === "plan" || session.settings.get("identities").origin !== "flag";
	if (mayBeMissing && !(await isThere(path))) return [];
	return readIdentitiesFile(path);
}

/** Writes the proposal where the file is missing or lacks somebody. What the user decided stays. */
async function offerIdentities(session: Session, archive: Archive, decided: Identity[]): Promise<Identity[]> {
	const proposed = proposeIdentities(archive, [], decided);
	if (proposed.length === decided.length) return decided;
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
