import { type Agent, AgentId, type Inbox, InboxId, type Team, TeamId } from "../model/index.js";
import { compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import {
	isAbsent,
	type JsonFields,
	readFields,
	readJson,
	readNumber,
	readObject,
	readText,
	readTexts,
	readTime,
} from "./read-json.js";

/** Record `agent`: an entry of the operators list, or the operator alone. */
export function mapAgent(raw: JsonFields, context: MapContext, draft: Draft): void {
	const details = readObject(raw.details) ?? raw;
	const email = readText(details.email);
	const names = [readText(details.first_name), readText(details.last_name)].filter((name) => name !== undefined);
	const role = readText(details.role);
	const agent: Agent = {
		kind: "agent",
		id: AgentId.parse(context.id),
		name: readText(names.join(" ").trim()) ?? readText(details.nickname) ?? email ?? context.id,
		email,
		avatarUrl: readText(details.avatar),
		role: role === "owner" || role === "member" ? role : "other",
		title: readText(details.title),
		status: raw.type === "invite" ? "invited" : raw.type === "sandbox" ? "sandbox" : "active",
	};
	draft.entities.push(compact(agent));
}

export function mapTeam(raw: JsonFields, context: MapContext, draft: Draft): void {
	const team: Team = {
		kind: "team",
		id: TeamId.parse(context.id),
		name: readText(raw.name) ?? context.id,
		emoji: readText(raw.emoji),
		agentIds: readTexts(raw.operators).map((id) => AgentId.parse(id)),
		createdAtMs: readTime(raw.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(raw.updated_at, "updated_at", draft.problems),
	};
	draft.entities.push(compact(team));
}

/** Record `inbox`: a sub-inbox. The main one comes with the workspace. */
export function mapInbox(raw: JsonFields, context: MapContext, draft: Draft): void {
	const { operator, conditions } = readFields(raw);
	const inbox: Inbox = {
		kind: "inbox",
		id: InboxId.parse(context.id),
		name: readText(raw.name) ?? context.id,
		emoji: readText(raw.emoji),
		order: readNumber(raw.order),
		agentIds: readTexts(raw.operators).map((id) => AgentId.parse(id)),
		teamIds: readTexts(raw.teams).map((id) => TeamId.parse(id)),
		conditions: isAbsent(conditions) ? null : readJson(compact({ operator, conditions }), draft.problems),
		createdAtMs: readTime(raw.created_at, "created_at", draft.problems),
		updatedAtMs: readTime(raw.updated_at, "updated_at", draft.problems),
	};
	draft.entities.push(compact(inbox));
}
