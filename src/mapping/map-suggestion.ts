import { ContactId, ConversationId, CustomFieldId, TagId } from "../model/index.js";
import { compact, type Draft } from "./draft.js";
import type { MapContext } from "./map-result.js";
import { type JsonFields, readFields, readInteger, readJson, readText, readTime } from "./read-json.js";

/** Records `conversation-segment` and `contact-segment` of one name: one tag with both counts. */
export function mapSegment(
	segments: { contact: unknown; conversation: unknown },
	context: MapContext,
	draft: Draft,
): void {
	draft.entities.push(
		compact({
			kind: "tag" as const,
			id: TagId.parse(context.id),
			name:
				readText(readFields(segments.conversation).segment) ??
				readText(readFields(segments.contact).segment) ??
				context.id,
			contactCount: readInteger(readFields(segments.contact).count),
			conversationCount: readInteger(readFields(segments.conversation).count),
		}),
	);
}

/** Records `conversation-data-key` and `contact-data-key`: contacts and conversations keep their own custom data, so their keys stay apart. */
export function mapDataKey(
	scope: "contact" | "conversation",
	raw: JsonFields,
	context: MapContext,
	draft: Draft,
): void {
	draft.entities.push(
		compact({
			kind: "custom-field" as const,
			id: CustomFieldId.parse(`${scope}:${context.id}`),
			scope,
			key: readText(raw.key) ?? context.id,
			// The list names keys, not values; text holds any of them.
			valueType: "text" as const,
			count: readInteger(raw.count),
		}),
	);
}

/** Records `contact-event` and `conversation-event`: what the site reported. The id's first part is whose it is. */
export function mapEvent(scope: "contact" | "conversation", raw: JsonFields, context: MapContext, draft: Draft): void {
	const owner = context.parent ?? context.id.split("/")[0] ?? context.id;
	draft.entities.push(
		compact({
			kind: "contact-event" as const,
			id: context.id,
			contactId: scope === "contact" ? ContactId.parse(owner) : undefined,
			conversationId: scope === "conversation" ? ConversationId.parse(owner) : undefined,
			name: readText(raw.text) ?? "",
			color: readText(raw.color),
			data: readJson(raw.data, draft.problems),
			occurredAtMs: readTime(raw.timestamp, "timestamp", draft.problems),
		}),
	);
}

/** Record `conversation-page`: one page that the visitor saw. */
export function mapPageVisit(raw: JsonFields, context: MapContext, draft: Draft): void {
	draft.entities.push(
		compact({
			kind: "page-visit" as const,
			id: context.id,
			conversationId: ConversationId.parse(context.parent ?? context.id.split("/")[0] ?? context.id),
			title: readText(raw.page_title),
			url: readText(raw.page_url),
			referrer: readText(raw.page_referrer),
			visitedAtMs: readTime(raw.timestamp, "timestamp", draft.problems),
		}),
	);
}
