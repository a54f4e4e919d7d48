import { type EntityKind, isPseudonymId } from "../model/index.js";

/** The entity that a record becomes, by the rule that both share the source's id. */
export interface RecordEntity {
	kind: EntityKind;
	id: string;
	/** Resources that name the same entity: it is gone only when they all say so. */
	alsoFrom?: readonly string[];
}

export function entitiesOfRecord(resource: string, id: string): RecordEntity[] {
	switch (resource) {
		case "website":
			return [{ kind: "workspace", id }];
		case "agent":
		case "team":
		case "inbox":
		case "message":
		case "contact":
		case "campaign-template":
			return [{ kind: resource, id }];
		case "conversation":
			// A conversation nobody left a name in made up its own visitor.
			return [
				{ kind: "conversation", id },
				{ kind: "contact", id: `visitor:${id}` },
			];
		case "conversation-segment":
			return [{ kind: "tag", id, alsoFrom: ["contact-segment"] }];
		case "contact-segment":
			return [{ kind: "tag", id, alsoFrom: ["conversation-segment"] }];
		case "conversation-data-key":
			return [{ kind: "custom-field", id: `conversation:${id}` }];
		case "contact-data-key":
			return [{ kind: "custom-field", id: `contact:${id}` }];
		case "conversation-event":
		case "contact-event":
			return [{ kind: "contact-event", id }];
		case "conversation-page":
			return [{ kind: "page-visit", id }];
		case "helpdesk-locale":
			return [{ kind: "locale", id }];
		case "helpdesk-page":
			return [{ kind: "article", id }];
		// The old help desk knew articles only, and no paths: its ids stand in their place.
		case "helpdesk-article":
			return [{ kind: "article", id: id.replace("/", "/articles/") }];
		case "helpdesk-category":
		case "helpdesk-section":
			return [{ kind: "category", id: id.replace("/", "/articles/") }];
		case "handed-in-canned-reply":
			return [{ kind: "canned-reply", id }];
		case "handed-in-trigger":
			return [{ kind: "automation", id }];
		case "handed-in-rating":
			return [{ kind: "rating", id }];
		default:
			return [];
	}
}

/** Resources whose records cannot outlive their parent's. */
export function childResources(resource: string): readonly string[] {
	return children[resource] ?? [];
}

const children: Readonly<Record<string, readonly string[]>> = {
	conversation: ["message", "conversation-page", "conversation-event", "conversation-relations"],
	message: ["original"],
	contact: ["contact-event", "contact-subscription", "contact-campaign"],
	campaign: ["campaign-recipient", "campaign-statistic"],
	plugin: ["plugin-settings"],
};

/** Where an entity must have come from; undefined for what may also be handed in, mined or made up. */
export function resourceOfEntity(kind: EntityKind, id: string): string | undefined {
	if (isPseudonymId(id)) return undefined;
	switch (kind) {
		case "message":
		case "conversation":
			return kind;
		case "contact":
			return id.startsWith("visitor:") || id.startsWith("email:") ? undefined : kind;
		default:
			return undefined;
	}
}
