/*
 * Crisp wire -> neutral entities. Pure and total: any JSON becomes entities or a problem with a code, never an exception,
 * so `uncrisp archive remap` can run over everything ever stored. Each map file owns one family of entities;
 * read-json.ts holds the only readers of untrusted JSON.
 */
import { addProblem, type Draft, finishDraft, newDraft } from "./draft.js";
import { mapAgent, mapInbox, mapTeam } from "./map-agent.js";
import { mapCampaignTemplate } from "./map-campaign-template.js";
import { mapContact } from "./map-contact.js";
import { mapConversation } from "./map-conversation.js";
import { mapHandedInCannedReply, mapHandedInTrigger } from "./map-handed-in.js";
import { mapHandedInRating } from "./map-handed-in-rating.js";
import { mapLocale, mapPage, mapRedirection, mapTree } from "./map-helpdesk.js";
import { mapLegacyArticle, mapLegacyCategory, mapLegacySection } from "./map-legacy-helpdesk.js";
import { mapMessage } from "./map-message.js";
import type { MapContext, MapResult } from "./map-result.js";
import { mapDataKey, mapEvent, mapPageVisit, mapSegment } from "./map-suggestion.js";
import { mapWorkspace } from "./map-workspace.js";
import { isFields, type JsonFields } from "./read-json.js";

export type { ConversationSpan, MapContext, MapProblem, MappedAttachment, MapResult } from "./map-result.js";

/** Maps one record. Never throws. */
export function mapRecord(resource: string, raw: unknown, context: MapContext): MapResult {
	const draft = newDraft();
	const map = maps.get(resource);
	if (map !== undefined) map(raw, context, draft);
	else if (!withoutEntity.has(resource))
		addProblem(
			draft,
			"resource-unknown",
			"uncrisp has no map for this kind of record; the record is kept as it is",
			"uncrisp 没有针对此类记录的映射，记录按原样保留",
		);
	return finishDraft(draft);
}

/** Resources whose raws a map wants in {@link MapContext.related}, with the same id unless the comment says otherwise. */
export const relatedResources: Readonly<Record<string, readonly string[]>> = {
	website: ["website-settings", "plan", "people-stats"],
	"website-settings": ["website", "plan", "people-stats"],
	plan: ["website", "website-settings", "people-stats"],
	"people-stats": ["website", "website-settings", "plan"],
	contact: ["contact-data", "contact-subscription"],
	"contact-data": ["contact", "contact-subscription"],
	"contact-subscription": ["contact", "contact-data"],
	conversation: ["conversation-relations"],
	"conversation-relations": ["conversation"],
	"conversation-segment": ["contact-segment"],
	"contact-segment": ["conversation-segment"],
	/** Its parent, and the raw e-mail behind it. */
	message: ["conversation", "original"],
	original: ["message", "conversation"],
	/** The tree of its `locale/type`. */
	"helpdesk-page": ["helpdesk-tree"],
};

/** Under which id the record `id` of `resource` finds its relative `other`. */
export function relatedId(resource: string, id: string, other: string): string {
	// A page's tree is the one of its `locale/type`.
	if (resource === "helpdesk-page") return id.split("/").slice(0, 2).join("/");
	if (other === "conversation" && (resource === "message" || resource === "original"))
		return id.slice(0, Math.max(0, id.lastIndexOf("/")));
	return id;
}

type RecordMap = (raw: unknown, context: MapContext, draft: Draft) => void;
type FieldsMap = (raw: JsonFields, context: MapContext, draft: Draft) => void;

/** Wraps a map of objects: anything else is a problem, and the record still holds it. */
function fields(map: FieldsMap): RecordMap {
	return (raw, context, draft) => {
		if (isFields(raw)) map(raw, context, draft);
		else
			addProblem(
				draft,
				"record-shape",
				"A record is not an object; nothing could be made from it",
				"有记录不是对象，无法从中生成内容",
			);
	};
}

/** Alone it would make an empty entity; the owner's own record brings both together. */
function ownerMissing(draft: Draft): void {
	addProblem(
		draft,
		"owner-missing",
		"Something came without the message, conversation or contact it belongs to",
		"有内容找不到所属的消息、会话或联系人",
	);
}

const workspaceParts = {
	website: "website",
	"website-settings": "settings",
	plan: "plan",
	"people-stats": "peopleStats",
} as const;

function workspaceFrom(resource: keyof typeof workspaceParts): RecordMap {
	return fields((raw, context, draft) => {
		const records = {
			website: context.related?.website,
			settings: context.related?.["website-settings"],
			plan: context.related?.plan,
			peopleStats: context.related?.["people-stats"],
		};
		mapWorkspace({ ...records, [workspaceParts[resource]]: raw }, context, draft);
	});
}

const maps: ReadonlyMap<string, RecordMap> = new Map<string, RecordMap>([
	["website", workspaceFrom("website")],
	["website-settings", workspaceFrom("website-settings")],
	["plan", workspaceFrom("plan")],
	["people-stats", workspaceFrom("people-stats")],
	["agent", fields(mapAgent)],
	["team", fields(mapTeam)],
	["inbox", fields(mapInbox)],
	["conversation", fields(mapConversation)],
	[
		"conversation-relations",
		fields((raw, context, draft) => {
			const conversation = context.related?.conversation;
			if (!isFields(conversation)) return ownerMissing(draft);
			mapConversation(conversation, { ...context, related: { "conversation-relations": raw } }, draft);
		}),
	],
	["message", fields(mapMessage)],
	[
		"original",
		fields((raw, context, draft) => {
			const { message, conversation } = context.related ?? {};
			if (!isFields(message)) return ownerMissing(draft);
			const { parent: _itself, ...rest } = context;
			mapMessage(message, { ...rest, related: { conversation, original: raw } }, draft);
		}),
	],
	["contact", fields((raw, context, draft) => mapContact(raw, context.related?.["contact-data"], context, draft))],
	[
		"contact-data",
		fields((raw, context, draft) => {
			const profile = context.related?.contact;
			if (isFields(profile)) mapContact(profile, raw, context, draft);
			// Alone it would make an empty contact; the profile's own record brings both together.
			else
				addProblem(
					draft,
					"profile-missing",
					"Custom data came without the contact it belongs to",
					"自定义数据没有对应的联系人",
				);
		}),
	],
	[
		"contact-subscription",
		fields((raw, context, draft) => {
			const { contact, "contact-data": data } = context.related ?? {};
			if (!isFields(contact)) return ownerMissing(draft);
			mapContact(contact, data, { ...context, related: { "contact-subscription": raw } }, draft);
		}),
	],
	[
		"conversation-segment",
		fields((raw, context, draft) =>
			mapSegment({ conversation: raw, contact: context.related?.["contact-segment"] }, context, draft),
		),
	],
	[
		"contact-segment",
		fields((raw, context, draft) =>
			mapSegment({ contact: raw, conversation: context.related?.["conversation-segment"] }, context, draft),
		),
	],
	["conversation-data-key", fields((raw, context, draft) => mapDataKey("conversation", raw, context, draft))],
	["contact-data-key", fields((raw, context, draft) => mapDataKey("contact", raw, context, draft))],
	["contact-event", fields((raw, context, draft) => mapEvent("contact", raw, context, draft))],
	["conversation-event", fields((raw, context, draft) => mapEvent("conversation", raw, context, draft))],
	["conversation-page", fields(mapPageVisit)],
	["campaign-template", fields(mapCampaignTemplate)],
	["helpdesk-locale", fields(mapLocale)],
	["helpdesk-tree", mapTree],
	["helpdesk-page", fields(mapPage)],
	["helpdesk-category", fields(mapLegacyCategory)],
	["helpdesk-section", fields(mapLegacySection)],
	["helpdesk-article", fields(mapLegacyArticle)],
	["helpdesk-redirection", fields(mapRedirection)],
	["handed-in-canned-reply", fields(mapHandedInCannedReply)],
	["handed-in-trigger", fields(mapHandedInTrigger)],
	["handed-in-rating", fields(mapHandedInRating)],
]);

/** Kept as records only: snapshots of a moment, and what other records' maps read from `related`. */
const withoutEntity: ReadonlySet<string> = new Set([
	"verify-settings",
	"availability-status",
	"availability-operators",
	"contact-event-name",
	"contact-campaign",
	"spam",
	"campaign",
	"campaign-tag",
	"campaign-recipient",
	"campaign-statistic",
	"plugin",
	"plugin-settings",
	"blocked-visitors",
	"helpdesk",
	"helpdesk-settings",
	"helpdesk-domain",
	"helpdesk-feedback",
	"helpdesk-feedback-ratings",
	"helpdesk-change",
]);
