import { numberField, stringField } from "../crisp/lists.js";
import { text } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";
import { readDetailed } from "./read-detailed.js";
import { readOwnedList } from "./read-owned-list.js";
import { readObject, readWholeList } from "./read-settings.js";

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
	for (const { id } of archive.records({ resource: "plugin" })) {
		context.budget.check();
		const answer = await client.get("plugin-settings", { plugin: id });
		if (answer.kind === "not-permitted") {
			writer.refused("plugin-settings", answer, undefined);
			break;
		}
		if (answer.kind === "ok") writer.page(() => writer.put("plugin-settings", id, answer.data));
	}
	sweep.done("plugin-settings");
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
	const { archive } = context;
	for (const key of [...archive.facts(pendingPrefix)].map((fact) => fact.key)) {
		const campaign = key.slice(pendingPrefix.length);
		const lists = [
			{ route: "campaign-recipients", resource: "campaign-recipient", params: { campaign }, prefix: campaign },
			...statisticTypes.map((type) => ({
				route: "campaign-statistics" as const,
				resource: "campaign-statistic",
				params: { campaign, type },
				prefix: `${campaign}/${type}`,
			})),
		] as const;
		let complete = true;
		for (const list of lists) {
			const end = context.writer.wasRefused(list.resource)
				? "refused"
				: await readOwnedList(context, { ...list, parent: campaign, keyOf: personOf });
			if (typeof end === "object") context.writer.refused(list.resource, end, undefined);
			if (end !== "done") complete = false;
		}
		if (complete) archive.setFact(key, undefined);
	}
}

/** A person stands in the list once, or once per thing done. */
function personOf(item: unknown): string | undefined {
	const profile = typeof item === "object" && item !== null ? (item as { profile?: unknown }).profile : undefined;
	const person = stringField(item, "people_id") ?? stringField(profile, "people_id") ?? stringField(item, "email");
	const at = numberField(item, "created_at");
	return person === undefined ? undefined : at === undefined ? person : `${person}/${at}`;
}
