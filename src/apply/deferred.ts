export interface Deferred {
	promise: Promise<void>;
	resolve(): void;
}

/** A promise with its key outside; Node 20 has no `Promise.withResolvers`. */
export function deferred(): Deferred {
	let resolve = () => {};
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}
