import { skip } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Agent, type Conversation, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";

type Context = TranslateContext<RequestTrackerConfig>;

/** Agents are made by an administrator: who may work there is a matter of rights. Their names stand on their messages. */
export function* translateAgent(agent: Agent, context: Context): Iterable<Operation> {
	const source = { kind: "agent", id: agent.id } as const;
	yield mappedUser(agent.id, context) === undefined
		? skip(
				source,
				"not-mapped",
				text(
					"not mapped to a user in identities.csv; the name stands in the texts",
					"未在 identities.csv 中映射到用户；其名字写在正文中",
				),
			)
		: skip(
				source,
				"identity-map",
				text("the user that identities.csv names takes its place", "由 identities.csv 指定的用户代替"),
			);
}

/** The user name that identities.csv gives for an agent. */
export function mappedUser(agentId: Conversation["assigneeId"], context: Context): string | undefined {
	const identity = agentId === undefined ? undefined : context.identity("agent", agentId);
	return identity?.decision === "map" ? identity.targetId || undefined : undefined;
}
