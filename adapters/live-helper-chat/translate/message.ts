import { degraded, dropped, general } from "../../../src/adapter/build-operation.js";
import type { Loss, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { messageExtras } from "../../../src/adapter/message-extras.js";
import { partNames, partText } from "../../../src/adapter/part-text.js";
import { type Message, type MessagePart, text } from "../../../src/model/index.js";
import { withoutActiveTags } from "../bbcode.js";
import type { LiveHelperChatConfig } from "../config.js";
import type { ChatFiles } from "./files.js";
import { operatorOf } from "./people.js";

type Context = TranslateContext<LiveHelperChatConfig>;

/** One line of a chat as the plan shows it; the target makes `[file=…]` of its files and a JSON text of `meta`. */
export interface PlannedMessage {
	msg: string;
	/** Unix seconds. */
	time: number;
	/** 0 visitor, -1 system line, -2 automatic, else the operator. */
	user_id: number | Ref;
	/** The author as shown. */
	name_support: string;
	meta: Record<string, unknown>;
	files?: Ref[];
}

/** What Live Helper Chat's user ids mean (sheet 2.1). */
export const speakers = { visitor: 0, system: -1, automatic: -2 } as const;

/** `fallbackTime`: Unix seconds for a message that has no time of its own. */
export function plannedMessage(
	message: Message,
	fallbackTime: number,
	files: ChatFiles,
	context: Context,
	losses: Loss[],
): PlannedMessage {
	const texts: string[] = [];
	const attached: Ref[] = [];
	const attachedIds: string[] = [];
	const kept: MessagePart[] = [];
	for (const part of message.parts) {
		if ("attachmentId" in part) {
			const file = files.of(part, losses);
			kept.push(part);
			if (file === undefined) texts.push(`${part.name ?? "file"}: ${part.url}`);
			else {
				attached.push(file);
				attachedIds.push(part.attachmentId);
			}
			continue;
		}
		texts.push(partText(part));
		if (part.type === "text" || part.type === "note") continue;
		kept.push(part);
		losses.push(degraded("parts", `${part.type}-as-text`, shownAsText(part.type)));
	}
	const author = authorOf(message, context, losses);
	const whole = [author.prefix, ...texts].filter((one) => one !== "").join("\n\n");
	const msg = withoutActiveTags(whole);
	if (msg !== whole) losses.push(degraded("parts", "active-markup", activeMarkup));
	addLosses(message, losses);
	const note = message.direction === "internal" || message.parts.some(({ type }) => type === "note");
	return {
		msg,
		time: secondsOf(message.sentAtMs) ?? withoutTime(fallbackTime, losses),
		user_id: author.userId,
		name_support: author.name.slice(0, 100),
		meta: {
			...(note && { content: { whisper: true } }),
			crisp: { ...messageExtras(message, kept), ...(attachedIds.length > 0 && { files: attachedIds }) },
		},
		...(attached.length > 0 && { files: attached }),
	};
}

interface PlannedAuthor {
	userId: number | Ref;
	name: string;
	/** Written before the text, where the name is not shown. */
	prefix: string;
}

function authorOf(message: Message, context: Context, losses: Loss[]): PlannedAuthor {
	const { author, direction } = message;
	const note = direction === "internal" || message.parts.some(({ type }) => type === "note");
	if (direction === "system") return { userId: speakers.system, name: "", prefix: "" };
	if (direction === "incoming" && !note) {
		const other = author.type !== "contact" && author.name !== undefined;
		if (other) losses.push(degraded("author", "name-in-text", nameInText));
		return { userId: speakers.visitor, name: "", prefix: other ? `${author.name}:` : "" };
	}
	const agent = author.agentId === undefined ? undefined : context.agent(author.agentId);
	const name = author.name ?? agent?.name ?? context.workspace.name;
	const operator = message.automated ? undefined : operatorOf(author.agentId, context);
	if (operator === undefined) losses.push(degraded("author", "no-operator", noOperator));
	return { userId: operator ?? speakers.automatic, name, prefix: "" };
}

/** Whole seconds that a 32-bit column holds. */
export function secondsOf(ms: number | undefined): number | undefined {
	if (ms === undefined) return undefined;
	const seconds = Math.floor(ms / 1000);
	return seconds > 0 && seconds <= 2_147_483_647 ? seconds : undefined;
}

function withoutTime(fallback: number, losses: Loss[]): number {
	losses.push(
		degraded(
			"sentAtMs",
			"no-time",
			text("no usable time: shown at that of its neighbour", "没有可用的时间：采用相邻消息的时间"),
		),
	);
	return fallback;
}

function addLosses(message: Message, losses: Loss[]): void {
	const hidden = text("kept beside the message, not shown", "保存在消息旁，界面不显示");
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

function shownAsText(type: keyof typeof partNames) {
	const { en, "zh-CN": zh } = partNames[type];
	return text(
		`${en} are shown as text; the original is kept beside the message`,
		`${zh}以文本显示；原始内容保存在消息旁`,
	);
}
const activeMarkup = text(
	"an invisible space keeps markup in the text from acting",
	"插入了不可见空格，以防文本中的标记被执行",
);
const nameInText = text("the author's name stands in the text", "作者的名字写在正文中");
const noOperator = text("shown by name, not as an operator", "仅显示名字，不关联客服账号");
