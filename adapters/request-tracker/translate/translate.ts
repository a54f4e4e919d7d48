import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { translateContact } from "./contact.js";
import { translateConversation } from "./conversation.js";
import { translateArticle, translateCannedReply } from "./knowledge.js";
import { skipped, translateRating } from "./other.js";
import { translateAgent } from "./people.js";
import { translateInbox, translateWorkspace } from "./places.js";

/** What an entity becomes in Request Tracker. Pure and lazy: same input, same operations. */
export function* translate(entity: Entity, context: TranslateContext<RequestTrackerConfig>): Iterable<Operation> {
	switch (entity.kind) {
		case "workspace":
			return yield* translateWorkspace(entity, context);
		case "agent":
			return yield* translateAgent(entity, context);
		case "inbox":
			return yield* translateInbox(entity, context);
		case "contact":
			return yield* translateContact(entity, context);
		case "conversation":
			return yield* translateConversation(entity, context);
		case "canned-reply":
			return yield* translateCannedReply(entity, context);
		case "article":
			return yield* translateArticle(entity, context);
		case "rating":
			return yield* translateRating(entity, context);
		default:
			yield skipped(entity);
	}
}
