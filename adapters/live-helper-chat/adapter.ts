import type { Adapter } from "../../src/adapter/contract.js";
import { LiveHelperChatConfig } from "./config.js";
import { manifest } from "./manifest.js";
import { createLiveHelperChatTarget } from "./target.js";
import { translate } from "./translate/translate.js";

/**
 * Live Helper Chat, self-hosted: each conversation by one REST call with all its messages at their own times, then closed;
 * files, operators, departments, ratings and office hours over REST; the rest over its database, where one is given.
 * See README.md for what maps, changes and is lost.
 */
export const liveHelperChat: Adapter<LiveHelperChatConfig> = {
	manifest,
	config: LiveHelperChatConfig,
	account: ({ baseUrl = "" }: Partial<LiveHelperChatConfig>) => `live-helper-chat:${baseUrl.replace(/\/+$/, "")}`,
	translate,
	connect: async (config, io) => createLiveHelperChatTarget(LiveHelperChatConfig.parse(config), io),
};
