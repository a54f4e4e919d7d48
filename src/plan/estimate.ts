import type { Manifest } from "../adapter/contract.js";
import type { PlannedOperation } from "./plan.js";
import { requestsOf } from "./requests.js";

/** How long a request takes when nothing limits it: an assumption, not a measurement; it decides where the stated limits are wider. */
const requestMs = 300;
/** The same for what a bulk target creates: reading it from the archive, the ledger and the target's database together. */
const bulkMs = 0.5;

/** Time an import needs, from the target's limits: the narrowest of them decides. */
export function createEstimate(limits: Manifest["limits"]) {
	let requests = 0;
	let inBulk = 0;
	let lane: string | undefined;
	let inLane = 0;
	let longestLane = 0;
	const counted = new Map<string, number>();

	return {
		add(planned: Pick<PlannedOperation, "action" | "operation">): void {
			const { operation } = planned;
			const needed = requestsOf(planned);
			if (operation.inBulk && needed === 0) {
				inBulk += 1;
				return;
			}
			requests += needed;
			inLane = operation.lane === lane ? inLane + 1 : 1;
			lane = operation.lane;
			longestLane = Math.max(longestLane, inLane);
			if (limits.operationsPerHour?.[operation.kind] !== undefined)
				counted.set(operation.kind, (counted.get(operation.kind) ?? 0) + 1);
		},
		totalMs(): number {
			const lanes = Math.max(1, limits.lanes);
			const floors = [(requests * requestMs) / lanes];
			if (limits.requestsPerMinute) floors.push((requests / limits.requestsPerMinute) * 60_000);
			// Each lane has a minute of its own, so only the longest one can hold up the rest.
			if (limits.operationsPerLaneMinute) floors.push((longestLane / limits.operationsPerLaneMinute) * 60_000);
			// A whole hour's worth goes at once, the rest waits for the hours to turn.
			for (const [kind, count] of counted) {
				const perHour = limits.operationsPerHour?.[kind] ?? count;
				floors.push((Math.ceil(count / perHour) - 1) * 3_600_000);
			}
			return Math.ceil(Math.max(...floors) + inBulk * bulkMs);
		},
	};
}
