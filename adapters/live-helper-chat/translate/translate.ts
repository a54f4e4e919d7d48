import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { translateBlockRule } from "./block.js";
import { translateContact } from "./contact.js";
import { translateConversation } from "./conversation.js";
import { translateArticle } from "./faq.js";
import { skipped, translateCannedReply, translateRating, translateTag } from "./other.js";
import { translateAgent } from "./people.js";
import { translateInbox, translateOfficeHours, translateWorkspace } from "./places.js";

/** What an entity becomes in Live Helper Chat. Pure and lazy: same input, same operations. */
export function* translate(entity: Entity, context: TranslateContext<LiveHelperChatConfig>): Iterable<Operation> {
	switch (entity.kind) {
		case "workspace":
			return yield* translateWorkspace(entity, context);
		case "agent":
			return yield* translateAgent(entity, context);
		case "inbox":
			return yield* translateInbox(entity, context);
		case "tag":
			return yield* translateTag(entity, context);
		case "canned-reply":
			return yield* translateCannedReply(entity, context);
		case "contact":
			return yield* translateContact(entity, context);
		case "conversation":
			return yield* translateConversation(entity, context);
		case "rating":
			return yield* translateRating(entity, context);
		case "article":
			return yield* translateArticle(entity, context);
		case "block-rule":
			return yield* translateBlockRule(entity, context);
		case "office-hours":
			return yield* translateOfficeHours(entity);
		default:
			yield skipped(entity);
	}
}
