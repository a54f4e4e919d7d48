import { describe, it, vi } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { liveServer, startLiveChatwoot } from "./live-server.js";

// The contract on a real Chatwoot: set CHATWOOT_LIVE_BASE_URL and CHATWOOT_LIVE_PLATFORM_TOKEN (of a platform app,
// made in the super-admin console). CHATWOOT_LIVE_DATABASE adds true times, CHATWOOT_LIVE_BULK=yes beside it the bulk route,
// CHATWOOT_LIVE_STORAGE its files. It takes minutes: a real server does real work.
if (liveServer === undefined) {
	it.skip("meets the contract on a real Chatwoot (CHATWOOT_LIVE_BASE_URL, CHATWOOT_LIVE_PLATFORM_TOKEN)", () => {});
} else {
	vi.setConfig({ testTimeout: 1_800_000 });
	const server = liveServer;
	describeAdapterConformance(
		{ describe, it },
		{
			adapter: chatwoot,
			config: { apiToken: "conformance-token-x" },
			faultPoints: 6,
			start: async () => {
				const live = await startLiveChatwoot(server);
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
