import { AttachmentId, type Entity, text } from "../model/index.js";
import type { MapProblem, MappedAttachment, MapResult } from "./map-result.js";
import { isWebUrl } from "./read-json.js";

/** A map result while it is being made. */
export interface Draft {
	entities: Entity[];
	problems: MapProblem[];
	attachments: Map<string, MappedAttachment>;
}

export function newDraft(): Draft {
	return { entities: [], problems: [], attachments: new Map() };
}

export function finishDraft(draft: Draft): MapResult {
	return { entities: draft.entities, attachments: [...draft.attachments.values()], problems: draft.problems };
}

/** Lists a file to fetch, once. An address that nobody can fetch becomes a problem. */
export function addAttachment(draft: Draft, url: string, facts: { name?: string; mimeType?: string } = {}): void {
	if (!isWebUrl(url)) {
		addProblem(
			draft,
			"file-address",
			"A file has an address that is not http or https",
			"有文件的地址不是 http 或 https",
		);
		return;
	}
	if (!draft.attachments.has(url)) draft.attachments.set(url, { id: AttachmentId.parse(url), url, ...facts });
}

export function addProblem(draft: Draft, code: string, en: string, zh: string): void {
	draft.problems.push({ code, text: text(en, zh) });
}

/** An object without its undefined members, so that equal entities are equal JSON whatever was absent. */
export function compact<T extends object>(value: T): T {
	const kept: Partial<T> = {};
	for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
	return kept as T;
}
