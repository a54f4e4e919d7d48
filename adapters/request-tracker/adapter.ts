import type { Adapter } from "../../src/adapter/contract.js";
import { defaultQueue, RequestTrackerConfig } from "./config.js";
import { manifest } from "./manifest.js";
import { createRequestTrackerTarget } from "./target.js";
import { translate } from "./translate/translate.js";

/**
 * Request Tracker 5, self-hosted: contacts as users, conversations as tickets with their own date, messages as correspondence
 * and notes as comments with their time in the text, files as attachments, articles. See README.md for what maps, changes and
 * is lost.
 */
export const requestTracker: Adapter<RequestTrackerConfig> = {
	manifest,
	config: RequestTrackerConfig,
	account: ({ baseUrl = "", queue = defaultQueue }: Partial<RequestTrackerConfig>) =>
		`request-tracker:${baseUrl.replace(/\/+$/, "")}#${queue}`,
	translate,
	connect: async (config, io) => createRequestTrackerTarget(RequestTrackerConfig.parse(config), io),
};
