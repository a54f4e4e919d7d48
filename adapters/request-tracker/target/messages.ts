import { createHash } from "node:crypto";
import type { FileRef, ReadBack } from "../../../src/adapter/contract.js";
import { created, difference } from "../../../src/adapter/kind-handlers.js";
import { headerName, type Row } from "../wire.js";
import { createdId, type Handler, listAll, readRecord, refOf, refused, type Session } from "./session.js";

/** Correspondence and comments, with their files. Found again by their subject, which the history shows as a transaction's data. */
export const messageHandler: Handler = {
	async perform(call) {
		const { ticket, action, files, ...fields } = call.payload;
		const attached = await Promise.all(((files ?? []) as FileRef[]).map((file) => attachment(call.session, file)));
		const body = attached.length === 0 ? fields : { ...fields, Attachments: attached };
		const path = `/ticket/${ticket}/${action}`;
		const answer = await call.session.client.send("POST", path, `/ticket/{id}/${action}`, body);
		const id = createdId(answer);
		return id === undefined ? refused(call, answer.refusal) : created(call, refOf("transaction", id));
	},
	async locate(call) {
		const { ticket, Subject } = call.payload;
		const history = `/ticket/${ticket}/history?fields=Type,Data`;
		for await (const { id, Type, Data } of listAll(call.session, history, "/ticket/{id}/history"))
			if (/^(Correspond|Comment)$/.test(String(Type)) && String(Data ?? "").trim() === Subject)
				return refOf("transaction", id);
		return undefined;
	},
	async read(call, ref) {
		const path = `/transaction/${ref.id}/attachments?fields=Subject,ContentType,Filename`;
		const rows: Row[] = [];
		for await (const row of listAll(call.session, path, "/transaction/{id}/attachments")) rows.push(row);
		const [outer] = rows;
		if (outer === undefined) return undefined;
		const differences = difference([], "Subject", call.payload.Subject, outer.Subject);
		const isFile = (row: Row) => typeof row.Filename === "string" && row.Filename !== "";
		const body = rows.find((row) => row.ContentType === "text/plain" && !isFile(row));
		const bytes = body === undefined ? undefined : await content(call.session, body);
		difference(differences, "Content", call.payload.Content, bytes?.toString("utf8"));
		await compareFiles(call.session, (call.payload.files ?? []) as FileRef[], rows.filter(isFile), differences);
		return { differences };
	},
	// Nothing takes a message out of a ticket over REST: it goes with its ticket.
	async revert() {},
};

async function attachment(session: Session, file: FileRef): Promise<Row> {
	const bytes = Buffer.from(await (await session.io.openFile(file)).arrayBuffer());
	return { FileName: headerName(file.name), FileType: keptType(file.mimeType), FileContent: bytes.toString("base64") };
}

/** The server recodes text and takes mails apart; only as plain bytes do such files arrive whole. */
function keptType(mimeType: string): string {
	const type = /^[\w.+-]+\/[\w.+-]+/.exec(mimeType)?.[0].toLowerCase();
	return type === undefined || /^(text|message|multipart)\//.test(type) ? "application/octet-stream" : type;
}

async function content(session: Session, row: Row): Promise<Buffer | undefined> {
	const found = await readRecord(session, `/attachment/${row.id}`, "/attachment/{id}");
	return typeof found?.Content === "string" ? Buffer.from(found.Content, "base64") : undefined;
}

async function compareFiles(
	session: Session,
	files: readonly FileRef[],
	rows: readonly Row[],
	differences: ReadBack["differences"],
): Promise<void> {
	const found: string[] = [];
	for (const row of rows) {
		const bytes = await content(session, row);
		found.push(
			`${row.Filename} ${createHash("sha256")
				.update(bytes ?? "")
				.digest("hex")}`,
		);
	}
	const expected = files.map(({ name, sha256 }) => `${name} ${sha256}`);
	difference(differences, "files", expected.sort().join("\n"), found.sort().join("\n"));
}
