import type { Operation } from "../../../src/adapter/contract.js";

/**
 * A batch on its way into Chatwoot: which operations may go next, by which way. Operations of one lane stay in order, whichever
 * way each takes; those of other lanes need not wait. Nothing goes whose needs of the same batch are not there yet.
 */
export interface Schedule {
	/** The next ones that can be written together, in order: of each lane what stands before the first that goes over HTTP. */
	toWrite(): Operation[];
	/** The next ones that go over HTTP, lane by lane. */
	toSend(): Operation[][];
	/** From now on this one goes over HTTP. */
	send(operation: Operation): void;
	/** It is there, or it is not: then what needs it is dropped. */
	settle(operation: Operation, there: boolean): void;
	done(): boolean;
}

/** `writable`: whether the database takes such an operation at all. */
export function scheduleBatch(batch: readonly Operation[], writable: (operation: Operation) => boolean): Schedule {
	const lanes = new Map<string, Operation[]>();
	for (const operation of batch) {
		const lane = lanes.get(operation.lane);
		if (lane) lane.push(operation);
		else lanes.set(operation.lane, [operation]);
	}
	const position = new Map(batch.map((operation, n) => [operation, n]));
	const missing = new Set(batch.map(({ key }) => key));
	const failed = new Set<string>();
	const sent = new Set(batch.filter((operation) => !writable(operation)));

	/** Takes out what is settled and what can never go. */
	function trim(): void {
		// Needs come before what needs them: one look finds all.
		for (const { key, refs } of batch) if (missing.has(key) && refs.some((need) => failed.has(need))) fail(key);
		for (const [name, queue] of lanes) {
			const left = queue.filter(({ key }) => missing.has(key));
			if (left.length === 0) lanes.delete(name);
			else lanes.set(name, left);
		}
	}
	function fail(key: string): void {
		missing.delete(key);
		failed.add(key);
	}
	const waits = ({ refs }: Operation, together: ReadonlySet<string>) =>
		refs.some((key) => missing.has(key) && !together.has(key));

	return {
		toWrite() {
			trim();
			const heads = [...lanes.values()].flatMap((queue) => {
				const end = queue.findIndex((operation) => sent.has(operation));
				return end === -1 ? queue : queue.slice(0, end);
			});
			heads.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
			const together = new Set<string>();
			const blocked = new Set<string>();
			return heads.filter((operation) => {
				if (blocked.has(operation.lane) || waits(operation, together)) {
					blocked.add(operation.lane);
					return false;
				}
				together.add(operation.key);
				return true;
			});
		},
		toSend() {
			trim();
			return [...lanes.values()].flatMap((queue) => {
				const together = new Set<string>();
				const ready: Operation[] = [];
				for (const operation of queue) {
					if (!sent.has(operation) || waits(operation, together)) break;
					together.add(operation.key);
					ready.push(operation);
				}
				return ready.length === 0 ? [] : [ready];
			});
		},
		send(operation) {
			sent.add(operation);
		},
		settle({ key }, there) {
			if (there) missing.delete(key);
			else fail(key);
		},
		done() {
			trim();
			return lanes.size === 0;
		},
	};
}
