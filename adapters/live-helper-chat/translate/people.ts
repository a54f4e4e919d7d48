import { clip, degraded, dropped, general, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { shortHash } from "../../../src/adapter/short-hash.js";
import { type Agent, type AgentId, text } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { keys, operatorMarker } from "../keys.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** The group "Operators" of every installation (its installer makes it). */
const operatorsGroup = 2;

/**
 * Agents become operators that cannot sign in yet: disabled, with a password nobody knows. Old messages and chats then
 * belong to somebody; who shall work there is enabled by hand. No mail is sent (sheet 2.4).
 */
export function* translateAgent(agent: Agent, context: Context): Iterable<Operation> {
	const source = { kind: "agent", id: agent.id } as const;
	const identity = context.identity("agent", agent.id);
	if (identity?.decision === "skip") {
		yield skip(source, "identity-skip", text("identities.csv says skip", "identities.csv 中标记为跳过"));
		return;
	}
	if (mappedOperator(agent.id, context) !== undefined) {
		yield skip(
			source,
			"identity-map",
			text("the operator that identities.csv names takes its place", "由 identities.csv 指定的客服代替"),
		);
		return;
	}
	const losses: Loss[] = [
		general("status", "disabled", text("created disabled; enable it by hand", "创建时为停用状态，请手动启用")),
		general("role", "by-hand", text("an ordinary operator; rights are given by hand", "普通客服；权限需手动授予")),
	];
	if (identity?.targetId !== undefined)
		losses.push(
			degraded(
				"id",
				"target-id-ignored",
				text("the target id is not the number of a user", "target_id 不是用户的数字 ID"),
			),
		);
	if (agent.avatarUrl !== undefined)
		losses.push(dropped("avatarUrl", "by-hand", text("pictures are set by hand", "头像需手动设置")));
	const email = plainEmail(agent.email);
	if (email === undefined)
		losses.push(
			degraded("email", "no-email", text("an address must be given: an invented one", "必须填写邮箱：使用虚构地址")),
		);
	yield operation({
		key: keys.agent(agent.id),
		kind: "operator.create",
		lane: "operators",
		source,
		losses,
		requests: 2,
		payload: {
			username: email ?? `crisp-${shortHash(agent.id)}`,
			email: email ?? `crisp-${shortHash(agent.id)}@operators.invalid`,
			name: clip(agent.name.trim() || "Operator", 100, "name", losses),
			surname: "",
			job_title: agent.title === undefined ? undefined : clip(agent.title, 100, "title", losses),
			skype: operatorMarker(context.workspace.id, agent.id),
			user_groups: [operatorsGroup],
			departments: [ref(keys.department)],
			departments_read: [],
			disabled: true,
			hide_online: true,
		},
	});
}

/** Who an agent's messages and chats belong to: the operator made for it, the one it is mapped to, or nobody. */
export function operatorOf(agentId: AgentId | undefined, context: Context): Ref | number | undefined {
	if (agentId === undefined) return undefined;
	const mapped = mappedOperator(agentId, context);
	if (mapped !== undefined) return mapped;
	if (context.agent(agentId) === undefined || context.identity("agent", agentId)?.decision === "skip") return undefined;
	return ref(keys.agent(agentId));
}

function mappedOperator(agentId: string, context: Context): number | undefined {
	const identity = context.identity("agent", agentId);
	return identity?.decision === "map" ? numericId(identity.targetId) : undefined;
}

export function numericId(targetId: string | undefined): number | undefined {
	const id = Number(targetId ?? "");
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** PHP's filter is strict; what it may refuse is not sent. */
function plainEmail(email: string | undefined): string | undefined {
	return email !== undefined && email.length <= 80 && /^[\w.+-]{1,60}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(email)
		? email
		: undefined;
}
