import type { Clock } from "../../../src/model/index.js";
import type { RequestTrackerQuirks } from "./quirks.js";

export type Row = Record<string, unknown> & { id: number };

/** What the double holds: the tables that an import touches. */
export interface RequestTrackerDoubleData {
	queues: Row[];
	users: Row[];
	tickets: Row[];
	transactions: Row[];
	attachments: Row[];
	classes: Row[];
	articles: Row[];
}

export class DoubleState {
	readonly data: RequestTrackerDoubleData = {
		queues: [],
		users: [],
		tickets: [],
		transactions: [],
		attachments: [],
		classes: [],
		articles: [],
	};
	readonly quirks: RequestTrackerQuirks;
	readonly #clock: Clock;
	#last = 0;

	constructor(quirks: RequestTrackerQuirks, clock: Clock) {
		this.quirks = quirks;
		this.#clock = clock;
		this.insert("queues", { Name: "General", Description: "The default queue", Disabled: 0 });
		this.insert("users", {
			Name: "root",
			RealName: "Enoch Root",
			EmailAddress: "root@support.example",
			Privileged: 1,
			Disabled: 0,
		});
		this.insert("classes", { Name: "General", Description: "The default class", Disabled: 0 });
	}

	get now(): string {
		return `${new Date(this.#clock.now()).toISOString().slice(0, 19)}Z`;
	}

	insert(table: keyof RequestTrackerDoubleData, values: Record<string, unknown>): Row {
		this.#last += 1;
		const row = { ...values, id: this.#last };
		this.data[table].push(row);
		return row;
	}

	/** By number, or by name. */
	find(table: keyof RequestTrackerDoubleData, key: unknown): Row | undefined {
		const wanted = String(key).toLowerCase();
		const rows = this.data[table];
		return rows.find(({ id }) => String(id) === wanted) ?? rows.find((row) => lower(row.Name) === wanted);
	}

	/** An entry of a ticket's history, with what was said. */
	record(ticket: Row, Type: string, message?: Message): Row {
		const subject = message?.subject ?? "";
		const data = Type === "Correspond" || Type === "Comment" ? `${subject || "No Subject"}\n` : "";
		const transaction = this.insert("transactions", { ticket: ticket.id, Type, Data: data, Created: this.now });
		if (message === undefined) return transaction;
		const add = (values: Record<string, unknown>) =>
			this.insert("attachments", { transaction: transaction.id, Subject: "", Filename: "", ...values });
		const body = { ContentType: "text/plain", bytes: Buffer.from(message.content.replaceAll("\r\n", "\n")) };
		if (message.files.length === 0) add({ ...body, Subject: subject });
		else {
			add({ ContentType: "multipart/mixed", Subject: subject, bytes: Buffer.alloc(0) });
			add(body);
			for (const file of message.files) add(storedFile(file, this.quirks.maxAttachmentBytes));
		}
		return transaction;
	}
}

export interface Message {
	subject: string;
	content: string;
	files: readonly MessageFile[];
}

export interface MessageFile {
	FileName: string;
	FileType: string;
	FileContent: string;
}

function storedFile({ FileName, FileType, FileContent }: MessageFile, maxBytes: number): Record<string, unknown> {
	let bytes = Buffer.from(FileContent, "base64").subarray(0, maxBytes);
	// Text becomes UTF-8 with the server's own line ends, whatever it was.
	if (FileType.startsWith("text/"))
		bytes = Buffer.from(bytes.toString(isUtf8(bytes) ? "utf8" : "latin1").replaceAll("\r\n", "\n"));
	return { ContentType: FileType, Filename: decodedName(FileName), bytes };
}

/** Encoded words are decoded, folders and line ends taken away. */
function decodedName(name: string): string {
	const decoded = name.replace(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/gi, (_, word: string) =>
		Buffer.from(word, "base64").toString("utf8"),
	);
	return decoded.replace(/[\r\n]/g, "").replace(/^.*\//, "");
}

const isUtf8 = (bytes: Buffer) => Buffer.from(bytes.toString("utf8")).equals(bytes);
const lower = (value: unknown) => String(value ?? "").toLowerCase();
