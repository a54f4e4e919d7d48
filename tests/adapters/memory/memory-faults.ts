import type { MemoryFault } from "../../../adapters/memory/target.js";
import type { ConformanceFaults } from "../../../src/adapter/conformance.js";

/** Breaks chosen calls of the memory adapter, as `serverFaults` does for a double with a server. */
export function memoryFaults(): { fault: () => MemoryFault | undefined; faults: ConformanceFaults } {
	let calls = 0;
	let armed: { call: number; fault: MemoryFault } | undefined;
	return {
		fault: () => {
			calls += 1;
			return armed?.call === calls ? armed.fault : undefined;
		},
		faults: {
			calls: () => calls,
			arm: (fault, call) => {
				armed = { call: calls + call, fault: fault === "before" ? "before" : "after" };
			},
			clear: () => {
				armed = undefined;
			},
		},
	};
}
