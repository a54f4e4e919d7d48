import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import { isWritable } from "../bulk/writable.js";
import { type ChatwootConfig, isBulk } from "../config.js";
import { translateCustomField } from "./attributes.js";
import { translateContact } from "./contact.js";
import { translateConversation } from "./conversation.js";
import { translateArticle, translateCategory } from "./knowledge.js";
import { translateInbox, translateTag } from "./labels.js";
import { skipped, translateCannedReply, translateRating } from "./other.js";
import { translateAgent, translateTeam } from "./people.js";
import { translateWorkspace } from "./workspace.js";

/** What an entity becomes in Chatwoot. Pure and lazy: same input, same operations. */
export function* translate(entity: Entity, context: TranslateContext<ChatwootConfig>): Iterable<Operation> {
	const { config } = context;
	if (!isBulk(config)) return yield* operationsOf(entity, context);
	for (const operation of operationsOf(entity, context))
		yield isWritable(operation, config.storage) ? { ...operation, inBulk: true } : operation;
}

function* operationsOf(entity: Entity, context: TranslateContext<ChatwootConfig>): Iterable<Operation> {
	switch (entity.kind) {
		case "workspace":
			return yield* translateWorkspace(entity, context);
		case "agent":
			return yield* translateAgent(entity, context);
		case "team":
			return yield* translateTeam(entity, context);
		case "inbox":
			return yield* translateInbox(entity, context);
		case "tag":
			return yield* translateTag(entity);
		case "custom-field":
			return yield* translateCustomField(entity);
		case "contact":
			return yield* translateContact(entity, context);
		case "conversation":
			return yield* translateConversation(entity, context);
		case "canned-reply":
			return yield* translateCannedReply(entity);
		case "category":
			return yield* translateCategory(entity, context);
		case "article":
			return yield* translateArticle(entity, context);
		case "rating":
			return yield* translateRating(entity, context);
		default:
			yield skipped(entity);
	}
}
