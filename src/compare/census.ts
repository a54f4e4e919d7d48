import type { Archive } from "../archive/archive.js";
import {
	type ConversationId,
	type Entity,
	type EntityKind,
	entityKinds,
	type Message,
	type MessagePartType,
} from "../model/index.js";
import { inSample, type Sample } from "./sample.js";

/**
 * What the archive holds, counted once for all vendors: memory grows with the kinds of things, not with their number.
 * What is gone at the source does not count. With a sample, contacts, conversations and messages are those of the sample.
 */
export interface Census {
	kinds: Partial<Record<EntityKind, number>>;
	/** Message parts by type. */
	parts: Partial<Record<MessagePartType, number>>;
	/** Messages by the set of part types in them, e.g. `file text`, each with one that stands for all. */
	mixes: ReadonlyMap<string, { count: number; example: Message }>;
	/** One of each kind, to ask a vendor's sheet about. */
	examples: ReadonlyMap<EntityKind, Entity>;
	/** Filled fields by kind: how many records have each. */
	fields: Partial<Record<EntityKind, Record<string, number>>>;
	/** Conversations by channel. */
	channels: Record<string, number>;
	/** Contacts and conversations by language, as far as known. */
	languages: Record<string, number>;
	files: FileCensus;
	/** Contacts that are blocked. */
	blocked: number;
	/** Conversations or contacts that carry a tag. */
	tagged: number;
}

export interface FileCensus {
	count: number;
	bytes: number;
	/** By the first half of the MIME type: image, audio, application ... */
	types: Record<string, number>;
	/** Files larger than a vendor's limit, by that limit in bytes. */
	above: Record<number, number>;
	/** Files whose bytes are not in the archive. */
	absent: number;
}

export interface CensusOptions {
	sample?: Sample | undefined;
	/** File sizes in bytes above which files are counted apart. */
	fileLimits?: readonly number[];
	signal?: AbortSignal;
}

export function takeCensus(archive: Archive, options: CensusOptions = {}): Census {
	const { sample, signal } = options;
	const census = emptyCensus();
	for (const limit of options.fileLimits ?? []) census.files.above[limit] = 0;
	for (const kind of entityKinds) {
		if (kind === "message" || kind === "attachment") continue;
		for (const entity of archive.entities(kind)) {
			signal?.throwIfAborted();
			if (sampledKinds.has(kind) && !inSample(entity.id, sample)) continue;
			add(census, entity);
		}
	}
	for (const message of messagesOf(archive, sample)) {
		signal?.throwIfAborted();
		addMessage(census, message);
	}
	for (const attachment of archive.entities("attachment")) addFile(census, attachment);
	return census;
}

/** One of everything: what a vendor can do, asked without an archive. */
export function uniformCensus(): Census {
	const census = emptyCensus();
	for (const kind of entityKinds) census.kinds[kind] = 1;
	for (const type of partTypes) census.parts[type] = 1;
	census.channels = { chat: 1, email: 1 };
	return census;
}

/** Kinds of which there may be millions: a sample takes its part of them. */
export const sampledKinds: ReadonlySet<EntityKind> = new Set([
	"contact",
	"conversation",
	"contact-event",
	"page-visit",
]);

export const partTypes: readonly MessagePartType[] = [
	"text",
	"note",
	"file",
	"image",
	"animation",
	"audio",
	"picker",
	"field",
	"carousel",
	"event",
	"unknown",
];

type OpenCensus = Census & {
	mixes: Map<string, { count: number; example: Message }>;
	examples: Map<EntityKind, Entity>;
};

function emptyCensus(): OpenCensus {
	return {
		kinds: {},
		parts: {},
		mixes: new Map(),
		examples: new Map(),
		fields: {},
		channels: {},
		languages: {},
		files: { count: 0, bytes: 0, types: {}, above: {}, absent: 0 },
		blocked: 0,
		tagged: 0,
	};
}

function* messagesOf(archive: Archive, sample: Sample | undefined): Iterable<Message> {
	if (sample === undefined) {
		yield* archive.entities("message");
		return;
	}
	for (const { id } of archive.entities("conversation")) {
		if (inSample(id, sample)) yield* archive.messages(id as ConversationId);
	}
}

function add(census: OpenCensus, entity: Entity): void {
	count(census.kinds, entity.kind);
	if (!census.examples.has(entity.kind)) census.examples.set(entity.kind, entity);
	addFields(census, entity);
	if (entity.kind === "conversation") {
		count(census.channels, entity.channel ?? "chat");
		for (const locale of entity.locales.slice(0, 1)) count(census.languages, languageOf(locale));
		if (entity.tagIds.length > 0) census.tagged++;
	}
	if (entity.kind === "contact" && entity.blocked) census.blocked++;
}

function addMessage(census: OpenCensus, message: Message): void {
	count(census.kinds, "message");
	if (!census.examples.has("message")) census.examples.set("message", message);
	addFields(census, message);
	for (const part of message.parts) count(census.parts, part.type);
	const mix = [...new Set(message.parts.map((part) => part.type))].sort().join(" ");
	const known = census.mixes.get(mix);
	if (known) known.count++;
	else census.mixes.set(mix, { count: 1, example: message });
}

function addFile(census: OpenCensus, file: Extract<Entity, { kind: "attachment" }>): void {
	const { files } = census;
	count(census.kinds, "attachment");
	if (!census.examples.has("attachment")) census.examples.set("attachment", file);
	files.count++;
	count(files.types, /^[a-z]+(?=\/)/.exec(file.mimeType ?? "")?.[0] ?? "unknown");
	if (file.state !== "stored") files.absent++;
	const bytes = file.sizeBytes ?? 0;
	files.bytes += bytes;
	for (const limit of Object.keys(files.above).map(Number))
		if (bytes > limit) files.above[limit] = (files.above[limit] ?? 0) + 1;
}

/** Top-level fields that hold something. Their names are the schema's, so there are few. */
function addFields(census: OpenCensus, entity: Entity): void {
	const fields = census.fields[entity.kind] ?? {};
	census.fields[entity.kind] = fields;
	for (const [name, value] of Object.entries(entity)) {
		if (name === "kind" || name === "id" || isEmpty(value)) continue;
		count(fields, name);
	}
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === "" || value === false) return true;
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === "object" && Object.keys(value).length === 0;
}

function languageOf(locale: string): string {
	return locale.toLowerCase().split(/[-_]/)[0] || "unknown";
}

function count(counts: Record<string, number>, name: string): void {
	counts[name] = (counts[name] ?? 0) + 1;
}
