/**
 * Works through items of any number, so many at the same time; the next item is made only when there is room for it. The first
 * failure ends it, once those under way have ended.
 */
export async function inParallel<T>(
	items: AsyncIterable<T> | Iterable<T>,
	width: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const underWay = new Set<Promise<void>>();
	let failure: { error: unknown } | undefined;
	for await (const item of items) {
		const one: Promise<void> = work(item)
			.catch((error: unknown) => {
				failure ??= { error };
			})
			.finally(() => underWay.delete(one));
		underWay.add(one);
		if (underWay.size >= width) await Promise.race(underWay);
		if (failure !== undefined) break;
	}
	await Promise.all(underWay);
	if (failure !== undefined) throw failure.error;
}
