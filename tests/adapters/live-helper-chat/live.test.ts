import { describe, it, vi } from "vitest";
import { liveHelperChat } from "../../../adapters/live-helper-chat/adapter.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { type LiveHelperChatServer, liveServer, startLiveStage } from "./live-server.js";

// The contract on a real Live Helper Chat: set LHC_BASE_URL, LHC_USERNAME, LHC_API_KEY and, for what only its database can
// take, LHC_DATABASE_URL. Use a server that serves nobody: things of the samples' workspace are deleted there.
if (liveServer === undefined) {
	it.skip("meets the contract on a real Live Helper Chat (LHC_BASE_URL, LHC_USERNAME, LHC_API_KEY)", () => {});
} else {
	vi.setConfig({ testTimeout: 1_800_000 });
	const { databaseUrl, ...overRest } = liveServer;
	describe("over REST", () => conformance(overRest));
	if (databaseUrl === undefined) it.skip("with its database (LHC_DATABASE_URL)", () => {});
	else describe("with its database", () => conformance({ ...overRest, databaseUrl }));
}

function conformance(server: LiveHelperChatServer): void {
	describeAdapterConformance(
		{ describe, it },
		{
			adapter: liveHelperChat,
			config: { apiKey: "conformance-key-x", ...(server.databaseUrl && { databaseUrl: server.databaseUrl }) },
			faultPoints: 12,
			start: async () => {
				const live = await startLiveStage(server);
				return {
					config: live.config,
					inventory: () => live.inventory(),
					faults: serverFaults(live.proxy),
					close: () => live.close(),
				};
			},
		},
	);
}
