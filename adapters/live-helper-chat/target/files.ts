import { createHash } from "node:crypto";
import type { FileRef, RemoteRef } from "../../../src/adapter/contract.js";
import { InDoubtError } from "../../../src/adapter/errors.js";
import { created, difference } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { Answer } from "../client.js";
import { fileMarkerPrefix, keys } from "../keys.js";
import type { ChatMark } from "../translate/files.js";
import { attachedFiles, type WireFile } from "../wire.js";
import { zipOf } from "../zip.js";
import { readMessages, startedAt } from "./find-chat.js";
import { type Call, expectGone, type Handler, refused, type Session } from "./session.js";

/**
 * Files are uploaded before the chat that shows them, bound to no chat: the token in the message is made of a hash that
 * binding would change (sheet 2.3). Until their conversation is finished they bear a name made of the operation's key, by
 * which an upload whose answer was lost is found. There is no list of files over REST, only one by its number, so a file's
 * neighbours are read one by one, back to where the import began.
 */
export const fileHandler: Handler = {
	async perform(call) {
		const file = call.payload.file as FileRef;
		const wanted = call.payload.zip === true;
		const first = await send(call, file, wanted);
		if (first.refusal === undefined) return created(call, refOf(first.result, wanted));
		if (wanted || !/mime|invalid|type/i.test(first.refusal)) return refused(call, first);
		// Its content is not what its name says: the server refuses to keep it so.
		const second = await send(call, file, true);
		return second.refusal === undefined ? created(call, refOf(second.result, true), [zipped]) : refused(call, second);
	},
	async locate(call) {
		const { session } = call;
		const token = await shownToken(call);
		const id = token === undefined ? await unfinished(call) : Number.parseInt(token, 10);
		if (id === undefined) return undefined;
		const answer = await session.client.get(`file/${id}?meta=true`, metaRoute);
		const meta = metaOf(answer);
		return answer.refusal === undefined
			? refOf(meta, meta.size !== (call.payload.file as FileRef).sizeBytes)
			: undefined;
	},
	async read(call, ref) {
		const meta = await call.session.client.get(`file/${ref.id}?meta=true`, metaRoute);
		if (meta.refusal !== undefined) return undefined;
		const { body } = await call.session.client.download(`file/${ref.id}`, "file/{id}");
		const file = call.payload.file as FileRef;
		const expected = ref.extra?.zip === undefined ? file.sha256 : sha256(await bytesOf(call, file, true));
		return { differences: difference([], "sha256", expected, sha256(body)) };
	},
	async revert(session, ref) {
		session.fileNames.delete(Number(ref.id));
		expectGone(await session.client.send("DELETE", `file/${ref.id}`, "file/{id}"), "a file");
	},
};

/** Learns the highest file number before the import: by uploading one small picture and deleting it again. */
export const fileFloorHandler: Handler = {
	async perform(call) {
		const id = await probe(call.session);
		if (typeof id !== "number") return refused(call, id);
		return created(call, { kind: "file-floor", id: String(id) });
	},
	// Nothing is left of it, so doing it again is the same.
	locate: async () => undefined,
};

const metaRoute = "file/{id}?meta";
const probeName = `${fileMarkerPrefix}probe.png`;

/** The token by which its chat shows it, where the chat is there already. */
async function shownToken(call: Call): Promise<string | undefined> {
	const { session, payload } = call;
	const { time, ...marks } = payload.chat as ChatMark;
	const chat = await startedAt(session, time, { ...marks });
	if (chat === undefined) return undefined;
	const messages = await readMessages(session, { kind: "chat", id: String(chat.id) });
	for (const message of messages) {
		const index = attachedFiles(message).indexOf((payload.file as FileRef).$file);
		if (index < 0) continue;
		const tokens = [...String(message.msg).matchAll(/\[file=(\d+_[0-9a-f]+)\]/g)].map(([, token]) => token);
		return tokens[index];
	}
	return undefined;
}

/** The number of a file whose chat is not finished, by the name it bears until then. */
async function unfinished(call: Call): Promise<number | undefined> {
	const planned = String(call.payload.upload_name);
	const names = [planned, zipName(planned)];
	const floor = Number(call.refs.get(keys.fileFloor).id);
	const database = await call.session.database();
	return database === undefined ? searchFiles(call.session, names, floor) : database.fileNamed(names, floor);
}

async function send(call: Call, file: FileRef, zip: boolean): Promise<Answer> {
	const planned = String(call.payload.upload_name);
	const name = zip ? zipName(planned) : planned;
	const type = zip ? "application/zip" : String(call.payload.type);
	return upload(call.session, name, new Blob([new Uint8Array(await bytesOf(call, file, zip))], { type }));
}

async function upload(session: Session, name: string, blob: Blob): Promise<Answer> {
	const form = new FormData();
	form.append("persistent", "true");
	form.append("files", blob, name);
	const answer = await session.client.send("POST", "file", "file", form);
	// This call answers without `result`.
	const meta = metaOf(answer);
	if (answer.refusal === undefined && meta.id === undefined) return { ...answer, refusal: "no file in the answer" };
	return { ...answer, result: meta as Answer["result"] };
}

async function bytesOf(call: Call, file: FileRef, zip: boolean): Promise<Uint8Array> {
	const bytes = new Uint8Array(await (await call.session.io.openFile(file)).arrayBuffer());
	return zip ? zipOf(file.name, bytes) : bytes;
}

/** Newest first, so what was just sent is found at once. What was read once is remembered. */
async function searchFiles(session: Session, names: readonly string[], floor: number): Promise<number | undefined> {
	const top = await probe(session);
	if (typeof top !== "number") throw new Error("Live Helper Chat did not take a file to count by");
	for (let id = top - 1; id > floor; id -= 1) {
		if (!session.fileNames.has(id)) {
			const answer = await session.client.get(`file/${id}?meta=true`, metaRoute);
			// A number without a file may be one that another upload is about to fill: it is asked for again next time.
			if (answer.refusal === undefined) session.fileNames.set(id, metaOf(answer).upload_name ?? "");
		}
		if (names.includes(session.fileNames.get(id) ?? "")) return id;
	}
	return undefined;
}

/** The number that the next file gets, less one; a probe that an earlier break left behind goes too. */
async function probe(session: Session): Promise<number | Answer> {
	const picture = new Blob([onePixel], { type: "image/png" });
	const answer = await upload(session, probeName, picture).catch((error: unknown) => {
		// One that landed without an answer is cleared away below, so it may be sent again.
		if (!(error instanceof InDoubtError)) throw error;
		return upload(session, probeName, picture);
	});
	if (answer.refusal !== undefined) return answer;
	const id = Number(answer.result.id);
	await remove(session, id);
	for (let before = id - 1; before > Math.max(0, id - 8); before -= 1) {
		const neighbour = await session.client.get(`file/${before}?meta=true`, metaRoute);
		if (neighbour.refusal === undefined && metaOf(neighbour).upload_name === probeName) await remove(session, before);
	}
	return id;
}

async function remove(session: Session, id: number): Promise<void> {
	expectGone(await session.client.send("DELETE", `file/${id}`, "file/{id}"), "a file");
}

const metaOf = (answer: Answer): WireFile => (answer.json ?? {}) as WireFile;
const zipName = (name: string) => name.replace(/\.[a-z0-9]+$/, ".zip");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function refOf(file: WireFile, zip: boolean): RemoteRef {
	const token = `${file.id}_${file.security_hash}`;
	return { kind: "file", id: String(file.id), extra: { token, ...(zip && { zip: "1" }) } };
}

const zipped: Localized = text(
	"its content is not what its name says: stored inside a zip",
	"文件内容与扩展名不符：以 zip 形式保存",
);

const onePixel = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
	"base64",
);
