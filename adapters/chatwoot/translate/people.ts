import { clip, degraded, dropped, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Agent, type Localized, type Team, text } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";
import { keys } from "../keys.js";

type Context = TranslateContext<ChatwootConfig>;

/**
 * Agents become bots: a name on old messages without a seat, a mail or a line in the reports (fact sheet 2.2).
 * An agent that identities.csv maps to a Chatwoot user also becomes a member of the import inbox and can be assigned.
 */
export function* translateAgent(agent: Agent, context: Context): Iterable<Operation> {
	const source = { kind: "agent", id: agent.id } as const;
	const userId = mappedUser(agent.id, context);
	const bot = hasBot(agent.id, context);
	if (!bot && userId === undefined) {
		yield skip(
			source,
			"not-mapped",
			text(
				"this agent is not mapped to a Chatwoot user; the name stands in the texts",
				"该客服未映射到 Chatwoot 用户；其名字写在消息正文中",
			),
		);
		return;
	}
	const losses: Loss[] = [];
	if (userId === undefined && context.identity("agent", agent.id)?.targetId !== undefined)
		losses.push(ignored(text("the target id is not the number of a user", "target_id 不是用户的数字 ID")));
	if (agent.email !== undefined)
		losses.push(dropped("email", "no-field", text("bots have no e-mail address", "机器人没有邮箱地址")));
	losses.push(
		dropped(
			"role",
			"no-field",
			text("roles are given to real users in Chatwoot by hand", "角色需在 Chatwoot 中手动授予真实用户"),
		),
	);
	losses.push(dropped("status", "no-field", text("bots have no such status", "机器人没有此状态")));
	if (agent.title !== undefined) losses.push(dropped("title", "no-field", text("no such field", "没有此字段")));
	if (agent.avatarUrl !== undefined && !isHttps(agent.avatarUrl))
		losses.push(dropped("avatarUrl", "not-https", text("only https pictures are fetched", "仅抓取 https 图片")));
	if (bot) {
		yield operation({
			key: keys.agent(agent.id),
			kind: "agent-bot.create",
			lane: "agent-bots",
			source,
			losses,
			requests: 2,
			payload: {
				name: clip(agent.name || "Agent", 255, "name", losses),
				description: `Imported from Crisp (crisp:agent:${agent.id})`,
				avatar_url: isHttps(agent.avatarUrl) ? agent.avatarUrl : undefined,
			},
		});
	}
	if (userId !== undefined) {
		yield operation({
			key: `agent-member:${agent.id}`,
			kind: "inbox.member",
			lane: "inbox",
			source,
			losses: bot ? [] : losses,
			payload: { inbox_id: ref(keys.inbox), user_ids: [userId] },
		});
	}
}

export function* translateTeam(team: Team, context: Context): Iterable<Operation> {
	const source = { kind: "team", id: team.id } as const;
	const identity = context.identity("team", team.id);
	if (identity?.decision === "skip") {
		yield skip(source, "identity-skip", text("identities.csv says skip", "identities.csv 中标记为跳过"));
		return;
	}
	const losses: Loss[] = [];
	const mapped = numericId(identity?.targetId);
	if (mapped === undefined && identity?.targetId !== undefined)
		losses.push(ignored(text("the target id is not the number of a team", "target_id 不是团队的数字 ID")));
	const name = clip(team.name.toLowerCase() || "team", 255, "name", losses);
	if (name !== team.name)
		losses.push(degraded("name", "lower-case", text("team names are lower case", "团队名称为小写")));
	for (const field of ["emoji", "createdAtMs", "updatedAtMs"] as const) {
		if (team[field] !== undefined)
			losses.push(dropped(field, "no-field", text("teams have no such field", "团队没有此字段")));
	}
	const userIds = team.agentIds.map((id) => mappedUser(id, context)).filter((id) => id !== undefined);
	if (userIds.length < team.agentIds.length)
		losses.push(
			degraded(
				"agentIds",
				"not-mapped",
				text("only agents mapped in identities.csv", "仅包含 identities.csv 中已映射的客服"),
			),
		);
	if (mapped !== undefined && userIds.length === 0) {
		yield skip(
			source,
			"identity-map",
			text("the team that identities.csv names takes its place", "由 identities.csv 指定的团队代替"),
		);
		return;
	}
	if (mapped === undefined)
		yield operation({
			key: `team:${team.id}`,
			kind: "team.create",
			lane: "teams",
			source,
			losses,
			payload: { team: { name, description: `Imported from Crisp (crisp:team:${team.id})`, allow_auto_assign: false } },
		});
	if (userIds.length > 0) {
		yield operation({
			key: `team-members:${team.id}`,
			kind: "team.members",
			lane: "teams",
			source,
			requests: 2,
			losses: mapped === undefined ? [] : losses,
			payload: { team_id: mapped ?? ref(`team:${team.id}`), user_ids: userIds },
		});
	}
}

/** The Chatwoot user that identities.csv names for an agent. */
export function mappedUser(agentId: string, context: Context): number | undefined {
	const identity = context.identity("agent", agentId);
	return identity?.decision === "map" ? numericId(identity.targetId) : undefined;
}

function numericId(targetId: string | undefined): number | undefined {
	const id = Number(targetId ?? "");
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

const ignored = (why: Localized) => degraded("id", "target-id-ignored", why);

/** Whether messages of this agent are sent as a bot of its own. */
export function hasBot(agentId: string, context: Context): boolean {
	return (context.config.authorMode ?? "bots") === "bots" && context.identity("agent", agentId)?.decision !== "skip";
}

function isHttps(url: string | undefined): url is string {
	return url?.startsWith("https://") ?? false;
}
