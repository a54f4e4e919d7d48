import type { Archive, StoredRecord } from "../archive/archive.js";
import { stringField } from "../crisp/lists.js";
import { type MapContext, relatedId, relatedResources } from "../mapping/map-record.js";

/** What the map of a stored record may ask of the archive around it. Holds one key per e-mail address, made when first needed. */
export class RecordRelations {
	readonly #archive: Archive;
	#byEmail: Map<string, { id: string; gone: boolean }> | undefined;
	/** The conversation of the messages in hand: they stand one after the other. */
	#conversation: { id: string; record: StoredRecord | undefined } | undefined;

	constructor(archive: Archive) {
		this.#archive = archive;
	}

	contextOf(record: Omit<StoredRecord, "raw" | "runId">): MapContext {
		const { id, parent } = record;
		return {
			workspaceId: this.#archive.workspaceId() ?? "",
			id,
			...(parent === undefined ? {} : { parent }),
			related: this.#related(record),
			contactByEmail: (email) => this.#emails().get(joined(email))?.id,
		};
	}

	/** What is there belongs together; what is gone was once made together with whatever there was. */
	#related({ resource, id, gone }: Omit<StoredRecord, "raw" | "runId">): Record<string, unknown> {
		return relativesOf(resource, id, (other, otherId) => {
			const record = other === "conversation" ? this.#conversationOf(otherId) : this.#archive.record(other, otherId);
			return gone || record?.gone === false ? record?.raw : undefined;
		});
	}

	#conversationOf(id: string): StoredRecord | undefined {
		if (this.#conversation?.id !== id) this.#conversation = { id, record: this.#archive.record("conversation", id) };
		return this.#conversation.record;
	}

	#emails(): ReadonlyMap<string, { id: string; gone: boolean }> {
		if (this.#byEmail !== undefined) return this.#byEmail;
		const found = new Map<string, { id: string; gone: boolean }>();
		for (const { id, raw, gone } of this.#archive.records({ resource: "contact", includeGone: true })) {
			const email = emailOfContact(raw);
			if (email === undefined || (gone && found.get(email)?.gone === false)) continue;
			found.set(email, { id, gone });
		}
		this.#byEmail = found;
		return found;
	}
}

/** The raws that the map of a record asks for, as far as `read` has them. */
export function relativesOf(
	resource: string,
	id: string,
	read: (other: string, otherId: string) => unknown,
): Record<string, unknown> {
	const related: Record<string, unknown> = {};
	for (const other of relatedResources[resource] ?? []) {
		const raw = read(other, relatedId(resource, id, other));
		if (raw !== undefined) related[other] = raw;
	}
	return related;
}

/** The address of a contact's record, as {@link joined} spells it. */
export function emailOfContact(raw: unknown): string | undefined {
	const email = stringField(raw, "email");
	return email === undefined ? undefined : joined(email);
}

/** The one spelling by which a conversation that knows only an address finds its contact. */
export function joined(email: string): string {
	return email.trim().toLowerCase();
}
