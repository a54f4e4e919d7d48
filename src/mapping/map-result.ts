import type { AttachmentId, Entity, Localized } from "../model/index.js";

/** What the map may know besides the record. Plain data and pure look-ups: same input, same output. */
export interface MapContext {
	workspaceId: string;
	/** The record's id inside its resource. */
	id: string;
	/** A message's conversation. */
	parent?: string;
	/** IANA zone of the workspace, from the user's settings. */
	timeZone?: string;
	/**
	 * Raw records by resource that make one entity together with this one: for `contact` the `contact-data` of the same id and the
	 * other way round; for `website`, `website-settings`, `plan`, `people-stats` each other; for a segment or data key of contacts
	 * the one of the same name of conversations; for `message` its `conversation` (names the contact). Any order gives the same entity.
	 */
	related?: Readonly<Record<string, unknown>>;
	/** Id of the people profile with this e-mail address (any case), where the archive has one. */
	contactByEmail?(email: string): string | undefined;
	/**
	 * Whether the archive has the profile with this id. Where it surely has not (deleted, or the token may not read people),
	 * the conversation makes the contact from what it knows, so that no link dangles. Unset: profiles are expected to come.
	 */
	hasContact?(id: string): boolean;
	/** Whether the archive has this conversation, also one that is gone. Unset: it is expected to come. */
	hasConversation?(id: string): boolean;
	/** The conversations of whoever has this e-mail address (any case), for a rating that names nothing better. */
	conversationsOf?(email: string): readonly ConversationSpan[];
}

/** A conversation and the time in which something happened in it. */
export interface ConversationSpan {
	id: string;
	fromMs: number;
	toMs: number;
}

export interface MapProblem {
	/** Stable and machine-readable: `time-invalid`, `record-shape`. */
	code: string;
	text: Localized;
}

/** A file to fetch. `id` is its URL. */
export interface MappedAttachment {
	id: AttachmentId;
	url: string;
	name?: string;
	mimeType?: string;
}

export interface MapResult {
	entities: Entity[];
	attachments: MappedAttachment[];
	problems: MapProblem[];
}
