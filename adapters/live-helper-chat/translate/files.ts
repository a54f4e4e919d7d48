import { degraded, fileRef, operation, ref } from "../../../src/adapter/build-operation.js";
import type { FileRef, Loss, Operation, Ref, TranslateContext } from "../../../src/adapter/contract.js";
import { type FilePart, text } from "../../../src/model/index.js";
import { defaultFileTypes, type LiveHelperChatConfig } from "../config.js";
import { extensionOf, fileRoute, typeOfExtension } from "../file-types.js";
import { fileMarker, keys } from "../keys.js";

/** The most this adapter sends at once, whatever the settings say. */
export const maxFileBytes = 100 * 1024 * 1024;
/** What a zip adds around one file. */
const zipBytes = 1024;

/** By what the chat of a file can be found again. */
export interface ChatMark {
	crisp_session_id: string;
	/** When it began, Unix seconds. */
	time: number;
}

/** The files of one conversation: each is uploaded once, before the chat that shows it. */
export interface ChatFiles {
	/** The upload's key as a ref; undefined when the link must do, which is declared. */
	of(part: FilePart, losses: Loss[]): Ref | undefined;
	uploads: Operation[];
	/** What they are called once the conversation is there. */
	names: { file: Ref; upload_name: string }[];
}

export function createChatFiles(chat: ChatMark, context: TranslateContext<LiveHelperChatConfig>): ChatFiles {
	const known = new Map<string, Ref>();
	const files: ChatFiles = { of, uploads: [], names: [] };
	return files;

	function of(part: FilePart, losses: Loss[]): Ref | undefined {
		const before = known.get(part.attachmentId);
		if (before !== undefined) return before;
		const { maxFileKb = 2048, fileTypes = defaultFileTypes } = context.config;
		const limit = Math.min(maxFileKb * 1024, maxFileBytes);
		const attachment = context.attachment(part.attachmentId);
		const stored = attachment === undefined ? undefined : fileRef(attachment, part, limit);
		if (stored === undefined) {
			losses.push((attachment?.sizeBytes ?? 0) > limit ? tooLarge : missing);
			return undefined;
		}
		const extension = extensionOf(stored.name, stored.mimeType);
		const named = extension === "bin" || /\.[a-z0-9]{1,8}$/i.test(stored.name);
		const file = { ...stored, name: named ? stored.name : `${stored.name}.${extension}` };
		const route = fileRoute(extension, fileTypes);
		if (route === "refused" || (route === "zip" && file.sizeBytes + zipBytes > limit)) {
			losses.push(route === "refused" ? typeRefused : tooLarge);
			return undefined;
		}
		if (route === "zip") losses.push(zipped);
		const key = keys.file(chat.crisp_session_id, part.attachmentId);
		files.uploads.push(upload(key, chat, file, extension, route === "zip"));
		const placeholder = ref(key);
		files.names.push({ file: placeholder, upload_name: shownName(file.name, route === "zip") });
		known.set(part.attachmentId, placeholder);
		return placeholder;
	}
}

function upload(key: string, chat: ChatMark, file: FileRef, extension: string, zip: boolean): Operation {
	return operation({
		key,
		kind: "file.create",
		lane: chat.crisp_session_id,
		source: { kind: "conversation", id: chat.crisp_session_id },
		after: [keys.fileFloor],
		payload: {
			file,
			zip,
			upload_name: fileMarker(key, zip ? "zip" : extension),
			type: zip ? "application/zip" : typeOfExtension(extension),
			chat,
		},
	});
}

/** Hostile names never become paths there; here they become short and whole. */
export function shownName(name: string, zip: boolean): string {
	const safe = [...name.replace(/[\\/\p{Cc}"]/gu, "_")].slice(0, 120).join("") || "file";
	return zip ? `${safe}.zip` : safe;
}

const tooLarge = degraded(
	"parts",
	"file-too-large",
	text("above the size allowed there: the link stands in the text", "超过该平台的大小限制：正文中保留链接"),
);
const missing = degraded(
	"parts",
	"file-missing",
	text("not in the archive: the link stands in the text", "归档中没有此文件：正文中保留链接"),
);
const typeRefused = degraded(
	"parts",
	"file-type",
	text("its type is not allowed there: the link stands in the text", "该平台不允许此类型：正文中保留链接"),
);
const zipped = degraded(
	"parts",
	"file-in-zip",
	text("its type is not allowed there: it arrives inside a zip", "该平台不允许此类型：以 zip 形式导入"),
);
