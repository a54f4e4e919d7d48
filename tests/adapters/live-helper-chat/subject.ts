import { createHash } from "node:crypto";
import { LiveHelperChatConfig } from "../../../adapters/live-helper-chat/config.js";
import type { LiveHelperChatDouble } from "../../../adapters/live-helper-chat/double.js";
import { jsonColumn } from "../../../adapters/live-helper-chat/wire.js";

/** Stand-ins shared by the Live Helper Chat tests. */
export function configOf(double: LiveHelperChatDouble, more: Record<string, unknown> = {}): LiveHelperChatConfig {
	const { baseUrl, username, apiKey } = double;
	return LiveHelperChatConfig.parse({ baseUrl, username, apiKey, surveyId: 1, ...more });
}

export type Row = Record<string, unknown>;

/** What an import made, whether the double or a real server holds it. */
export interface Made {
	departments: Row[];
	users: Row[];
	files: { id: number; bytes: Uint8Array }[];
	chats: Row[];
	messages: Row[];
	surveyItems: Row[];
}

/** One line for everything an import made, the same whether it is finished or not: names and states come last. */
export function inventoryOf(made: Made): string[] {
	const chatName = (id: unknown) => {
		const variables = variablesOf(made.chats.find((one) => one.id === id));
		return variables.crisp_session_id ?? variables.crisp_contact_id ?? "?";
	};
	return [
		...made.departments.map((one) => `department ${one.name}`),
		...made.users.map((one) => `operator ${one.username}`),
		...made.files.map(({ bytes }) => `file ${createHash("sha256").update(bytes).digest("hex")}`),
		...made.chats.map((one) => `chat ${chatName(one.id)} ${one.time}`),
		...made.messages.map(
			(one) => `message ${chatName(one.chat_id)} ${one.time} ${String(one.msg).replace(/\d+_[0-9a-f]+/, "")}`,
		),
		...made.surveyItems.map((one) => `rating ${chatName(one.chat_id)} ${one.max_stars_1} ${one.ftime}`),
	];
}

/** What stands in the double besides the department and the administrator that were there. */
export function madeIn({ data }: LiveHelperChatDouble): Made {
	const later = <T extends { id: number }>(rows: T[]) => rows.filter(({ id }) => id !== 1);
	return { ...data, departments: later(data.departments), users: later(data.users) };
}

export function variablesOf(chat: Row | undefined): Record<string, string> {
	return (jsonColumn(chat?.chat_variables) ?? {}) as Record<string, string>;
}
