import { degraded, dropped, fileRef, general, operation, ref } from "../../../src/adapter/build-operation.js";
import type { FileRef, Loss, Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { partNames, partText } from "../../../src/adapter/part-text.js";
import { localTimes } from "../../../src/adapter/times.js";
import { type Conversation, type FilePart, type Message, text } from "../../../src/model/index.js";
import type { RequestTrackerConfig } from "../config.js";
import { keys, messageSubject } from "../keys.js";

type Context = TranslateContext<RequestTrackerConfig>;

/** The most this adapter sends at once, whatever the settings say. */
export const maxFileBytes = 100 * 1024 * 1024;

/** Translates the messages of one conversation. */
export function createMessageTranslator(conversation: Conversation, context: Context) {
	const localTime = localTimes(context.timeZone);

	return (message: Message): Operation => {
		const losses: Loss[] = [];
		const files: FileRef[] = [];
		const texts = message.parts.map((part) => {
			if ("attachmentId" in part) return fileText(part, context, files, losses);
			if (part.type !== "text" && part.type !== "note") {
				const { en, "zh-CN": zh } = partNames[part.type];
				losses.push(degraded("parts", `${part.type}-as-text`, text(`${en} become text`, `${zh}变为文本`)));
			}
			return partText(part);
		});
		const note = message.direction === "internal" || message.direction === "system" || message.parts.some(isNote);
		const body = texts.filter((one) => one !== "").join("\n\n");
		addLosses(message, losses);
		return operation({
			key: keys.message(message.id),
			kind: "message.create",
			lane: conversation.id,
			source: { kind: "message", id: message.id },
			losses,
			payload: {
				ticket: ref(keys.conversation(conversation.id)),
				action: note ? "comment" : "correspond",
				Subject: messageSubject(message.fingerprint),
				// The server makes one line end of two characters.
				Content: `${headLine(message, note)}\n\n${body}`.replaceAll("\r\n", "\n"),
				ContentType: "text/plain",
				files: files.length > 0 ? files : undefined,
			},
		});
	};

	/** `2024-05-06 07:08 Asia/Shanghai · Li Wang (customer)` */
	function headLine(message: Message, note: boolean): string {
		const time = message.sentAtMs === undefined ? undefined : localTime(message.sentAtMs);
		const words = roles[context.language];
		const role = message.direction === "incoming" ? words.customer : note ? words.note : words.agent;
		return [
			time === undefined ? words.noTime : `${time.day} ${time.minute} ${context.timeZone}`,
			`${authorName(message, conversation, context)} (${message.direction === "system" ? words.event : role})`,
		].join(" · ");
	}
}

const roles = {
	en: { customer: "customer", agent: "agent", note: "note", event: "event", noTime: "no time" },
	"zh-CN": { customer: "客户", agent: "客服", note: "备注", event: "事件", noTime: "无时间" },
} as const;

function authorName({ author, direction }: Message, conversation: Conversation, context: Context): string {
	const agent = author.agentId === undefined ? undefined : context.agent(author.agentId)?.name;
	const contact = context.contact(author.contactId ?? conversation.contactId);
	const fallback = direction === "incoming" ? (contact?.name ?? contact?.nickname) : context.workspace.name;
	return (author.name ?? agent ?? fallback ?? "").replace(/\s+/g, " ").trim() || "?";
}

function fileText(part: FilePart, context: Context, files: FileRef[], losses: Loss[]): string {
	const attachment = context.attachment(part.attachmentId);
	const limit = Math.min((context.config.maxFileMb ?? 7) * 1024 * 1024, maxFileBytes);
	const file = attachment === undefined ? undefined : fileRef(attachment, part, limit);
	if (part.type === "audio" && part.durationSeconds !== undefined)
		losses.push(dropped("parts", "audio-duration", text("no such field", "没有此字段")));
	if (part.mimeType !== undefined && file !== undefined && part.mimeType !== file.mimeType)
		losses.push(degraded("parts", "type-detected", text("the type found in the file counts", "以文件实际类型为准")));
	if (file !== undefined) {
		files.push({ ...file, name: safeName(file.name) });
		losses.push(general("parts", "no-old-link", text("the old link is not kept", "不保留旧链接")));
		return "";
	}
	losses.push(
		(attachment?.sizeBytes ?? 0) > limit
			? degraded("parts", "file-too-large", text("too large: the link stands in the text", "文件过大：正文中保留链接"))
			: degraded(
					"parts",
					"file-missing",
					text("not in the archive: the link stands in the text", "归档中没有此文件：正文中保留链接"),
				),
	);
	return [`${part.name ?? "file"}: ${part.url}`, part.mimeType].filter(Boolean).join(" ");
}

/** The server keeps what stands after the last slash, drops line ends, and takes the name "0" for none. */
function safeName(name: string): string {
	const safe = name.replace(/[\\/\p{Cc}"]/gu, "_").trim();
	return safe === "" || safe === "0" ? "file" : safe;
}

const isNote = ({ type }: Message["parts"][number]) => type === "note";

function addLosses(message: Message, losses: Loss[]): void {
	losses.push(
		general(
			"author",
			"name-in-text",
			text("named in the text; the API's user is shown", "作者写在正文中；界面显示 API 用户"),
		),
	);
	if (message.sentAtMs !== undefined)
		losses.push(general("sentAtMs", "time-in-text", text("to the minute, in the text", "写在正文中，精确到分钟")));
	const noPlace = text("messages have no field for it; the archive keeps it", "消息没有对应字段；保留在归档中");
	for (const field of ["readOn", "deliveredOn", "channel", "originalId"] as const)
		if (message[field] !== undefined) losses.push(dropped(field, "no-field", noPlace));
	for (const field of ["automated", "edited", "translated"] as const)
		if (message[field]) losses.push(dropped(field, "no-field", noPlace));
	for (const field of ["undelivered", "mentionedAgentIds", "linkPreviews", "references"] as const)
		if (message[field].length > 0) losses.push(dropped(field, "no-field", noPlace));
	if (!message.sentAtIsServerTime) losses.push(dropped("sentAtIsServerTime", "no-field", noPlace));
	if (Object.keys(message.properties).length > 0) losses.push(dropped("properties", "no-field", noPlace));
	if (message.original !== undefined)
		losses.push(dropped("original", "raw-mail", text("the raw e-mail stays in the archive", "原始邮件仅保留在归档中")));
}
