import { LiveHelperChatConfig } from "../../../adapters/live-helper-chat/config.js";
import type { LiveHelperChatDouble } from "../../../adapters/live-helper-chat/double.js";
import { jsonColumn } from "../../../adapters/live-helper-chat/wire.js";

/** Stand-ins shared by the Live Helper Chat tests. */
export function configOf(double: LiveHelperChatDouble, more: Record<string, unknown> = {}): LiveHelperChatConfig {
	const { baseUrl, username, apiKey } = double;
	return LiveHelperChatConfig.parse({ baseUrl, username, apiKey, surveyId: 1, ...more });
}

/** One line for everything an import made. */
export function inventoryOf({ data }: LiveHelperChatDouble): string[] {
	const chatName = (id: unknown) => {
		const chat = data.chats.find((one) => one.id === id);
		const variables = (jsonColumn(chat?.chat_variables) ?? {}) as Record<string, string>;
		return variables.crisp_session_id ?? variables.crisp_contact_id ?? "?";
	};
	return [
		...data.departments.filter(({ id }) => id !== 1).map((one) => `department ${one.name} ${one.online_hours_active}`),
		...data.users.filter(({ id }) => id !== 1).map((one) => `operator ${one.username}`),
		...data.files.map((one) => `file ${one.upload_name} ${one.size}`),
		...data.chats.map((one) => `chat ${chatName(one.id)} ${one.time} ${one.status} ${one.cls_time}`),
		...data.messages.map(
			(one) => `message ${chatName(one.chat_id)} ${one.time} ${String(one.msg).replace(/\d+_\w+/, "")}`,
		),
		...data.surveyItems.map((one) => `rating ${chatName(one.chat_id)} ${one.max_stars_1} ${one.ftime}`),
	];
}
