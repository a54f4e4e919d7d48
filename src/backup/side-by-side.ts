import { type AppError, isAppError } from "../model/index.js";

/** Items that fail one after the other before the trouble is taken for the server's, not theirs. */
const patience = 8;

export interface SideBySide<T> {
	/** Readers at work at the same time. */
	readers: number;
	/** The next items; none when there are no more for now. What was taken must not come again while it is worked on. */
	take(): readonly T[];
	/** `stop` ends the whole work early, without an error. */
	work(item: T): Promise<"stop" | undefined>;
	/** Passing trouble with this one item: the first time it is put off, the second time it has failed for this run. */
	putOff(item: T): void;
	failed(item: T, error: AppError): void;
	/** The items that were put off, to be taken once more. */
	again(items: readonly T[]): void;
}

/**
 * Works through many items, several at a time. An item in passing trouble gets a second chance after all others, when the server
 * may be well again. Anything else (a limit, a stop, refused credentials), or trouble with item after item, ends the work and is thrown.
 */
export async function workSideBySide<T>(options: SideBySide<T>): Promise<void> {
	const later: T[] = [];
	const stopped = await passOver(options, (item) => {
		options.putOff(item);
		later.push(item);
	});
	if (stopped || later.length === 0) return;
	options.again(later);
	await passOver(options, options.failed);
}

/** The same for items that need no book-keeping: what fails now is found again by the next run. */
export async function workThrough<T>(
	items: Iterable<T>,
	options: Pick<SideBySide<T>, "readers" | "work" | "failed">,
): Promise<void> {
	let batches = chunksOf(items);
	await workSideBySide({
		...options,
		take: () => batches.next().value ?? [],
		putOff: () => {},
		again: (late) => {
			batches = chunksOf(late);
		},
	});
}

/** Batches to work through: the promises of a batch are all there is of it in memory. */
function* chunksOf<T>(items: Iterable<T>): Generator<T[], undefined> {
	let chunk: T[] = [];
	for (const item of items) {
		chunk.push(item);
		if (chunk.length < 256) continue;
		yield chunk;
		chunk = [];
	}
	if (chunk.length > 0) yield chunk;
}

/** Whether the work was told to stop. */
async function passOver<T>(options: SideBySide<T>, trouble: (item: T, error: AppError) => void): Promise<boolean> {
	let inRow = 0;
	let halt: { error?: unknown } | undefined;
	let waiting: T[] = [];
	const next = (): T | undefined => {
		if (halt !== undefined) return undefined;
		if (waiting.length === 0) waiting = [...options.take()];
		return waiting.shift();
	};
	const one = async (item: T): Promise<void> => {
		try {
			if ((await options.work(item)) === "stop") halt ??= {};
			inRow = 0;
		} catch (error) {
			inRow++;
			if (!isPassing(error) || inRow >= patience) halt ??= { error };
			else trouble(item, error);
		}
	};
	const reader = async (): Promise<void> => {
		for (let item = next(); item !== undefined; item = next()) await one(item);
	};
	// Work may bring more work after some readers found none.
	do {
		await Promise.all(Array.from({ length: options.readers }, reader));
		waiting = halt === undefined ? [...options.take()] : [];
	} while (waiting.length > 0);
	if (halt?.error !== undefined) throw halt.error;
	return halt !== undefined;
}

/** Waits for all, so that nothing goes on behind a run that has ended, then throws what went wrong first. */
export async function allOrThrow(work: readonly Promise<unknown>[]): Promise<void> {
	const results = await Promise.allSettled(work);
	const failed = results.find((result) => result.status === "rejected");
	if (failed !== undefined) throw failed.reason;
}

/** Trouble with one answer; the others may still be fine. */
function isPassing(error: unknown): error is AppError {
	return isAppError(error) && ["remote-broken", "remote-refused", "network"].includes(error.code);
}
