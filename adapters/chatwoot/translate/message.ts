import { degraded, dropped, general, operation, ref, withoutNul } from "../../../src/adapter/build-operation.js";
import type { FileRef, Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { messageExtras } from "../../../src/adapter/message-extras.js";
import { type LocalTime, localTimes } from "../../../src/adapter/times.js";
import { type Conversation, type Message, text } from "../../../src/model/index.js";
import { type ChatwootConfig, hasTrueTimes, timeMarksOf } from "../config.js";
import { keys, messageSourceId } from "../keys.js";
import { escapeLiquid } from "../liquid.js";
import { messageAuthor } from "./author.js";
import { liquidAltered } from "./liquid-loss.js";
import { messageBody } from "./message-body.js";

type Context = TranslateContext<ChatwootConfig>;

export const contentLimit = 150_000;
const filesPerMessage = 15;

/** Translates the messages of one conversation in order; it remembers the day, to mark where a new one begins. */
export function createMessageTranslator(conversation: Conversation, context: Context) {
	const days = new Set<string>();
	const localTime = localTimes(context.timeZone);
	return {
		*message(message: Message): Iterable<Operation> {
			const when = message.sentAtMs === undefined ? undefined : localTime(message.sentAtMs);
			if (when !== undefined && timeMarksOf(context.config) === "per-day" && !days.has(when.day)) {
				days.add(when.day);
				yield dayMark(conversation, message, when.day, context);
			}
			yield* translateMessage(conversation, message, when, context);
		},
	};
}

function* translateMessage(
	conversation: Conversation,
	message: Message,
	when: LocalTime | undefined,
	context: Context,
): Iterable<Operation> {
	const losses: Loss[] = [];
	const body = messageBody(message, context, losses);
	const type = messageType(message);
	const isPrivate = message.direction === "internal" || message.parts.some((part) => part.type === "note");
	const author = messageAuthor(message, type, context, losses);
	const mark = when !== undefined && timeMarksOf(context.config) === "per-message" ? `${when.day} ${when.minute}` : "";
	const head = [mark, author.name === undefined ? "" : `${author.name}:`].filter((part) => part !== "").join(" ");
	const whole = head === "" ? body.text : body.text === "" ? head : `${head}\n${body.text}`;
	const content = withoutNul(whole, "content", losses);
	const seconds = message.sentAtMs === undefined ? undefined : Math.floor(message.sentAtMs / 1000);
	addMessageLosses(message, when !== undefined && !hasTrueTimes(context.config), losses);
	const rendered = type === "outgoing";
	const chunks = chunked(content, rendered);
	if (chunks.length > 1)
		losses.push(
			degraded(
				"parts",
				"split",
				text(
					`longer than ${contentLimit} characters: split into ${chunks.length} messages`,
					`超过 ${contentLimit} 个字符：拆分为 ${chunks.length} 条消息`,
				),
			),
		);
	const count = Math.max(chunks.length, Math.ceil(body.files.length / filesPerMessage), 1);
	for (let index = 0; index < count; index++) {
		const part = index === 0 ? "" : `#${index + 1}`;
		const chunk = chunks[index] ?? "";
		const escaped = rendered ? escapeLiquid(chunk) : { text: chunk, altered: false };
		if (escaped.altered) losses.push(liquidAltered("parts"));
		const files: FileRef[] = body.files.slice(index * filesPerMessage, (index + 1) * filesPerMessage);
		yield operation({
			key: keys.message(message.id) + part,
			kind: "message.create",
			lane: conversation.id,
			source: { kind: "message", id: message.id },
			losses: index === 0 ? losses : [],
			payload: {
				conversation: ref(keys.conversation(conversation.id)),
				content: escaped.text,
				message_type: type,
				private: isPrivate,
				source_id: messageSourceId(conversation.id, message.fingerprint + part),
				...author.sender,
				external_created_at: seconds,
				content_attributes: {
					external_created_at: seconds,
					in_reply_to_external_id: replyTo(message, conversation),
					crisp: index === 0 ? messageExtras(message, body.kept) : undefined,
				},
				attachments: files.length > 0 ? files : undefined,
			},
		});
	}
}

function dayMark(conversation: Conversation, message: Message, day: string, context: Context): Operation {
	const seconds = Math.floor((message.sentAtMs ?? 0) / 1000);
	return operation({
		key: `day:${conversation.id}/${day}`,
		kind: "day-mark.create",
		lane: conversation.id,
		source: { kind: "conversation", id: conversation.id },
		payload: {
			conversation: ref(keys.conversation(conversation.id)),
			content: `— ${day} (${context.timeZone}) —`,
			message_type: "activity",
			private: false,
			source_id: messageSourceId(conversation.id, `day:${day}`),
			external_created_at: seconds,
			content_attributes: { external_created_at: seconds },
		},
	});
}

function messageType(message: Message): "incoming" | "outgoing" | "activity" {
	if (message.direction === "system") return "activity";
	if (message.parts.some((part) => part.type === "note")) return "outgoing";
	return message.direction === "incoming" ? "incoming" : "outgoing";
}

function replyTo(message: Message, conversation: Conversation): string | undefined {
	const reply = message.references.find((one) => /^-?\d+$/.test(one.target ?? "") && one.type !== "url");
	return reply?.target === undefined ? undefined : messageSourceId(conversation.id, reply.target);
}

function addMessageLosses(message: Message, losesTime: boolean, losses: Loss[]): void {
	const hidden = text(
		"kept in content_attributes, not shown by the dashboard",
		"保存在 content_attributes 中，界面不显示",
	);
	if (losesTime)
		losses.push(
			general(
				"sentAtMs",
				"time-not-settable",
				text(
					"kept in external_created_at; the dashboard shows the time of import",
					"保存在 external_created_at 中；界面显示导入时间",
				),
			),
		);
	for (const field of ["readOn", "deliveredOn", "channel"] as const)
		if (message[field] !== undefined) losses.push(general(field, "hidden", hidden));
	if (message.originalId !== undefined) losses.push(degraded("originalId", "hidden", hidden));
	for (const field of ["automated", "edited", "translated"] as const)
		if (message[field]) losses.push(degraded(field, "hidden", hidden));
	for (const field of ["undelivered", "mentionedAgentIds", "linkPreviews", "references"] as const)
		if (message[field].length > 0) losses.push(degraded(field, "hidden", hidden));
	if (Object.keys(message.properties).length > 0) losses.push(degraded("properties", "hidden", hidden));
	if (message.original !== undefined)
		losses.push(dropped("original", "raw-mail", text("the raw e-mail stays in the archive", "原始邮件仅保留在归档中")));
}

/** Splits where escaping cannot push a piece over the limit, and never inside a character. */
function chunked(content: string, liquid: boolean): string[] {
	const fits = (part: string) => (liquid ? escapeLiquid(part).text : part).length <= contentLimit;
	if (fits(content)) return [content];
	const result: string[] = [];
	let rest = content;
	while (rest !== "") {
		let size = Math.min(rest.length, contentLimit);
		while (!fits(rest.slice(0, size))) size = Math.floor(size / 2);
		if (size < rest.length && /[\ud800-\udbff]/.test(rest.charAt(size - 1))) size -= 1;
		result.push(rest.slice(0, size));
		rest = rest.slice(size);
	}
	return result;
}
