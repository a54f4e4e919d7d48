import type { RunContext } from "../model/index.js";

const windowMs = 60_000;

/** Keeps each lane below so many operations in any minute, by a sliding window. A vendor's limit on one conversation is one lane's limit. */
export function createLanePacer(perMinute: number | undefined, run: Pick<RunContext, "clock" | "signal">) {
	const sent = new Map<string, number[]>();

	function recent(lane: string): number[] {
		const since = run.clock.now() - windowMs;
		const times = (sent.get(lane) ?? []).filter((time) => time > since);
		sent.set(lane, times);
		return times;
	}

	/** Lanes come and go by the thousands; those quiet for a minute are forgotten. */
	function forgetQuiet(): void {
		if (sent.size < 1000) return;
		for (const lane of [...sent.keys()]) if (recent(lane).length === 0) sent.delete(lane);
	}

	return {
		/** Waits until `count` more operations fit into the lane's minute, then counts them. */
		async wait(lane: string, count: number): Promise<void> {
			if (!perMinute) return;
			const wanted = Math.min(count, perMinute);
			for (;;) {
				const times = recent(lane);
				const tooMany = times.length + wanted - perMinute;
				if (tooMany <= 0) break;
				const freeAt = (times[tooMany - 1] ?? 0) + windowMs;
				await run.clock.sleep(Math.max(1, freeAt - run.clock.now()), run.signal);
			}
			forgetQuiet();
			const now = run.clock.now();
			sent.set(lane, [...recent(lane), ...Array.from({ length: count }, () => now)]);
		},
	};
}
