import type { Adapter } from "../../src/adapter/contract.js";
import { ChatwootConfig } from "./config.js";
import { manifest } from "./manifest.js";
import { createChatwootTarget } from "./target.js";
import { translate } from "./translate/translate.js";

/**
 * Chatwoot, self-hosted, over its HTTP API: an own API inbox, contacts, conversations with all messages, notes, files,
 * labels, attributes, canned replies and the help centre. See README.md for what maps, changes and is lost.
 */
export const chatwoot: Adapter<ChatwootConfig> = {
	manifest,
	config: ChatwootConfig,
	account: ({ baseUrl = "", accountId }: Partial<ChatwootConfig>) =>
		`chatwoot:${baseUrl.replace(/\/+$/, "")}/accounts/${accountId ?? "?"}`,
	translate,
	connect: async (config, io) => createChatwootTarget(ChatwootConfig.parse(config), io),
};
