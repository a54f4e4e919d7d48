import { type Attachment, type Localized, text } from "../model/index.js";
import type { FileRef, Loss, Operation, Ref } from "./contract.js";

/** The remote id of another operation, in a payload. */
export const ref = (key: string): Ref => ({ $ref: key });

/** The file of an attachment, when its bytes are there and may be sent. */
export function fileRef(
	attachment: Attachment,
	fallback: { name?: string; mimeType?: string },
	maxBytes = 15 * 1024 * 1024,
): FileRef | undefined {
	if (attachment.state !== "stored" || attachment.sha256 === undefined) return undefined;
	if ((attachment.sizeBytes ?? 0) > maxBytes || (attachment.sizeBytes ?? 0) <= 0) return undefined;
	return {
		$file: attachment.id,
		name: (fallback.name ?? attachment.name ?? "file").slice(0, 200),
		mimeType: attachment.mimeType ?? fallback.mimeType ?? "application/octet-stream",
		sizeBytes: attachment.sizeBytes ?? 0,
		sha256: attachment.sha256,
	};
}

/** Builds one operation: cleans every string of the payload, and finds its refs and files. */
export function operation(input: {
	key: string;
	kind: string;
	lane: string;
	payload: unknown;
	source: Operation["source"];
	losses?: Loss[];
	requests?: number;
	after?: string[];
}): Operation {
	const losses = input.losses ?? [];
	const found: Found = { refs: [...new Set(input.after)], bytes: 0, nul: [], surrogate: [] };
	const payload = clean(input.payload, "", found);
	for (const field of found.nul) losses.push(nulRemoved(field));
	for (const field of found.surrogate) losses.push(surrogateReplaced(field));
	return {
		key: input.key,
		kind: input.kind,
		lane: input.lane,
		refs: found.refs,
		payload,
		losses,
		source: input.source,
		requests: input.requests ?? 1,
		...(found.bytes > 0 ? { bytes: found.bytes } : {}),
	};
}

/** An entity that goes nowhere, and why. */
export function skip(source: Operation["source"], reason: string, why: Localized): Operation {
	return {
		key: `skip:${source.kind}:${source.id}`,
		kind: "skip",
		lane: `skip:${source.kind}`,
		refs: [],
		payload: null,
		losses: [],
		source,
		requests: 0,
		skip: { reason, text: why },
	};
}

/** A field that arrives in another form. */
export const degraded = (field: string, code: string, how: Localized): Loss => ({
	field,
	grade: "degraded",
	code,
	how,
});
/** What the target does to every record alike, while the value arrives whole. */
export const general = (field: string, code: string, how: Localized): Loss => ({
	field,
	grade: "degraded",
	code,
	how,
	general: true,
});
/** A field that does not arrive. */
export const dropped = (field: string, code: string, why: Localized): Loss => ({ field, grade: "dropped", code, why });

/** Cuts a text to what the target stores, and says so. Never cuts a character in two. */
export function clip(value: string, max: number, field: string, losses: Loss[]): string {
	if (value.length <= max) return value;
	const end = /[\ud800-\udbff]/.test(value.charAt(max - 1)) ? max - 1 : max;
	losses.push(
		degraded(
			field,
			"too-long",
			text(
				`cut after ${max} characters; the archive keeps all of it`,
				`超过 ${max} 个字符的部分被截断；归档中保留全文`,
			),
		),
	);
	return value.slice(0, end);
}

/** Without NUL, and says so. For texts that are escaped: a NUL taken out afterwards could leave a template behind. */
export function withoutNul(value: string, field: string, losses: Loss[]): string {
	if (!value.includes("\0")) return value;
	losses.push(nulRemoved(field));
	return value.replaceAll("\0", "");
}

/** What a payload holds; each list names a thing once. */
interface Found {
	refs: string[];
	bytes: number;
	nul: string[];
	surrogate: string[];
}

function clean(value: unknown, path: string, found: Found): unknown {
	if (typeof value === "string") return cleanString(value, path, found);
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map((item) => clean(item, path, found));
	if ("$ref" in value) {
		addOnce(found.refs, String(value.$ref));
		return value;
	}
	if ("$file" in value) found.bytes += Number((value as FileRef).sizeBytes);
	const record = value as Record<string, unknown>;
	const cleaned: Record<string, unknown> = {};
	for (const key of Object.keys(record)) {
		const item = clean(record[key], path === "" ? key : path, found);
		if (item === undefined) continue;
		const name = cleanString(key, path, found);
		// Assigned to, it would be no member but the object's ancestor.
		if (name === "__proto__") Object.defineProperty(cleaned, name, { value: item, enumerable: true });
		else cleaned[name] = item;
	}
	return cleaned;
}

function cleanString(value: string, path: string, found: Found): string {
	let result = value;
	if (result.includes("\0")) {
		addOnce(found.nul, path);
		result = result.replaceAll("\0", "");
	}
	if (!result.isWellFormed()) {
		addOnce(found.surrogate, path);
		result = result.toWellFormed();
	}
	return result;
}

function addOnce(list: string[], value: string): void {
	if (!list.includes(value)) list.push(value);
}

const nulRemoved = (field: string) =>
	degraded(field, "nul-removed", text("the NUL character was removed", "已移除 NUL 字符"));
const surrogateReplaced = (field: string) =>
	degraded(field, "broken-unicode", text("half a character was replaced by \ufffd", "不完整的字符被替换为 \ufffd"));
