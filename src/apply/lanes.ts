import { deferred } from "./deferred.js";

/**
 * Runs items in lanes: one lane strictly in order, lanes side by side. Items are pulled lazily and only while there is room,
 * so neither the number of lanes nor the length of one decides how much memory an import takes.
 */
export interface LanesOptions<T> {
	maxLanes: number;
	/** Items pulled and not yet begun, at most. */
	maxQueued: number;
	laneOf(item: T): string;
	/** Between two groups stands a barrier: the second begins when the first is finished. */
	groupOf(item: T): string;
	/** How many from the head of a lane go together; at least 1. */
	batchSize(queue: readonly T[]): number;
	/** Rejects only when everything must stop. */
	work(batch: T[]): Promise<void>;
	/** Ends softly: what is begun is finished, the rest dropped. */
	stopped(): boolean;
	/** Called for each item pulled but never begun. */
	dropped(item: T): void;
}

export async function runLanes<T>(items: AsyncIterable<T> | Iterable<T>, options: LanesOptions<T>): Promise<void> {
	const lanes = new Map<string, T[]>();
	let queued = 0;
	let failure: { error: unknown } | undefined;
	let group: string | undefined;
	let change = deferred();
	const ended = () => failure !== undefined || options.stopped();
	const changed = () => {
		change.resolve();
		change = deferred();
	};

	async function runLane(name: string, queue: T[]): Promise<void> {
		// Lets the puller fill the lane first, else the first batch would be one item.
		await new Promise((resolve) => setImmediate(resolve));
		try {
			while (queue.length > 0 && !ended()) {
				const batch = queue.splice(0, Math.max(1, options.batchSize(queue)));
				queued -= batch.length;
				changed();
				await options.work(batch);
			}
		} catch (error) {
			failure ??= { error };
		} finally {
			lanes.delete(name);
			queued -= queue.length;
			for (const item of queue) options.dropped(item);
			changed();
		}
	}

	const room = (lane: string) => queued < options.maxQueued && (lanes.has(lane) || lanes.size < options.maxLanes);

	try {
		for await (const item of items) {
			const [lane, itemGroup] = [options.laneOf(item), options.groupOf(item)];
			const blocked = () => (itemGroup !== group && lanes.size > 0) || !room(lane);
			while (!ended() && blocked()) await change.promise;
			if (ended()) {
				options.dropped(item);
				break;
			}
			group = itemGroup;
			queued += 1;
			const queue = lanes.get(lane);
			if (queue) queue.push(item);
			else {
				const fresh = [item];
				lanes.set(lane, fresh);
				void runLane(lane, fresh);
			}
		}
	} catch (error) {
		failure ??= { error };
	}
	while (lanes.size > 0) await change.promise;
	if (failure) throw failure.error;
}
