import { setImmediate } from "node:timers/promises";
import type { Clock } from "../model/run-context.js";

/**
 * A clock on which nobody waits: a sleep moves the time on instead. The demo gives it to both sides, so that pacing and
 * limits hold as they would, and a minute's pause for a vendor's limit takes no minute.
 */
export function skippingClock(real: Clock): Clock {
	let skippedMs = 0;
	return {
		now: () => real.now() + skippedMs,
		async sleep(ms, signal) {
			signal?.throwIfAborted();
			skippedMs += Math.max(0, ms);
			await setImmediate();
			signal?.throwIfAborted();
		},
	};
}
