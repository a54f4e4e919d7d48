import { z } from "zod";
import { Agent, Inbox, Team } from "./agent.js";
import { Automation, CampaignTemplate, CannedReply } from "./automation.js";
import { Company, Contact, ContactEvent, CustomFieldDefinition, PageVisit, Tag } from "./contact.js";
import { Conversation, Rating } from "./conversation.js";
import { Article, Category, Locale } from "./knowledge.js";
import { Attachment, Message } from "./message.js";
import { BlockRule, OfficeHours, Workspace } from "./workspace.js";

/**
 * Version of the neutral schema, `major.minor`.
 * A minor step only adds optional fields, kinds or union members, so a reader of 1.0 can read every 1.x by ignoring what it does not know.
 * A major step may rename or remove, and comes with `uncrisp archive remap`, which needs no download because records stay raw.
 */
export const modelVersion = "1.0";

/** Everything the archive can hold, by its `kind`. */
export const Entity = z.discriminatedUnion("kind", [
	Workspace,
	Agent,
	Team,
	Inbox,
	Locale,
	Tag,
	CustomFieldDefinition,
	Company,
	Contact,
	Conversation,
	Message,
	Attachment,
	Rating,
	CannedReply,
	Category,
	Article,
	CampaignTemplate,
	Automation,
	BlockRule,
	OfficeHours,
	ContactEvent,
	PageVisit,
]);
export type Entity = z.infer<typeof Entity>;
export type EntityKind = Entity["kind"];
/** The entity of one kind: `EntityOf<"contact">` is `Contact`. */
export type EntityOf<K extends EntityKind> = Extract<Entity, { kind: K }>;

/** Every kind, in the order in which they depend on each other: an entity refers only to kinds before its own. */
export const entityKinds = Entity.options.map((option) => option.shape.kind.value) as readonly EntityKind[];

/** JSON Schema (2020-12) of one line of `uncrisp export --format ndjson`. */
export function entityJsonSchema(): Record<string, unknown> {
	return {
		...z.toJSONSchema(Entity),
		$id: `urn:uncrisp:model:${modelVersion}`,
		title: `uncrisp entity ${modelVersion}`,
	};
}
