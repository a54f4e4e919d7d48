import type { Archive } from "../archive/archive.js";
import type { Person } from "../archive/person-store.js";
import { entitiesOfRecord } from "../archive/record-kinds.js";
import {
	type Attachment,
	AttachmentId,
	type Author,
	type Contact,
	type ContactEvent,
	ContactId,
	type Conversation,
	ConversationId,
	changeTexts,
	type EntityKind,
	type EntityOf,
	keyOfEmail,
	keyText,
	type Message,
	type PageVisit,
	type Rating,
	replacePersonKeys,
} from "../model/index.js";

/** Stands where the address of somebody else stood. */
export const maskedMark = "[masked]";

/** A file of the person's, and where its copy stands in the bundle; without a path its bytes are not in the archive. */
export interface PersonFile {
	attachment: Attachment;
	path?: string;
}

/** What becomes no entity, as Crisp sent it: a campaign's recipient, a subscription, feedback under an article. */
export interface PersonRecord {
	resource: string;
	id: string;
	raw: unknown;
}

/**
 * What the archive holds of one person, as the person may have it: their own data whole, agents by name only, the addresses of
 * everybody else masked. Internal notes are in it and marked: the model calls their direction `internal`.
 */
export interface PersonData {
	contacts: Contact[];
	conversations: Conversation[];
	messages(conversation: Conversation): Iterable<Message>;
	ratings: Rating[];
	events: ContactEvent[];
	pageVisits: PageVisit[];
	records: PersonRecord[];
	files: PersonFile[];
}

export function personData(archive: Archive, person: Person): PersonData {
	const own = new Set(person.keys.map(keyText));
	const mask = <T>(entity: T): T =>
		changeTexts(entity, (text) =>
			replacePersonKeys(text, (key) => key.type === "email" && !own.has(keyText(key)), maskedMark),
		) as T;
	const isOwn = (address: string) => {
		const key = keyOfEmail(address);
		return key !== undefined && own.has(keyText(key));
	};
	const conversations = present(person.conversationIds, (id) =>
		archive.entity("conversation", ConversationId.parse(id)),
	);
	const children = <K extends EntityKind>(kind: K): EntityOf<K>[] =>
		[...person.conversationIds, ...person.contactIds].flatMap((parent) => [
			...archive.entities(kind, { parent, includeGone: true }),
		]);
	return {
		contacts: present(person.contactIds, (id) => archive.entity("contact", ContactId.parse(id))).map(mask),
		conversations: conversations
			.map((conversation) => ({
				...mask(conversation),
				participants: conversation.participants.map((one) =>
					isOwn(one.target) ? one : { ...one, target: maskedMark },
				),
			}))
			.sort((one, other) => (one.createdAtMs ?? 0) - (other.createdAtMs ?? 0)),
		*messages({ id }) {
			for (const message of archive.entities("message", { parent: id, includeGone: true }))
				yield { ...mask(message), author: authorOf(message.author, mask) };
		},
		ratings: children("rating").map(mask),
		events: children("contact-event").map(mask),
		pageVisits: children("page-visit").map(mask),
		records: present(archive.people.records(person), ({ resource, id }) =>
			isInEntities(resource, id) ? undefined : archive.record(resource, id),
		).map(({ resource, id, raw }) => mask({ resource, id, raw })),
		files: present(archive.people.files(person), ({ id }) => archive.attachment(AttachmentId.parse(id))).map(
			(attachment) => fileOf(archive, attachment),
		),
	};
}

/** A contact's data and a message's raw e-mail are part of the contact and the message. */
function isInEntities(resource: string, id: string): boolean {
	return resource === "contact-data" || resource === "original" || entitiesOfRecord(resource, id).length > 0;
}

/** Of colleagues the name that the person saw; of other customers nothing. */
function authorOf(author: Author, mask: (author: Author) => Author): Author {
	switch (author.type) {
		case "contact":
			return mask(author);
		case "participant":
			return { type: author.type, name: maskedMark };
		case "agent":
		case "workspace":
		case "unknown":
			return mask({ type: author.type, ...(author.name === undefined ? {} : { name: author.name }) });
	}
}

/** No name of a sender becomes a path: the hash names the copy, with an ending that opens it. */
function fileOf(archive: Archive, attachment: Attachment): PersonFile {
	const { sha256, name } = attachment;
	if (sha256 === undefined || archive.filePath(sha256) === undefined) return { attachment };
	const ending = /\.([a-z0-9]{1,8})$/i.exec(name ?? attachment.url)?.[1]?.toLowerCase();
	return { attachment, path: `files/${sha256.slice(0, 16)}${ending === undefined ? "" : `.${ending}`}` };
}

function present<T, R>(items: readonly T[], read: (item: T) => R | undefined): R[] {
	return items.map(read).filter((item) => item !== undefined);
}
