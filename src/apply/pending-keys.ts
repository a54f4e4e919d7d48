import { deferred } from "./deferred.js";

/** Operations pulled and not yet finished: one that needs another's remote id waits for it here. */
export function createPendingKeys() {
	const pending = new Map<string, { order: number; done: Promise<void>; resolve(): void }>();
	let next = 0;

	return {
		/** False when the key is under way already: two operations of one key would be one effect twice. */
		begin(key: string): boolean {
			if (pending.has(key)) return false;
			const { promise, resolve } = deferred();
			pending.set(key, { order: next, done: promise, resolve });
			next += 1;
			return true;
		},
		settle(key: string): void {
			pending.get(key)?.resolve();
			pending.delete(key);
		},
		isUnderWay(key: string): boolean {
			return pending.has(key);
		},
		/** Waits for those of `needed` that were pulled before `key`; waiting for later ones could wait for ever. */
		async waitFor(needed: readonly string[], key: string): Promise<void> {
			const own = pending.get(key)?.order ?? Number.POSITIVE_INFINITY;
			for (const need of needed) {
				const other = pending.get(need);
				if (other && other.order < own) await other.done;
			}
		},
	};
}
export type PendingKeys = ReturnType<typeof createPendingKeys>;
