import { createHash } from "node:crypto";
import type { FileRef, OperationOutcome, ReadBack, RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference } from "../../../src/adapter/kind-handlers.js";
import { AppError, type Localized, text } from "../../../src/model/index.js";
import type { Answer } from "../client.js";
import { hasTrueTimes } from "../config.js";
import { renderedLiquid } from "../liquid.js";
import { type Row, recordOf, rowsOf, type WireMessage } from "../wire.js";
import { accountRoute, type Call, fileName, filePart, type Handler, refused, type Session } from "./handler.js";

const route = accountRoute("/conversations/{n}/messages");
/** Chatwoot refuses more than 200 a minute in one conversation; each wait outlasts its rolling minute. */
const capWaits = 3;

export const messageHandler: Handler = {
	async perform(call) {
		const conversation = call.target("conversation").id;
		call.session.windows.delete(conversation);
		let answer = await send(call, conversation);
		for (let turn = 0; turn < capWaits && isCap(answer); turn++) {
			await call.session.io.run.clock.sleep(61_000, call.session.io.run.signal);
			answer = await send(call, conversation);
		}
		const message = recordOf(answer.json) as WireMessage;
		if (answer.status >= 300 || message.id === undefined) return await whatIsThere(call, answer);
		const warnings: Localized[] = [];
		if ((message.content ?? "") !== expectedContent(call.payload))
			warnings.push(text("Chatwoot changed the text while storing it", "Chatwoot 在保存时改动了文本"));
		if (expectedSender(call.payload, message) !== senderOf(message)) warnings.push(botGone);
		return created(call, { kind: "message", id: String(message.id), extra: { conversation } }, warnings);
	},
	async locate(call) {
		const conversation = call.target("conversation").id;
		for await (const message of allMessages(call.session, conversation)) {
			if (message.source_id === call.payload.source_id)
				return { kind: "message", id: String(message.id), extra: { conversation } };
		}
		return undefined;
	},
	async read(call, ref) {
		const found = await readMessage(call.session, ref);
		if (found === undefined) return undefined;
		const read = compare(call.payload, found, hasTrueTimes(call.session.config));
		if (!read.differences.some(({ field }) => field === "attachments"))
			await compareBytes(call.session, call.payload, found, read.differences);
		return read;
	},
	// Messages can only be hidden, not deleted: they go with their conversation. A rating's note does too.
	async revert() {},
};

/**
 * Chatwoot answers 422 to everything that goes wrong, also after the message was written: its files are handed to the storage last.
 * A message that is there must not be sent again. One whose file was not taken cannot be given it later, so no more may follow.
 */
async function whatIsThere(call: Call, answer: Answer): Promise<OperationOutcome> {
	const ref = await messageHandler.locate(call);
	if (ref === undefined) return refused(call, answer);
	if (((call.payload.attachments ?? []) as FileRef[]).length === 0) return created(call, ref);
	throw new AppError("target-unsafe", {
		what: text("Chatwoot kept a message, but could not store its file", "Chatwoot 保留了消息，但未能保存其中的文件"),
		why: text("Its file storage refuses, is full or does not answer", "其文件存储拒绝写入、已满或没有响应"),
		hint: text(
			"Make Chatwoot's file storage work, then run the same command again; `verify` names messages without their file",
			"请先修复 Chatwoot 的文件存储，再运行同一命令；`verify` 会指出缺少文件的消息",
		),
	});
}

async function send(call: Call, conversation: string): Promise<Answer> {
	const { conversation: _conversation, attachments, ...fields } = call.payload;
	const files = (attachments ?? []) as FileRef[];
	const body = files.length === 0 ? fields : await multipart(call.session, fields, files);
	return call.session.client.send("POST", `${call.session.base}/conversations/${conversation}/messages`, route, body);
}

async function multipart(session: Session, fields: Row, files: FileRef[]): Promise<FormData> {
	const form = new FormData();
	for (const [key, value] of Object.entries(fields)) {
		if (value === undefined) continue;
		form.append(key, typeof value === "object" ? JSON.stringify(value) : String(value));
	}
	for (const file of files) form.append("attachments[]", await filePart(session, file), fileName(file));
	return form;
}

/** Message creation answers every refusal with a text only; this one is a constant in the source, never translated. */
function isCap(answer: Answer): boolean {
	return answer.status === 422 && answer.message.includes("Too many messages");
}

async function* allMessages(session: Session, conversation: string): AsyncIterable<WireMessage> {
	const path = `${session.base}/conversations/${conversation}/messages`;
	for (let after = 0; ; ) {
		const answer = await session.client.get(`${path}?after=${after}`, route);
		if (answer.status === 404) return;
		const rows = rowsOf(answer.json) as WireMessage[];
		yield* rows;
		const highest = Math.max(after, ...rows.map((row) => row.id ?? 0));
		if (rows.length < 100 || highest === after) return;
		after = highest;
	}
}

export const botGone: Localized = text(
	"the agent's bot is gone: Chatwoot shows the token's user as the sender",
	"客服的机器人已不存在：Chatwoot 将令牌所属用户显示为发送者",
);

/** Answers hold up to 100 rows, so a conversation read in order costs one request for each hundred messages. */
async function readMessage(session: Session, ref: RemoteRef): Promise<WireMessage | undefined> {
	const conversation = ref.extra?.conversation ?? "";
	const known = (await session.windows.get(conversation))?.get(ref.id);
	if (known !== undefined) return known;
	const window = readWindow(session, conversation, Number(ref.id) - 1);
	session.windows.delete(conversation);
	session.windows.set(conversation, window);
	for (const oldest of session.windows.keys()) {
		if (session.windows.size <= maxWindows) break;
		session.windows.delete(oldest);
	}
	return (await window).get(ref.id);
}

const maxWindows = 32;

async function readWindow(session: Session, conversation: string, after: number): Promise<Map<string, WireMessage>> {
	const path = `${session.base}/conversations/${conversation}/messages`;
	const answer = await session.client.get(`${path}?after=${after}`, route);
	return new Map((rowsOf(answer.json) as WireMessage[]).map((row) => [String(row.id), row]));
}

function compare(payload: Row, found: WireMessage, trueTimes: boolean): ReadBack {
	const differences = difference([], "content", expectedContent(payload), found.content ?? "");
	difference(differences, "source_id", payload.source_id, found.source_id);
	difference(differences, "private", payload.private, found.private ?? false);
	const types = { incoming: 0, outgoing: 1, activity: 2 } as Record<string, number>;
	difference(differences, "message_type", types[String(payload.message_type)], found.message_type);
	const time = found.content_attributes?.external_created_at;
	difference(differences, "sentAtMs", payload.external_created_at, time);
	if (trueTimes && payload.external_created_at !== undefined)
		difference(differences, "created_at", payload.external_created_at, found.created_at);
	difference(differences, "sender", expectedSender(payload, found), senderOf(found));
	const files = (payload.attachments ?? []) as FileRef[];
	const sizes = (list: (number | undefined)[]) =>
		list
			.map((size) => size ?? 0)
			.sort((a, b) => a - b)
			.join(",");
	difference(
		differences,
		"attachments",
		sizes(files.map((file) => file.sizeBytes)),
		sizes((found.attachments ?? []).map((attachment) => attachment.file_size)),
	);
	return { differences };
}

/** The rows may be right and the bytes be lost, or others. Rejects where the storage lets nobody read them. */
async function compareBytes(
	{ client }: Session,
	payload: Row,
	{ attachments = [] }: WireMessage,
	list: ReadBack["differences"],
): Promise<void> {
	const files = (payload.attachments ?? []) as FileRef[];
	const found: string[] = [];
	for (const { data_url = "", file_size = 0 } of files.length === 0 ? [] : attachments) {
		const { status, body } = await client.download(data_url, file_size + 1_000_000);
		found.push(status === 404 ? "no file" : createHash("sha256").update(body).digest("hex"));
	}
	const expected = files.map(({ sha256 }) => sha256);
	difference(list, "attachments", expected.sort().join(","), found.sort().join(","));
}

/** Chatwoot takes a bot that it does not know for none and sends as the token's user, without a word. */
function expectedSender(payload: Row, found: WireMessage): string {
	return payload.sender_type === "AgentBot" ? `agent_bot ${payload.sender_id}` : senderOf(found);
}

function senderOf(message: WireMessage): string {
	return `${message.sender?.type ?? ""} ${message.sender?.id ?? ""}`;
}

function expectedContent(payload: Row): string {
	const content = String(payload.content ?? "");
	return payload.message_type === "outgoing" ? renderedLiquid(content) : content;
}
