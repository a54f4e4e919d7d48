import { degraded, general, operation, ref } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Conversation, text } from "../../../src/model/index.js";
import { type ChatwootConfig, hasTrueTimes } from "../config.js";
import { conversationSourceId, keys } from "../keys.js";
import { attributeValue, attributeValues } from "./attributes.js";
import { iso, standInContact, translateContact } from "./contact.js";
import { inboxLabel, labelTitle, mainInbox } from "./labels.js";
import { createMessageTranslator } from "./message.js";
import { mappedUser } from "./people.js";

type Context = TranslateContext<ChatwootConfig>;

/**
 * A conversation: created as `pending` (nobody is notified, nothing reopens), its messages in order, then one operation
 * that sets labels, assignee and status and clears the unread badge. The last one names the last message, so that it
 * changes whenever messages are appended.
 */
export function* translateConversation(conversation: Conversation, context: Context): Iterable<Operation> {
	const lane = conversation.id;
	const source = { kind: "conversation", id: conversation.id } as const;
	const contact = context.contact(conversation.contactId);
	let contactKey = keys.contact(conversation.contactId);
	if (contact === undefined) {
		contactKey = `contact-standin:${conversation.id}`;
		yield* translateContact(standInContact(conversation.contactId, conversation.id), context, contactKey, lane);
	}
	yield createOperation(conversation, context, contactKey);
	const translator = createMessageTranslator(conversation, context);
	let last: string | undefined;
	for (const message of context.messages(conversation.id)) {
		for (const one of translator.message(message)) {
			last = one.key;
			yield one;
		}
	}
	yield finalOperation(conversation, context, last);
	if (conversation.blocked || contact?.blocked === true) {
		yield operation({
			key: `contact-block:conversation:${conversation.id}`,
			kind: "contact.block",
			lane,
			source,
			requests: 2,
			payload: { contact: ref(contactKey), blocked: true },
		});
	}
}

function createOperation(conversation: Conversation, context: Context, contactKey: string): Operation {
	const losses: Loss[] = [];
	const asAttribute = text("kept as a custom attribute", "保存为自定义属性");
	const custom = attributeValues("conversation", conversation.customFields, "customFields", losses);
	const device = conversation.device;
	const geo = conversation.geolocation;
	const extra: Record<string, [field: keyof Conversation, value: string | number | boolean | undefined]> = {
		crisp_session_id: ["id", conversation.id],
		crisp_created_at: ["createdAtMs", iso(conversation.createdAtMs)],
		crisp_updated_at: ["updatedAtMs", iso(conversation.updatedAtMs)],
		crisp_waiting_since: ["waitingSinceMs", iso(conversation.waitingSinceMs)],
		crisp_status: ["status", conversation.status],
		crisp_inbox: ["inboxId", inboxName(conversation, context)],
		crisp_inbox_id: ["inboxId", conversation.inboxId],
		crisp_contact_id: ["contactId", conversation.contactId],
		crisp_channel: ["channel", conversation.channel],
		crisp_subject: ["subject", conversation.subject],
		crisp_topic: ["topic", conversation.topic],
		crisp_verified: ["verified", conversation.verified],
		crisp_participants: ["participants", list(conversation.participants.map((one) => `${one.type}:${one.target}`))],
		crisp_mentioned: ["mentionedAgentIds", list(conversation.mentionedAgentIds)],
		crisp_device: ["device", device === undefined ? undefined : JSON.stringify(device)],
		crisp_geolocation: ["geolocation", geo === undefined ? undefined : JSON.stringify(geo)],
		crisp_ip: ["ip", conversation.ip],
		crisp_locales: ["locales", list(conversation.locales)],
		crisp_utc_offset_minutes: ["utcOffsetMinutes", conversation.utcOffsetMinutes],
		crisp_parent: ["parentId", conversation.parentId],
		crisp_assignee: ["assigneeId", assigneeName(conversation, context)],
	};
	for (const [name, [field, value]] of Object.entries(extra)) {
		if (value === undefined) continue;
		custom[name] = attributeValue("conversation", value, field, losses);
		if (asAttributeOnly.has(field)) losses.push(general(field, "as-attribute", asAttribute));
	}
	for (const field of ["createdAtMs", "updatedAtMs", "waitingSinceMs"] as const) {
		if (conversation[field] === undefined) continue;
		if (hasTrueTimes(context.config) && field === "createdAtMs") continue;
		losses.push(
			general(
				field,
				"time-not-settable",
				text("kept as an attribute; Chatwoot's own time is the import's", "保存为属性；Chatwoot 自身的时间为导入时间"),
			),
		);
	}
	if (conversation.inboxId !== mainInbox)
		losses.push(
			general(
				"inboxId",
				"one-inbox",
				text("one import inbox; the inbox is a label", "统一导入一个收件箱；原收件箱以标签表示"),
			),
		);
	const started = iso(conversation.createdAtMs);
	return operation({
		key: keys.conversation(conversation.id),
		kind: "conversation.create",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		losses,
		payload: {
			inbox_id: ref(keys.inbox),
			contact_id: ref(contactKey),
			source_id: conversationSourceId(context.workspace.id, conversation.id),
			status: "pending",
			custom_attributes: custom,
			additional_attributes: {
				initiated_at: started === undefined ? undefined : { timestamp: started },
				browser:
					device === undefined
						? undefined
						: {
								browser_name: device.browser,
								browser_version: device.browserVersion,
								platform_name: device.os,
								platform_version: device.osVersion,
							},
				browser_language: conversation.locales[0]?.slice(0, 100),
				mail_subject: conversation.subject?.slice(0, 1000),
			},
		},
	});
}

function finalOperation(conversation: Conversation, context: Context, last: string | undefined): Operation {
	const losses: Loss[] = [];
	const inbox = inboxName(conversation, context);
	const labels = conversation.tagIds.map((tag) => labelTitle(tag));
	const labelled = context.identity("inbox", conversation.inboxId)?.decision !== "skip";
	if (inbox !== undefined && labelled && conversation.inboxId !== mainInbox) labels.push(inboxLabel(inbox));
	if (conversation.tagIds.some((tag) => labelTitle(tag) !== tag))
		losses.push(
			degraded("tagIds", "label-renamed", text("label titles are slugs", "标签标题只能用小写字母、数字和连字符")),
		);
	const assignee = conversation.assigneeId === undefined ? undefined : mappedUser(conversation.assigneeId, context);
	if (conversation.assigneeId !== undefined && assignee === undefined)
		losses.push(
			degraded(
				"assigneeId",
				"not-mapped",
				text("not mapped in identities.csv: kept as an attribute", "未在 identities.csv 中映射：保存为属性"),
			),
		);
	return operation({
		key: keys.conversationFinal(conversation.id),
		kind: "conversation.finish",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		losses,
		requests: 2 + [labels.length > 0, assignee !== undefined, conversation.status !== "pending"].filter(Boolean).length,
		payload: {
			conversation: ref(keys.conversation(conversation.id)),
			labels: [...new Set(labels)],
			assignee_id: assignee,
			status: conversation.status,
			seen: true,
			last_message: last,
		},
	});
}

const asAttributeOnly = new Set<keyof Conversation>([
	"channel",
	"subject",
	"topic",
	"verified",
	"participants",
	"mentionedAgentIds",
	"device",
	"geolocation",
	"ip",
	"locales",
	"utcOffsetMinutes",
	"parentId",
]);

function inboxName(conversation: Conversation, context: Context): string | undefined {
	for (const inbox of context.entities("inbox")) if (inbox.id === conversation.inboxId) return inbox.name;
	return undefined;
}

function assigneeName(conversation: Conversation, context: Context): string | undefined {
	if (conversation.assigneeId === undefined) return undefined;
	return context.agent(conversation.assigneeId)?.name ?? conversation.assigneeId;
}

function list(values: readonly string[]): string | undefined {
	return values.length === 0 ? undefined : values.join(", ");
}
