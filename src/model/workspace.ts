import { z } from "zod";
import { WorkspaceId } from "./ids.js";
import { TimeMs } from "./scalars.js";

/** What is being left: one Crisp website. */
export const Workspace = z.object({
	kind: z.literal("workspace"),
	id: WorkspaceId,
	name: z.string(),
	domain: z.string().optional(),
	logoUrl: z.string().optional(),
	locale: z.string().optional().describe("Language of the inbox or chat box, BCP 47 where the source says so"),
	timeZone: z.string().optional().describe("IANA name; Crisp has none, so it comes from the user's settings"),
	plan: z.string().optional(),
	contactPoints: z
		.record(z.string(), z.string())
		.describe("Public contact points by channel: email, phone, telegram ..."),
	settings: z.json().describe("The source's settings without credentials, for reference"),
	people: z.object({ total: z.int() }).optional().describe("The source's own counter of contacts"),
});
export type Workspace = z.infer<typeof Workspace>;

/** When the team answers. Crisp does not let it be read; the shape is here for what a user hands in. */
export const OfficeHours = z.object({
	kind: z.literal("office-hours"),
	id: z.string(),
	timeZone: z.string(),
	intervals: z.array(z.object({ day: z.int().min(0).max(6).describe("0 = Sunday"), from: z.string(), to: z.string() })),
});
export type OfficeHours = z.infer<typeof OfficeHours>;

/** A rule that keeps visitors out: an address, a country, a page. */
export const BlockRule = z.object({
	kind: z.literal("block-rule"),
	id: z.string().describe("<scope>:<value>"),
	scope: z.enum(["ip", "country", "locale", "page", "allowed-page", "other"]),
	value: z.string(),
	createdAtMs: TimeMs.optional(),
});
export type BlockRule = z.infer<typeof BlockRule>;
