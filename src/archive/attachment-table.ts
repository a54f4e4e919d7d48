import { AppError, type Attachment, type AttachmentId, text } from "../model/index.js";
import type { EntityTable } from "./entity-table.js";
import { readJson } from "./read-json.js";
import type { Sqlite } from "./sqlite.js";
import { walkRows } from "./walk-rows.js";

/** What is known about each file a message or an article points to. The bytes are the file store's. */
export class AttachmentTable {
	readonly #db: Sqlite;
	readonly #path: string;
	readonly #entities: EntityTable;

	constructor(db: Sqlite, path: string, entities: EntityTable) {
		this.#db = db;
		this.#path = path;
		this.#entities = entities;
	}

	/** A file already known keeps its state; a name or type it lacked is added. */
	addAttachment(attachment: { id: AttachmentId; url: string; name?: string; mimeType?: string }): void {
		this.#db.write(() => {
			const known = this.attachment(attachment.id);
			const { id, url, name, mimeType } = attachment;
			this.#entities.putEntity({
				kind: "attachment",
				id,
				url,
				state: "pending",
				...(name === undefined ? {} : { name }),
				...(mimeType === undefined ? {} : { mimeType }),
				...known,
			});
		});
	}

	attachment(id: AttachmentId): Attachment | undefined {
		return this.#entities.entity("attachment", id);
	}

	*attachments(filter: { state?: Attachment["state"] } = {}): Iterable<Attachment> {
		const rows = walkRows<{ id: string; json: string }>(this.#db, {
			select: "SELECT id, json FROM attachments",
			where: filter.state === undefined ? [] : ["state = ?"],
			values: filter.state === undefined ? [] : [filter.state],
			order: ["id"],
		});
		for (const row of rows) yield readJson<Attachment>(row.json, this.#path);
	}

	/** A field set to `undefined` is removed: a second attempt that works clears the reason of the first. */
	setAttachment(id: AttachmentId, change: Partial<Omit<Attachment, "kind" | "id" | "url">>): void {
		this.#db.write(() => {
			const known = this.attachment(id);
			if (known === undefined) {
				throw new AppError("bug", { what: text("An unknown attachment was changed", "尝试修改未知的附件") });
			}
			this.#entities.putEntity({ ...known, ...change });
		});
	}
}
