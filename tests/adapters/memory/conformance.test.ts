import { describe, it } from "vitest";
import { createMemoryAdapter } from "../../../adapters/memory/adapter.js";
import { MemoryRemote } from "../../../adapters/memory/memory-remote.js";
import { describeAdapterConformance } from "../../../src/adapter/conformance.js";
import { memoryFaults } from "./memory-faults.js";

for (const batch of [1, 7]) {
	describe(`memory, ${batch} a batch`, () => {
		const config = { account: "a", token: "very-secret-value" };
		describeAdapterConformance(
			{ describe, it },
			{
				adapter: createMemoryAdapter({ batch }),
				config,
				start: async () => {
					const remote = new MemoryRemote();
					const { fault, faults } = memoryFaults();
					return {
						config,
						adapter: createMemoryAdapter({ remote, batch, fault }),
						inventory: () => [...remote.objects.values()].map(({ kind, key }) => `${kind} ${key}`),
						faults,
						close: async () => {},
					};
				},
			},
		);
	});
}
