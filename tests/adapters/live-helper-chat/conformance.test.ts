import { describe, it } from "vitest";
import { liveHelperChat } from "../../../adapters/live-helper-chat/adapter.js";
import { startLiveHelperChatDouble } from "../../../adapters/live-helper-chat/double.js";
import { describeAdapterConformance, serverFaults } from "../../../src/adapter/conformance.js";
import { configOf, inventoryOf, madeIn } from "./subject.js";

describeAdapterConformance(
	{ describe, it },
	{
		adapter: liveHelperChat,
		config: { apiKey: "conformance-key-x", surveyId: 1 },
		faultPoints: 64,
		start: async () => {
			const double = await startLiveHelperChatDouble();
			return {
				config: configOf(double),
				inventory: () => inventoryOf(madeIn(double)),
				faults: serverFaults(double.server),
				close: () => double.close(),
			};
		},
	},
);

// What only the database takes is translated too; it is performed where a real server has one (live.test.ts).
describe("with a database", () => {
	describeAdapterConformance(
		{ describe, it },
		{
			adapter: liveHelperChat,
			config: { apiKey: "conformance-key-x", databaseUrl: "mysql://user:conformance-secret@db.example/lhc" },
		},
	);
});
