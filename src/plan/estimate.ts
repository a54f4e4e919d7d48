import type { Manifest, Operation } from "../adapter/contract.js";

/** How long a request takes when nothing limits it: an assumption, not a measurement; it decides where the stated limits are wider. */
const requestMs = 300;

/** Time an import needs, from the target's limits: the narrowest of them decides. */
export function createEstimate(limits: Manifest["limits"]) {
	let requests = 0;
	let lane: string | undefined;
	let inLane = 0;
	let longestLane = 0;
	const counted = new Map<string, number>();

	return {
		add(operation: Operation): void {
			requests += operation.requests;
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
			return Math.ceil(Math.max(...floors));
		},
	};
}
