import { type BlockRule, InboxId, type Workspace, WorkspaceId } from "../model/index.js";
import { compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import { isAbsent, readFields, readInteger, readJson, readLabel, readText, readTexts } from "./read-json.js";

/** The records that together describe the workspace; each may be missing. */
export interface WorkspaceRecords {
	website: unknown;
	settings: unknown;
	plan: unknown;
	peopleStats: unknown;
}

/** Records `website`, `website-settings`, `plan`, `people-stats`: one workspace, its main inbox, its block rules. */
export function mapWorkspace(records: WorkspaceRecords, context: MapContext, draft: Draft): void {
	const website = readFields(records.website);
	const settings = readFields(records.settings);
	const plan = readFields(records.plan);
	const planWebsite = readFields(plan.website);
	const chatbox = readFields(settings.chatbox);
	const total = readInteger(readFields(records.peopleStats).total);
	const workspace: Workspace = {
		kind: "workspace",
		id: WorkspaceId.parse(context.id),
		name: readText(website.name) ?? readText(settings.name) ?? readText(planWebsite.name) ?? context.id,
		domain: readText(website.domain) ?? readText(settings.domain) ?? readText(planWebsite.domain),
		logoUrl: readText(website.logo) ?? readText(settings.logo),
		locale: localeOf(readFields(settings.inbox).locale) ?? localeOf(chatbox.locale),
		timeZone: context.timeZone,
		plan: readText(plan.name),
		contactPoints: Object.fromEntries(
			Object.entries(readFields(settings.contact)).flatMap(([channel, value]) => {
				const point = readLabel(value);
				return point === undefined ? [] : [[channel, point] as const];
			}),
		),
		settings: isAbsent(records.settings) ? null : readJson(records.settings, draft.problems),
		people: total === undefined ? undefined : { total },
	};
	draft.entities.push(compact(workspace));
	// Crisp lists only sub-inboxes; every conversation outside them is in this one.
	draft.entities.push({
		kind: "inbox",
		id: InboxId.parse("main"),
		name: "Main inbox",
		agentIds: [],
		teamIds: [],
		conditions: null,
	});
	draft.entities.push(...blockRulesOf(chatbox));
}

/** `default` means that Crisp follows the visitor. */
function localeOf(value: unknown): string | undefined {
	const locale = readText(value);
	return locale === "default" || locale === "auto" ? undefined : locale;
}

function blockRulesOf(chatbox: Readonly<Record<string, unknown>>): BlockRule[] {
	return ruleLists.flatMap(([field, scope]) =>
		readTexts(chatbox[field]).map((value) => ({ kind: "block-rule", id: `${scope}:${value}`, scope, value }) as const),
	);
}

const ruleLists = [
	["blocked_ips", "ip"],
	["blocked_countries", "country"],
	["blocked_locales", "locale"],
	["blocked_pages", "page"],
	["allowed_pages", "allowed-page"],
] as const satisfies readonly (readonly [string, BlockRule["scope"]])[];
