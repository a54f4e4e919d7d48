import type { OperationOutcome, RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, updated } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { StoredMessage } from "../database.js";
import { type DataRow, isRow, jsonColumn, messageKey, type Row, type WireChat, type WireMessage } from "../wire.js";
import { readMessages, record, searchChats, startedAt } from "./find-chat.js";
import { type Call, expectGone, type Handler, needsDatabase, refused, type Session } from "./session.js";

/** A chat with all its messages, made by one call; of a contact without conversation: a chat without messages. */
export const chatHandler: Handler = {
	async perform(call) {
		const answer = await call.session.client.send("POST", "chat", "chat", bodyOf(call));
		const { id, hash, auto_responder_id: responder } = answer.result as WireChat;
		if (answer.refusal !== undefined || id === undefined) return refused(call, answer);
		const warnings = Number(responder) > 0 ? [spoken] : [];
		return created(call, { kind: "chat", id: String(id), extra: { hash: String(hash) } }, warnings);
	},
	/** What stands beside the chat over REST; messages that were added or changed only over the database. */
	async update(call, ref) {
		const { session, payload } = call;
		const found = await readChat(session, ref);
		if (found === undefined) return gone(call);
		const { time: _time, pnd_time: _pending, remarks: _remarks, ...columns } = payload.main_attr as Row;
		const answer = await session.client.send("PUT", `chat/${ref.id}`, "chat/{id}", {
			...columns,
			chat_variables: JSON.stringify({ ...record(found.chat_variables), ...(payload.chat_variables as Row) }),
			additional_data: JSON.stringify(merged(found.additional_data, payload.additional_data as DataRow[])),
		});
		if (answer.refusal !== undefined) return refused(call, answer);
		const wanted = storedMessages(call);
		const there = new Map((await readMessages(session, ref)).map((message) => [messageKey(message), message]));
		const behind = wanted.filter(({ key, msg }) => there.get(key)?.msg !== msg);
		if (behind.length === 0) return updated(call, ref);
		const database = await session.database();
		if (database === undefined) return needsDatabase(call);
		await database.writeMessages(Number(ref.id), behind);
		return updated(call, ref);
	},
	/** By its start, to the second; one whose second half was cut off stands among the pending ones. */
	async locate(call) {
		const start = Number((call.payload.main_attr as Row).time);
		const [department] = call.payload.department as number[];
		const marks = call.payload.chat_variables as Row;
		const found =
			(await startedAt(call.session, start, marks)) ??
			(await searchChats(call.session, `departament_id=${department}&status_ids=0,99`, marks));
		if (found === undefined) return undefined;
		if (Number(found.time) !== start) await finishStart(call, found);
		return { kind: "chat", id: String(found.id), extra: { hash: String(found.hash) } };
	},
	async read(call, ref) {
		const chat = await readChat(call.session, ref);
		if (chat === undefined) return undefined;
		const differences = Object.entries(call.payload.main_attr as Row).flatMap(([name, value]) =>
			difference([], name, value, chat[name]),
		);
		const variables = record(chat.chat_variables);
		for (const [name, value] of Object.entries(call.payload.chat_variables as Row))
			difference(differences, name, value, variables[name]);
		difference(differences, "dep_id", (call.payload.department as unknown[])[0], chat.dep_id);
		const rows = new Map(dataRows(chat.additional_data).map((row) => [row.identifier, row.value]));
		for (const row of call.payload.additional_data as DataRow[])
			difference(differences, row.identifier, row.value, rows.get(row.identifier));
		const found = (await readMessages(call.session, ref)).filter((message) => messageKey(message) !== undefined);
		const wanted = storedMessages(call);
		difference(differences, "messages", wanted.length, found.length);
		for (const [index, message] of wanted.entries())
			for (const field of ["key", "msg", "time", "user_id", "name_support"] as const)
				difference(differences, `messages.${index}.${field}`, message[field], compared(found[index])?.[field]);
		return { differences };
	},
	async revert(session, ref) {
		expectGone(await session.client.send("DELETE", `chat/${ref.id}`, "chat/{id}"), "a chat");
	},
};

/** Closes a chat, or says who works on it, with the times of then; gives its files their real names and its lines a tick. */
export const finishHandler: Handler = {
	async perform(call) {
		return finish(call, created);
	},
	update: (call) => finish(call, updated),
	// A second PUT of the same is the same.
	locate: async () => undefined,
	async read(call) {
		const chat = await readChat(call.session, call.target("chat"));
		if (chat === undefined) return undefined;
		const columns = Object.entries(call.payload.columns as Row);
		return { differences: columns.flatMap(([name, value]) => difference([], name, value, chat[name])) };
	},
	// It goes with its chat.
	async revert() {},
};

async function finish(call: Call, ending: typeof created): Promise<OperationOutcome> {
	const { session, payload } = call;
	const chat = call.target("chat");
	for (const { file, upload_name } of plannedFiles(call)) {
		const { id, extra } = call.refs.get(file.$ref);
		// Some travel in a zip although the plan did not say so: the server looked inside.
		const name = extra?.zip === undefined || upload_name.endsWith(".zip") ? upload_name : `${upload_name}.zip`;
		const answer = await session.client.send("PUT", `file/${id}`, "file/{id}", { upload_name: name });
		if (answer.refusal !== undefined) return refused(call, answer);
	}
	const answer = await session.client.send("PUT", `chat/${chat.id}`, "chat/{id}", payload.columns);
	if (answer.refusal !== undefined) return refused(call, answer);
	await (await session.database())?.markSent(Number(chat.id));
	return ending(call, { kind: "chat-state", id: chat.id });
}

const plannedFiles = (call: Call) =>
	(call.operation.payload as { files: { file: { $ref: string }; upload_name: string }[] }).files;

/** What `POST chat` gets: the plan's messages with their files as tokens and what is kept beside them as JSON text. */
function bodyOf(call: Call): Row {
	const messages = storedMessages(call).map(({ key: _key, ...message }) => message);
	return { ...call.payload, messages };
}

/** The messages as they lie in the table. */
export function storedMessages(call: Call): StoredMessage[] {
	const planned = (call.operation.payload as { messages: { files?: { $ref: string }[] }[] }).messages;
	return (call.payload.messages as Row[]).map((message, index) => {
		const tokens = (planned[index]?.files ?? []).map(({ $ref }) => `[file=${call.refs.get($ref).extra?.token}]`);
		const meta_msg = JSON.stringify(message.meta);
		return {
			key: messageKey({ meta_msg }) ?? "",
			msg: [message.msg, ...tokens].filter((part) => part !== "").join("\n"),
			time: Number(message.time),
			user_id: Number(message.user_id),
			name_support: String(message.name_support),
			meta_msg,
		};
	});
}

/** The first call died between the chat and its columns: the second half is sent again. */
async function finishStart(call: Call, chat: WireChat): Promise<void> {
	const answer = await call.session.client.send("PUT", `chat/${chat.id}`, "chat/{id}", call.payload.main_attr);
	if (answer.refusal !== undefined) throw new Error(`the times of chat ${chat.id} were refused`);
}

async function readChat(session: Session, ref: RemoteRef): Promise<WireChat | undefined> {
	const answer = await session.client.get(`chat/${ref.id}`, "chat/{id}");
	return answer.refusal === undefined ? (answer.result as WireChat) : undefined;
}

function compared(message: WireMessage | undefined) {
	return message === undefined ? undefined : { ...message, key: messageKey(message) };
}

function dataRows(column: unknown): DataRow[] {
	const value = jsonColumn(column);
	return Array.isArray(value) ? (value.filter(isRow) as unknown as DataRow[]) : [];
}

/** Our rows replace ours; what operators or the widget wrote since stays. */
function merged(column: unknown, rows: readonly DataRow[]): DataRow[] {
	const others = dataRows(column).filter(({ identifier }) => !String(identifier).startsWith("crisp_"));
	return [...rows, ...others];
}

function gone(call: Call): OperationOutcome {
	return {
		key: call.operation.key,
		status: "failed",
		reason: "gone",
		text: text("the chat was deleted in Live Helper Chat", "该会话已在 Live Helper Chat 中删除"),
	};
}

const spoken: Localized = text(
	"an auto-responder answered in it: switch auto-responders off",
	"自动回复已在其中发言：请停用自动回复",
);
