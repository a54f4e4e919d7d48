import type { RemoteRef } from "../../../src/adapter/contract.js";
import { isRow, jsonColumn, type Row, rowsOf, type WireChat, type WireMessage } from "../wire.js";
import type { Session } from "./session.js";

/** The chat that began in this second and bears these marks in its `chat_variables`. */
export function startedAt(session: Session, time: number, marks: Row): Promise<WireChat | undefined> {
	return searchChats(session, `time_gt=${time - 1}&time_lt=${time + 1}`, marks);
}

/** Looks through every page of a filter for a chat with these marks. */
export async function searchChats(session: Session, filter: string, marks: Row): Promise<WireChat | undefined> {
	const page = 100;
	for (let offset = 0; ; offset += page) {
		const query = `chats?${filter}&limit=${page}${offset === 0 ? "" : `&offset=${offset}`}`;
		const answer = await session.client.get(query, "chats");
		// An answer that is an error must not pass for an empty list: something would be made twice.
		if (answer.refusal !== undefined) throw new Error("Live Helper Chat did not list its chats");
		const chats = rowsOf(answer.json) as WireChat[];
		const found = chats.find((chat) => isMarked(chat, marks));
		if (found !== undefined || chats.length < page) return found;
	}
}

export async function readMessages(session: Session, ref: RemoteRef): Promise<WireMessage[]> {
	const answer = await session.client.get(`fetchchatmessages?chat_id=${ref.id}`, "fetchchatmessages");
	if (answer.refusal !== undefined) throw new Error("Live Helper Chat did not list the messages");
	const { messages } = answer.result;
	return Array.isArray(messages) ? messages.filter(isRow) : [];
}

/** A text column that holds a JSON object; empty when it does not. */
export function record(column: unknown): Row {
	const value = jsonColumn(column);
	return isRow(value) ? value : {};
}

function isMarked(chat: WireChat, marks: Row): boolean {
	const there = record(chat.chat_variables);
	return Object.entries(marks).every(([name, value]) => there[name] === value);
}
