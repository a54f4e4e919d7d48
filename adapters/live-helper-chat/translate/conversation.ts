import { clip, degraded, general, operation, ref } from "../../../src/adapter/build-operation.js";
import type { Loss, Operation, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { isoTime } from "../../../src/adapter/times.js";
import {
	type Contact,
	type Conversation,
	type FieldValue,
	type Localized,
	text,
	verbatim,
} from "../../../src/model/index.js";
import type { LiveHelperChatConfig } from "../config.js";
import { keys } from "../keys.js";
import { blockOperation } from "./block.js";
import { addContactRows, contactCopied, lines, visitorColumns } from "./contact-data.js";
import { createDataRows, type DataRows } from "./data-rows.js";
import { createChatFiles } from "./files.js";
import { type PlannedMessage, plannedMessage, secondsOf, speakers } from "./message.js";
import { operatorOf } from "./people.js";
import { departmentOf } from "./places.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/**
 * A conversation: its files, then one call that makes the chat with every message at its own time, then one that closes it
 * (a status inside the first call would add a line and the time of today). Tags are attached over the database.
 */
export function* translateConversation(conversation: Conversation, context: Context): Iterable<Operation> {
	const source = { kind: "conversation", id: conversation.id } as const;
	const lane = conversation.id;
	const contact = context.contact(conversation.contactId);
	const losses: Loss[] = [];
	const start = startOf(conversation, context);
	const files = createChatFiles({ crisp_session_id: conversation.id, time: start }, context);
	const messages: PlannedMessage[] = [];
	let last: string | undefined;
	for (const message of context.messages(conversation.id)) {
		const found: Loss[] = [];
		messages.push(plannedMessage(message, messages.at(-1)?.time ?? start, files, context, found));
		for (const loss of found) addOnce(losses, { ...loss, field: `messages.${loss.field}` });
		last = message.fingerprint;
	}
	const times = chatTimes(conversation, messages, start, losses);
	yield* files.uploads;
	yield createOperation(conversation, contact, messages, times, context, losses);
	const owner = operatorOf(conversation.assigneeId, context);
	const status = statusOf(conversation, owner);
	yield operation({
		key: `conversation-final:${conversation.id}`,
		kind: "conversation.finish",
		lane,
		source,
		requests: 1 + files.names.length,
		losses: status.losses,
		payload: {
			chat: ref(keys.conversation(conversation.id)),
			columns: {
				status: status.code,
				user_id: owner ?? 0,
				cls_time: status.code === 2 ? times.end : 0,
				wait_time: times.wait,
				chat_duration: times.duration,
				last_user_msg_time: times.lastVisitor,
				last_op_msg_time: times.lastOperator,
				lsync: times.end,
				has_unread_messages: 0,
				unanswered_chat: 0,
			},
			files: files.names,
			last_message: last,
		},
	});
	if (context.config.databaseUrl !== undefined && conversation.tagIds.length > 0)
		yield operation({
			key: `conversation-tags:${conversation.id}`,
			kind: "conversation.subjects",
			lane,
			source,
			requests: 0,
			payload: {
				chat: ref(keys.conversation(conversation.id)),
				subjects: conversation.tagIds.filter((id) => hasTag(id, context)).map((id) => ref(keys.tag(id))),
			},
		});
	if (conversation.blocked && contact !== undefined && !contact.blocked)
		yield* blockOperation(`block:conversation:${conversation.id}`, contact, source, context);
}

function createOperation(
	conversation: Conversation,
	contact: Contact | undefined,
	messages: PlannedMessage[],
	times: ChatTimes,
	context: Context,
	losses: Loss[],
): Operation {
	const rows = createDataRows(context, losses);
	addConversationRows(conversation, rows, context);
	if (contact !== undefined) addContactRows(contact, rows, "contactId");
	losses.push(contactCopied("contactId"));
	for (const [field, code, how] of besideTheChat)
		if (isPresent(conversation[field])) losses.push(general(field, code, how));
	const visitor = visitorColumns(contact);
	const place = conversation.geolocation;
	const inbox = departmentOf(conversation.inboxId, context);
	return operation({
		key: keys.conversation(conversation.id),
		kind: "conversation.create",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		losses,
		payload: {
			...quietStart(inbox),
			chat_variables: {
				crisp_session_id: conversation.id,
				crisp_contact_id: conversation.contactId,
				crisp_workspace_id: context.workspace.id,
			},
			additional_data: rows.rows,
			messages,
			main_attr: {
				time: times.start,
				pnd_time: times.start,
				nick: clip(visitor.nick, 100, "contactId", losses),
				email: clip(visitor.email, 100, "contactId", losses),
				phone: clip(visitor.phone, 100, "contactId", losses),
				ip: clip(conversation.ip ?? "", 100, "ip", losses),
				country_code: (place?.country ?? "").toLowerCase().slice(0, 100),
				country_name: (place?.country ?? "").slice(0, 100),
				city: clip(place?.city ?? "", 100, "geolocation", losses),
				lat: String(place?.latitude ?? "").slice(0, 10),
				lon: String(place?.longitude ?? "").slice(0, 10),
				uagent: clip(conversation.device?.userAgent ?? "", 250, "device", losses),
				chat_locale: (conversation.locales[0] ?? "").slice(0, 10),
				remarks: context.language === "en" ? "Imported from Crisp" : "从 Crisp 导入",
			},
		},
	});
}

/**
 * The start of every chat that an import makes: no bot, no required fields, and none of the visitor's own words, because the
 * block list is asked about them; they follow in `main_attr`.
 */
export function quietStart(department: Ref | number) {
	return {
		ignore_required: true,
		ignore_bot: true,
		department: [department],
		fields: { DepartamentID: department, Username: "Visitor" },
	};
}

export interface ChatTimes {
	start: number;
	end: number;
	wait: number;
	duration: number;
	lastVisitor: number;
	lastOperator: number;
}

/** A long conversation tells each kind of loss once. */
function addOnce(losses: Loss[], loss: Loss): void {
	if (!losses.some(({ field, code }) => field === loss.field && code === loss.code)) losses.push(loss);
}

/** When it began; else when its first message was sent; else its last activity; else 1970, rather than today. */
function startOf(conversation: Conversation, context: Context): number {
	const created = secondsOf(conversation.createdAtMs);
	if (created !== undefined) return created;
	for (const { sentAtMs } of context.messages(conversation.id)) {
		const sent = secondsOf(sentAtMs);
		if (sent !== undefined) return sent;
	}
	return secondsOf(conversation.updatedAtMs) ?? 1;
}

function chatTimes(
	conversation: Conversation,
	messages: readonly PlannedMessage[],
	start: number,
	losses: Loss[],
): ChatTimes {
	if (secondsOf(conversation.createdAtMs) === undefined)
		losses.push(
			degraded(
				"createdAtMs",
				"no-time",
				text("no usable time: that of its first message", "没有可用的时间：采用首条消息的时间"),
			),
		);
	const spoken = (byVisitor: boolean) =>
		messages.filter(({ user_id, meta }) => {
			if (user_id === speakers.system || user_id === speakers.automatic || "content" in meta) return false;
			return (user_id === speakers.visitor) === byVisitor;
		});
	const answers = spoken(false);
	const lastTime = messages.at(-1)?.time ?? start;
	const end = Math.max(secondsOf(conversation.updatedAtMs) ?? lastTime, lastTime);
	const first = answers[0]?.time;
	return {
		start,
		end,
		wait: first === undefined ? 0 : Math.max(0, first - start),
		duration: first === undefined ? 0 : Math.max(0, lastTime - first),
		lastVisitor: spoken(true).at(-1)?.time ?? 0,
		lastOperator: answers.at(-1)?.time ?? 0,
	};
}

/** 0 pending, 1 active, 2 closed. An active chat needs an owner. */
function statusOf(conversation: Conversation, owner: Ref | number | undefined): { code: number; losses: Loss[] } {
	const losses: Loss[] = [];
	if (conversation.assigneeId !== undefined && owner === undefined)
		losses.push(degraded("assigneeId", "no-operator", text("the name stands beside the chat", "名字写在会话旁")));
	if (conversation.status === "resolved") return { code: 2, losses };
	if (conversation.status === "open" && owner !== undefined) return { code: 1, losses };
	if (conversation.status === "open")
		losses.push(degraded("status", "open-as-pending", text("nobody owns it: pending", "无负责人：状态为等待中")));
	return { code: 0, losses };
}

function addConversationRows(conversation: Conversation, rows: DataRows, context: Context): void {
	const add = (field: keyof Conversation, label: Localized, value: FieldValue | undefined) =>
		rows.add(field, String(field), label, value);
	add("subject", text("Subject", "主题"), conversation.subject);
	add("topic", text("Topic", "话题"), conversation.topic);
	add("tagIds", text("Segments", "标签"), lines(conversation.tagIds));
	for (const [name, value] of Object.entries(conversation.customFields))
		rows.add(`customFields.${name}`, `field_${name}`, verbatim(name), value);
	const assignee = conversation.assigneeId;
	add("assigneeId", text("Assigned to", "负责人"), assignee && (context.agent(assignee)?.name ?? assignee));
	add("channel", text("Channel", "渠道"), conversation.channel);
	add("verified", text("E-mail verified", "邮箱已验证"), conversation.verified || undefined);
	add("blocked", text("Blocked", "已屏蔽"), conversation.blocked || undefined);
	add(
		"participants",
		text("Copies to", "抄送"),
		lines(conversation.participants.map((one) => `${one.type}: ${one.target}`)),
	);
	add(
		"mentionedAgentIds",
		text("Mentioned", "提及"),
		lines(conversation.mentionedAgentIds.map((id) => context.agent(id)?.name ?? id)),
	);
	const { device } = conversation;
	add(
		"device",
		text("Device", "设备"),
		device && lines([device.browser, device.browserVersion, device.os, device.osVersion, ...device.capabilities]),
	);
	add("geolocation", text("Region", "地区"), conversation.geolocation?.region);
	add("locales", text("Visitor's languages", "访客语言"), lines(conversation.locales));
	add("utcOffsetMinutes", text("Visitor's UTC offset, minutes", "访客时区偏移（分钟）"), conversation.utcOffsetMinutes);
	add("parentId", text("Merged into", "合并至"), conversation.parentId);
	add("waitingSinceMs", text("Waiting since", "等待起始"), isoTime(conversation.waitingSinceMs));
	add("updatedAtMs", text("Last activity", "最近活动"), isoTime(conversation.updatedAtMs));
}

const besideChat = text("stands beside the chat", "写在会话旁");
const besideTheChat: readonly [keyof Conversation, string, Localized][] = (
	["channel", "subject", "topic", "participants", "mentionedAgentIds", "device", "parentId", "waitingSinceMs"] as const
).map((field) => [field, "beside-the-chat", besideChat]);

function isPresent(value: unknown): boolean {
	return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function hasTag(id: string, context: Context): boolean {
	for (const tag of context.entities("tag")) if (tag.id === id) return true;
	return false;
}
