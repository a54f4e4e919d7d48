import { degraded, general, operation, ref } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Conversation, type Localized, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { keys, ticketLink } from "../keys.js";
import { sqlTime } from "../wire.js";
import { column } from "./column.js";
import { createDetails, joined } from "./details.js";
import { createMessageTranslator } from "./message.js";
import { mappedUser } from "./people.js";
import { mappedQueue } from "./places.js";

type Context = TranslateContext<RequestTrackerConfig>;

/**
 * A conversation becomes a ticket: made `new` at its own date with everything known of it as its first text, then its messages
 * in order, then status, dates, owner and segments. The last operation names the last message, so that it changes whenever
 * messages are appended.
 */
export function* translateConversation(conversation: Conversation, context: Context): Iterable<Operation> {
	const started = startOf(conversation, context);
	yield createOperation(conversation, started, context);
	const translateMessage = createMessageTranslator(conversation, context);
	let last: string | undefined;
	let firstAnswer: number | undefined;
	for (const message of context.messages(conversation.id)) {
		const one = translateMessage(message);
		last = one.key;
		if (message.direction === "outgoing") firstAnswer ??= usable(message.sentAtMs);
		yield one;
	}
	yield finishOperation(conversation, { started, firstAnswer, last }, context);
}

function createOperation(conversation: Conversation, started: number, context: Context): Operation {
	const losses: Loss[] = [];
	const contact = context.contact(conversation.contactId);
	if (contact === undefined)
		losses.push(
			degraded("contactId", "no-requestor", text("not in the archive: no requestor", "归档中没有该联系人：无请求人")),
		);
	if (usable(conversation.createdAtMs) === undefined)
		losses.push(degraded("createdAtMs", "no-time", text("that of its first message", "采用首条消息的时间")));
	const name = contact?.name ?? contact?.nickname;
	const subject = conversation.subject ?? conversation.topic ?? (name === undefined ? "Crisp" : `Crisp: ${name}`);
	return operation({
		key: keys.conversation(conversation.id),
		kind: "conversation.create",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		losses,
		...(context.config.scrips === "disabled" && { after: [keys.probe] }),
		payload: {
			Queue: mappedQueue(conversation.inboxId, context) ?? ref(keys.queue),
			Subject: column(subject, 200, "subject", losses) || "Crisp",
			Requestor: contact === undefined ? undefined : [ref(keys.contact(contact.id))],
			Status: "new",
			Created: sqlTime(started),
			RefersTo: ticketLink(context.workspace.id, conversation.id),
			Content: detailsOf(conversation, context, losses),
			ContentType: "text/plain",
		},
	});
}

interface Course {
	started: number;
	firstAnswer: number | undefined;
	last: string | undefined;
}

function finishOperation(conversation: Conversation, course: Course, context: Context): Operation {
	const losses: Loss[] = [];
	const { tagField } = context.config;
	const owner = mappedUser(conversation.assigneeId, context);
	if (conversation.assigneeId !== undefined && owner === undefined)
		losses.push(
			degraded(
				"assigneeId",
				"not-mapped",
				text("not mapped in identities.csv: named in the text", "未在 identities.csv 中映射：写在正文中"),
			),
		);
	const resolved = conversation.status === "resolved";
	return operation({
		key: `conversation-final:${conversation.id}`,
		kind: "conversation.finish",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		losses,
		requests: 2,
		payload: {
			ticket: ref(keys.conversation(conversation.id)),
			Status: statuses[conversation.status],
			Owner: owner,
			Started: conversation.status === "pending" ? undefined : sqlTime(course.firstAnswer ?? course.started),
			Resolved: resolved ? sqlTime(usable(conversation.updatedAtMs) ?? course.started) : undefined,
			CustomFields:
				tagField === undefined || conversation.tagIds.length === 0
					? undefined
					: { [tagField]: tagValues(conversation, losses) },
			last_message: course.last,
		},
	});
}

const statuses = { pending: "new", open: "open", resolved: "resolved" } as const;

/** One value is at most 255 characters, without line ends or spaces around it. */
function tagValues(conversation: Conversation, losses: Loss[]): string[] {
	const values = conversation.tagIds.map((tag) => column(tag, 255, "tagIds", losses));
	return [...new Set(values.filter((value) => value !== ""))];
}

/** When it began; else when its first message was sent; else its last activity; else 1970, rather than today. */
function startOf(conversation: Conversation, context: Context): number {
	const created = usable(conversation.createdAtMs);
	if (created !== undefined) return created;
	for (const { sentAtMs } of context.messages(conversation.id)) {
		const sent = usable(sentAtMs);
		if (sent !== undefined) return sent;
	}
	return usable(conversation.updatedAtMs) ?? 1000;
}

/** A time with a year of four digits, after 1970: zero means "not set" there. */
function usable(ms: number | undefined): number | undefined {
	return ms !== undefined && ms >= 1000 && ms < 253_402_300_800_000 ? ms : undefined;
}

function detailsOf(conversation: Conversation, context: Context, losses: Loss[]): string {
	const details = createDetails(context, losses, inFirstText);
	const { add, addTime } = details;
	const contact = context.contact(conversation.contactId);
	const agentName = (id: Conversation["assigneeId"]) => id && (context.agent(id)?.name ?? id);
	add("contactId", words.contact, contact === undefined ? conversation.contactId : (contact.name ?? contact.nickname));
	add("id", words.id, conversation.id);
	add("subject", words.subject, conversation.subject);
	add("topic", words.topic, conversation.topic);
	add("inboxId", words.inbox, inboxName(conversation, context));
	add("channel", words.channel, conversation.channel);
	add("tagIds", words.tags, joined(conversation.tagIds));
	add("assigneeId", words.assignee, agentName(conversation.assigneeId));
	add("verified", words.verified, conversation.verified || undefined);
	add("blocked", words.blocked, conversation.blocked || undefined);
	add("participants", words.participants, joined(conversation.participants.map((one) => `${one.type}: ${one.target}`)));
	add("mentionedAgentIds", words.mentioned, joined(conversation.mentionedAgentIds.map(agentName)));
	const { device, geolocation: place } = conversation;
	add(
		"device",
		words.device,
		device &&
			joined([
				device.browser,
				device.browserVersion,
				device.os,
				device.osVersion,
				...device.capabilities,
				device.userAgent,
			]),
	);
	add(
		"geolocation",
		words.place,
		place && joined([place.city, place.region, place.country, place.latitude, place.longitude]),
	);
	add("ip", words.ip, conversation.ip);
	add("locales", words.locales, joined(conversation.locales));
	add("utcOffsetMinutes", words.offset, conversation.utcOffsetMinutes);
	add("parentId", words.parent, conversation.parentId);
	addTime("updatedAtMs", words.updated, conversation.updatedAtMs);
	addTime("waitingSinceMs", words.waiting, conversation.waitingSinceMs);
	for (const [name, value] of Object.entries(conversation.customFields)) add(`customFields.${name}`, name, value);
	losses.push(general("createdAtMs", "seconds", text("to the second", "精确到秒")));
	return `${words.imported[context.language]}\n\n${details.lines.join("\n")}`.replaceAll("\r\n", "\n");
}

const words = {
	imported: text("Imported from Crisp", "从 Crisp 导入"),
	contact: text("Contact", "联系人"),
	id: text("Crisp session", "Crisp 会话"),
	subject: text("Subject", "主题"),
	topic: text("Topic", "话题"),
	inbox: text("Inbox", "收件箱"),
	channel: text("Channel", "渠道"),
	tags: text("Segments", "标签"),
	assignee: text("Assigned to", "负责人"),
	verified: text("E-mail verified", "邮箱已验证"),
	blocked: text("Blocked", "已屏蔽"),
	participants: text("Copies to", "抄送"),
	mentioned: text("Mentioned", "提及"),
	device: text("Device", "设备"),
	place: text("Place", "位置"),
	ip: text("IP address", "IP 地址"),
	locales: text("Visitor's languages", "访客语言"),
	offset: text("Visitor's UTC offset, minutes", "访客时区偏移（分钟）"),
	parent: text("Merged into", "合并至"),
	updated: text("Last activity", "最近活动"),
	waiting: text("Waiting since", "等待起始"),
} as const satisfies Record<string, Localized>;

function inboxName(conversation: Conversation, context: Context): string {
	for (const inbox of context.entities("inbox"))
		if (inbox.id === conversation.inboxId) return `${inbox.name} (${inbox.id})`;
	return conversation.inboxId;
}

const inFirstText = text("stands in the ticket's first text", "写在工单的首条内容中");
