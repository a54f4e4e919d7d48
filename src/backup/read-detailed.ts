import { listPages } from "../crisp/lists.js";
import type { CrispRouteName } from "../crisp/routes.js";
import { type BackupContext, readersOf } from "./backup-context.js";
import { markUnseen } from "./read-settings.js";
import { workThrough } from "./side-by-side.js";

/** A list that leaves out the content, which costs a request each: campaign templates, spam, campaigns. */
export interface DetailedList {
	list: CrispRouteName;
	item: CrispRouteName;
	/** Name of the item's id in the route. */
	param: string;
	resource: string;
	idOf(item: unknown): string | undefined;
	/** Whether the list shows that the item in the archive is still the same. */
	isSame(stored: unknown, excerpt: unknown): boolean;
	/** An item is new or other than before; runs in the transaction that stores it. */
	changed?(id: string): void;
	progress(done: number): void;
}

export async function readDetailed(context: BackupContext, list: DetailedList): Promise<void> {
	const { client, sweep, writer } = context;
	const { resource } = list;
	const seen = new Set<string>();
	const failedBefore = writer.failures;
	const pages = listPages(client, list.list, { idOf: list.idOf, seen });
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (!next.done) {
			await workThrough(next.value.items, {
				readers: readersOf(context.options),
				async work(item) {
					const id = list.idOf(item);
					if (id === undefined) writer.nameless(resource, "unknown");
					else await readItem(context, list, item, id);
					return undefined;
				},
				failed: (item, error) => writer.failed(resource, list.idOf(item) ?? "unknown", error.code, error.what),
			});
			list.progress(seen.size);
			continue;
		}
		const end = next.value;
		if (end.kind === "not-permitted") writer.refused(resource, end, undefined);
		writer.page(() => {
			if (end.kind === "complete") markUnseen(context, resource, seen);
			// What failed is tried again by the run that goes on with this sweep.
			if (writer.failures === failedBefore) sweep.done(resource);
		});
		return;
	}
}

async function readItem(context: BackupContext, list: DetailedList, excerpt: unknown, id: string): Promise<void> {
	const { archive, client, sweep, writer } = context;
	const { resource } = list;
	const stored = archive.record(resource, id);
	const excerptKey = `${resource}-excerpt:${id}`;
	const whole = archive.fact(excerptKey) === undefined;
	const known = stored?.gone === false && whole && list.isSame(stored.raw, excerpt);
	if (known && !sweep.state.rereadAll) return;
	const closed = writer.wasRefused(`${resource}-content`);
	context.budget.check();
	const answer = closed ? undefined : await client.get(list.item, { [list.param]: id });
	if (answer?.kind === "not-permitted") writer.refused(`${resource}-content`, answer, undefined);
	// Deleted meanwhile, or its content is closed to this token: what the list said is still worth keeping, until more can be had.
	writer.page(() => {
		const got = answer?.kind === "ok";
		if (!got && whole && stored?.gone === false) return;
		archive.setFact(excerptKey, got ? undefined : true);
		const status = writer.put(resource, id, got ? answer.data : excerpt);
		if (status !== "unchanged") list.changed?.(id);
	});
}
