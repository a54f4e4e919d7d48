import { z } from "zod";
import { TimeMs } from "./scalars.js";

/** A prepared answer. Crisp has no route for them: handed in by the user or mined. */
export const CannedReply = z.object({
	kind: z.literal("canned-reply"),
	id: z.string(),
	shortcut: z.string().describe("May be empty: not everybody gave theirs a name"),
	text: z.string().describe("May hold placeholders such as {{contact.name}} and {{number}}"),
	tag: z.string().optional(),
});
export type CannedReply = z.infer<typeof CannedReply>;

export const CampaignTemplate = z.object({
	kind: z.literal("campaign-template"),
	id: z.string(),
	name: z.string(),
	type: z.string().optional(),
	format: z.string().optional(),
	content: z.string().optional(),
	createdAtMs: TimeMs.optional(),
	updatedAtMs: TimeMs.optional(),
});
export type CampaignTemplate = z.infer<typeof CampaignTemplate>;

/** A trigger, workflow or routing rule, described well enough to be built again by hand. */
export const Automation = z.object({
	kind: z.literal("automation"),
	id: z.string(),
	name: z.string(),
	type: z.string().describe("trigger, workflow, routing, redirection ..."),
	description: z.string().optional(),
	definition: z.json(),
});
export type Automation = z.infer<typeof Automation>;
