import { AttachmentId, type MessagePart } from "../model/index.js";
import { addAttachment, addProblem, compact, type Draft } from "./draft.js";
import {
	isAbsent,
	isFields,
	type JsonFields,
	readFlag,
	readJson,
	readLabel,
	readList,
	readNumber,
	readText,
} from "./read-json.js";

/**
 * What a message says. A type that nobody knows, and content that has not the shape of its type,
 * become an `unknown` part with its JSON: shown as it is rather than lost.
 */
export function mapPart(type: string, message: JsonFields, draft: Draft): MessagePart {
	const part = readers.get(type)?.(message.content, draft);
	if (part !== undefined) return part;
	if (readers.has(type))
		addProblem(
			draft,
			"content-shape",
			`The content of a message of type ${type} has an unknown shape; it is kept as JSON`,
			`类型为 ${type} 的消息内容格式未知，已按 JSON 原样保留`,
		);
	else
		addProblem(
			draft,
			"message-type-unknown",
			"A message has a type that uncrisp does not know; it is kept as JSON",
			"有消息的类型是 uncrisp 不认识的，已按 JSON 原样保留",
		);
	// Without content, what the message says must stand somewhere else in it.
	const json = readJson(message.content === undefined ? message : message.content, draft.problems);
	return { type: "unknown", sourceType: type, json };
}

type PartReader = (content: unknown, draft: Draft) => MessagePart | undefined;

const readers: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
	["text", (content) => (typeof content === "string" ? { type: "text", text: content } : undefined)],
	["note", (content) => (typeof content === "string" ? { type: "note", text: content } : undefined)],
	["file", (content, draft) => fileOf(content, draft, "file")],
	["animation", (content, draft) => fileOf(content, draft, "animation")],
	["audio", (content, draft) => fileOf(content, draft, "audio")],
	["picker", (content) => pickerOf(content)],
	["field", (content) => fieldOf(content)],
	["carousel", (content) => carouselOf(content)],
	["event", (content) => eventOf(content)],
]);

function fileOf(content: unknown, draft: Draft, type: "file" | "animation" | "audio"): MessagePart | undefined {
	if (!isFields(content)) return undefined;
	const url = readText(content.url);
	if (url === undefined) return undefined;
	const name = readText(content.name);
	const mimeType = readText(content.type);
	addAttachment(draft, url, compact({ name, mimeType }));
	const file = compact({ attachmentId: AttachmentId.parse(url), url, name, mimeType });
	if (type === "audio") return compact({ type, ...file, durationSeconds: readNumber(content.duration) });
	if (type === "file" && mimeType !== undefined && /^image\//i.test(mimeType)) return { type: "image", ...file };
	return { type, ...file };
}

function pickerOf(content: unknown): MessagePart | undefined {
	if (!isFields(content) || !hasText(content.text) || !isListOfFields(content.choices)) return undefined;
	return compact({
		type: "picker" as const,
		fieldId: readLabel(content.id),
		text: readLabel(content.text) ?? "",
		required: readFlag(content.required),
		choices: readList(content.choices)
			.filter(isFields)
			.map((choice) => {
				const value = readLabel(choice.value);
				const label = readLabel(choice.label);
				return compact({
					value: value ?? label ?? "",
					label: label ?? value ?? "",
					icon: readText(choice.icon),
					selected: readFlag(choice.selected),
					url: isFields(choice.action) ? readText(choice.action.target) : undefined,
				});
			}),
	});
}

function fieldOf(content: unknown): MessagePart | undefined {
	if (!isFields(content) || !hasText(content.text) || !hasText(content.value)) return undefined;
	return compact({
		type: "field" as const,
		fieldId: readLabel(content.id),
		text: readLabel(content.text) ?? "",
		explanation: readText(content.explain),
		value: readLabel(content.value),
		required: readFlag(content.required),
	});
}

function carouselOf(content: unknown): MessagePart | undefined {
	if (!isFields(content) || !hasText(content.text) || !isListOfFields(content.targets)) return undefined;
	if (readList(content.targets).some((target) => isFields(target) && !isListOfFields(target.actions))) return undefined;
	return {
		type: "carousel",
		text: readLabel(content.text) ?? "",
		items: readList(content.targets)
			.filter(isFields)
			.map((target) =>
				compact({
					title: readLabel(target.title) ?? "",
					description: readText(target.description),
					imageUrl: readText(target.image),
					actions: readList(target.actions)
						.filter(isFields)
						.map((action) => compact({ label: readLabel(action.label) ?? "", url: readText(action.url) })),
				}),
			),
	};
}

function eventOf(content: unknown): MessagePart | undefined {
	if (!isFields(content) || !hasText(content.text)) return undefined;
	return compact({
		type: "event" as const,
		namespace: readText(content.namespace),
		text: readLabel(content.text) ?? "",
	});
}

/** A text or nothing: a list or an object in its place would be lost. */
function hasText(value: unknown): boolean {
	return isAbsent(value) || readLabel(value) !== undefined;
}

function isListOfFields(value: unknown): boolean {
	return isAbsent(value) || (Array.isArray(value) && value.every(isFields));
}
