import { ChatwootConfig } from "../../../adapters/chatwoot/config.js";
import {
	type ChatwootDouble,
	type ChatwootDoubleOptions,
	startChatwootDouble,
} from "../../../adapters/chatwoot/double.js";

/** Stand-ins shared by the Chatwoot tests. */
export function configOf(double: ChatwootDouble, more: Record<string, unknown> = {}): ChatwootConfig {
	return ChatwootConfig.parse({
		baseUrl: double.baseUrl,
		accountId: double.accountId,
		apiToken: double.apiToken,
		...more,
	});
}

export function startTestDouble(options: ChatwootDoubleOptions = {}): Promise<ChatwootDouble> {
	return startChatwootDouble(options);
}

/** One line for everything an import made. */
export function inventoryOf(double: ChatwootDouble): string[] {
	const { data } = double;
	return [
		...data.inboxes.map((one) => `inbox ${one.name}`),
		...data.contacts.map((one) => `contact ${one.custom_attributes.crisp_id}`),
		...data.conversations.map((one) => `conversation ${one.source_id}`),
		...data.messages.filter((one) => one.source_id !== null).map((one) => `message ${one.source_id}`),
		...data.labels.map((one) => `label ${one.title}`),
		...data.definitions.map((one) => `definition ${one.attribute_model} ${one.attribute_key}`),
		...data.bots.map((one) => `bot ${one.description}`),
		...data.teams.map((one) => `team ${one.name}`),
		...data.canned.map((one) => `canned ${one.short_code}`),
		...data.notes.map((one) => `note ${one.content}`),
		...data.portals.map((one) => `portal ${one.slug}`),
		...data.categories.map((one) => `category ${one.slug} ${one.locale}`),
		...data.articles.map((one) => `article ${one.slug}`),
	];
}
