import { numberField, stringField } from "../crisp/lists.js";
import type { CrispRouteName } from "../crisp/routes.js";
import { text } from "../model/index.js";
import { advance, type BackupContext, readersOf } from "./backup-context.js";
import { readDetailed } from "./read-detailed.js";
import { readOwnedList } from "./read-owned-list.js";
import { readObject, readWholeList } from "./read-settings.js";
import { workThrough } from "./side-by-side.js";

/*
 * What Crisp answers to user tokens only (sheet 1.3, 3.3, 3.13 to 3.17): spam, campaigns with their recipients and statistics, installed
 * plugins, blocked visitors, the help desk's domain. With other tokens it is listed as not exported; nothing is asked.
 */
export async function readUserTier(context: BackupContext): Promise<void> {
	const { client, run, sweep } = context;
	if (client.tier !== "user") return;
	run.report({
		type: "step",
		step: "user-tier",
		text: text("Reading what only a user token may", "正在读取仅限用户令牌的内容"),
	});
	const once = async (step: string, work: () => Promise<void>) => {
		if (!sweep.isDone(step)) await work();
	};
	await once("blocked-visitors", () => readObject(context, "blocked-visitors", "blocked-visitors"));
	await once("helpdesk-domain", () => readObject(context, "helpdesk-domain", "helpdesk-domain"));
	await once("plugin", () =>
		readWholeList(context, {
			route: "plugins",
			resource: "plugin",
			idOf: (item) => stringField(item, "id"),
			mayBeEmpty: true,
		}),
	);
	await once("plugin-settings", () => readPluginSettings(context));
	await once("campaign-tag", () =>
		readWholeList(context, {
			route: "campaign-tags",
			resource: "campaign-tag",
			idOf: (item) => (typeof item === "string" ? item : stringField(item, "tag")),
			mayBeEmpty: true,
		}),
	);
	await once("campaign", () => readCampaigns(context));
	await readCampaignParts(context);
	await once("spam", () => readSpam(context));
}

async function readPluginSettings(context: BackupContext): Promise<void> {
	const { archive, client, writer, sweep } = context;
	const failedBefore = writer.failures;
	const plugins = [...archive.records({ resource: "plugin" })].map(({ id }) => id);
	await workThrough(plugins, {
		readers: readersOf(context.options),
		async work(plugin) {
			context.budget.check();
			const answer = await client.get("plugin-settings", { plugin });
			if (answer.kind === "ok") writer.page(() => writer.put("plugin-settings", plugin, answer.data, plugin));
			if (answer.kind !== "not-permitted") return undefined;
			writer.refused("plugin-settings", answer, undefined);
			return "stop";
		},
		failed: (plugin, error) => writer.failed("plugin-settings", plugin, error.code, error.what),
	});
	if (writer.failures === failedBefore) sweep.done("plugin-settings");
}

/** What somebody marked as spam does not change: each new one costs a request. */
async function readSpam(context: BackupContext): Promise<void> {
	await readDetailed(context, {
		list: "spams",
		item: "spam",
		param: "spam",
		resource: "spam",
		idOf: (item) => stringField(item, "spam_id"),
		isSame: (stored, excerpt) => numberField(stored, "timestamp") === numberField(excerpt, "timestamp"),
		progress: (done) => advance(context, "user-tier", done),
	});
}

/** Whole each time, because the list does not show the counters that move; recipients and statistics where anything did. */
async function readCampaigns(context: BackupContext): Promise<void> {
	const { archive } = context;
	await readDetailed(context, {
		list: "campaigns",
		item: "campaign",
		param: "campaign",
		resource: "campaign",
		idOf: (item) => stringField(item, "campaign_id"),
		isSame: () => false,
		changed: (id) => archive.setFact(pendingPrefix + id, true),
		progress: (done) => advance(context, "user-tier", done),
	});
}

const pendingPrefix = "pending-campaign:";
const statisticTypes = ["opened", "clicked", "unsubscribed"] as const;

async function readCampaignParts(context: BackupContext): Promise<void> {
	const { archive, writer } = context;
	const campaigns = [...archive.facts(pendingPrefix)].map(({ key }) => key.slice(pendingPrefix.length));
	await workThrough(campaigns, {
		readers: readersOf(context.options),
		async work(campaign) {
			const ends = [await readPart(context, campaign, "campaign-recipients", "campaign-recipient")];
			for (const type of statisticTypes) {
				ends.push(await readPart(context, campaign, "campaign-statistics", "campaign-statistic", type));
			}
			if (ends.every((end) => end === "done")) archive.setFact(pendingPrefix + campaign, undefined);
			return undefined;
		},
		failed: (campaign, error) => writer.failed("campaign-recipient", campaign, error.code, error.what),
	});
}

async function readPart(
	context: BackupContext,
	campaign: string,
	route: CrispRouteName,
	resource: string,
	type?: string,
): Promise<"done" | "refused" | "failed"> {
	const { writer } = context;
	if (writer.wasRefused(resource)) return "refused";
	const end = await readOwnedList(context, {
		route,
		params: type === undefined ? { campaign } : { campaign, type },
		resource,
		parent: campaign,
		prefix: type === undefined ? campaign : `${campaign}/${type}`,
		keyOf: personOf,
	});
	if (typeof end !== "object") return end;
	writer.refused(resource, end, undefined);
	return "refused";
}

/** A person stands in the list once, or once per thing done. */
function personOf(item: unknown): string | undefined {
	const profile = typeof item === "object" && item !== null ? (item as { profile?: unknown }).profile : undefined;
	const person = stringField(item, "people_id") ?? stringField(profile, "people_id") ?? stringField(item, "email");
	const at = numberField(item, "created_at");
	return person === undefined ? undefined : at === undefined ? person : `${person}/${at}`;
}
