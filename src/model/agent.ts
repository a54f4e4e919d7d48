import { z } from "zod";
import { AgentId, InboxId, TeamId } from "./ids.js";
import { TimeMs } from "./scalars.js";

/** Somebody who answers customers. Former agents appear only as names on their messages. */
export const Agent = z.object({
	kind: z.literal("agent"),
	id: AgentId,
	name: z.string(),
	email: z.string().optional(),
	avatarUrl: z.string().optional(),
	role: z.enum(["owner", "member", "other"]),
	title: z.string().optional(),
	status: z.enum(["active", "invited", "sandbox", "former"]),
});
export type Agent = z.infer<typeof Agent>;

export const Team = z.object({
	kind: z.literal("team"),
	id: TeamId,
	name: z.string(),
	emoji: z.string().optional(),
	agentIds: z.array(AgentId),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
});
export type Team = z.infer<typeof Team>;

/** A place conversations arrive in. `main` always exists. */
export const Inbox = z.object({
	kind: z.literal("inbox"),
	id: InboxId,
	name: z.string(),
	emoji: z.string().optional(),
	order: z.number().optional(),
	agentIds: z.array(AgentId),
	teamIds: z.array(TeamId),
	conditions: z.json().describe("The source's routing conditions, as they are"),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
});
export type Inbox = z.infer<typeof Inbox>;
