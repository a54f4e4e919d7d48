import { describe, it } from "vitest";
import { requestTracker } from "../../../adapters/request-tracker/adapter.js";
import { startRequestTrackerDouble } from "../../../adapters/request-tracker/double.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { configOf, inventoryOf } from "./subject.js";

describeAdapterConformance(
	{ describe, it },
	{
		adapter: requestTracker,
		config: { token: "conformance-token-x", scrips: "disabled", tagField: "Crisp tags" },
		start: async () => {
			const double = await startRequestTrackerDouble({ quirks: { ticketField: "Crisp tags" } });
			return {
				config: configOf(double),
				inventory: () => inventoryOf(double),
				faults: serverFaults(double.server),
				close: () => double.close(),
			};
		},
	},
);
