import { describe, it } from "vitest";
import { chatwoot } from "../../../adapters/chatwoot/adapter.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { configOf, inventoryOf, startTestDouble } from "./subject.js";

describeAdapterConformance(
	{ describe, it },
	{
		adapter: chatwoot,
		config: { apiToken: "conformance-token-x" },
		start: async () => {
			const double = await startTestDouble();
			return {
				config: configOf(double),
				inventory: () => inventoryOf(double),
				faults: serverFaults(double.server),
				close: () => double.close(),
			};
		},
	},
);
