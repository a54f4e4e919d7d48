import { degraded, fileRef, general } from "../../../src/adapter/build-operation.js";
import type { FileRef, Loss, TranslateContext } from "../../../src/adapter/contract.js";
import { partNames, partText, type TextualPart } from "../../../src/adapter/part-text.js";
import { type FilePart, type Message, text } from "../../../src/model/index.js";
import type { ChatwootConfig } from "../config.js";

export interface MessageBody {
	text: string;
	files: FileRef[];
	/** The parts whose structure the text does not hold, as they were. */
	kept: unknown[];
}

/** The most this adapter sends at once, whatever the settings say. */
export const maxFileBytes = 100 * 1024 * 1024;

/** What a message says, as text and files. */
export function messageBody(message: Message, context: TranslateContext<ChatwootConfig>, losses: Loss[]): MessageBody {
	const lines: string[] = [];
	const body: MessageBody = { text: "", files: [], kept: [] };
	for (const part of message.parts) {
		if ("attachmentId" in part) addFile(part, context, lines, body, losses);
		else lines.push(shownText(part, body, losses));
	}
	body.text = lines.filter((line) => line !== "").join("\n\n");
	return body;
}

function addFile(
	part: FilePart,
	context: TranslateContext<ChatwootConfig>,
	lines: string[],
	body: MessageBody,
	losses: Loss[],
): void {
	const attachment = context.attachment(part.attachmentId);
	const limit = Math.min((context.config.maxFileMb ?? 40) * 1024 * 1024, maxFileBytes);
	const file = attachment === undefined ? undefined : fileRef(attachment, part, limit);
	body.kept.push(part);
	if (file !== undefined) {
		body.files.push(file);
		if (part.type === "audio" && part.durationSeconds !== undefined)
			losses.push(general("parts", "audio-duration", text("the duration is computed anew", "时长将重新计算")));
		return;
	}
	lines.push(`${part.name ?? "file"}: ${part.url}`);
	losses.push(
		(attachment?.sizeBytes ?? 0) > limit
			? degraded(
					"parts",
					"file-too-large",
					text("too large to upload: the link stands in the text", "文件过大：正文中保留链接"),
				)
			: degraded(
					"parts",
					"file-missing",
					text("not in the archive: the link stands in the text", "归档中没有此文件：正文中保留链接"),
				),
	);
}

function shownText(part: TextualPart, body: MessageBody, losses: Loss[]): string {
	if (part.type === "text" || part.type === "note") return part.text;
	body.kept.push(part);
	losses.push(degraded("parts", `${part.type}-as-text`, shownAsText(part.type)));
	return partText(part);
}

function shownAsText(type: keyof typeof partNames) {
	const { en, "zh-CN": zh } = partNames[type];
	return text(
		`${en} are shown as text; the original JSON is in content_attributes`,
		`${zh}以文本显示；原始 JSON 保存在 content_attributes 中`,
	);
}
