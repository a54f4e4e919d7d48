import { scopeOf } from "../../crisp/routes.js";
import { text } from "../../model/index.js";
import { advance, type BackupContext, readersOf } from "../backup-context.js";
import { readOwnedList } from "../read-owned-list.js";
import { workThrough } from "../side-by-side.js";
import type { Extra } from "./extra-table.js";
import { markRead, noOriginalKey, originalsWanted, type PendingExtra, pendingExtras } from "./pending-extras.js";

/**
 * Reads the extras of this run, those of the newest conversations and contacts first. Everything else has been read by then,
 * so a limit that stops the run here leaves a whole backup without some extras.
 */
export async function readExtras(context: BackupContext): Promise<void> {
	for (const owner of ["conversation", "contact"] as const) {
		for (const [extra, items] of pendingExtras(context, owner)) await readExtra(context, extra, items);
	}
}

async function readExtra(context: BackupContext, extra: Extra, items: readonly PendingExtra[]): Promise<void> {
	const { run, writer } = context;
	if (items.length === 0 || writer.wasRefused(extra.resource)) return;
	const step = `extra-${extra.name}`;
	run.report({
		type: "step",
		step,
		text: text(`Reading extras: ${extra.name}`, `正在读取附加内容：${extra.name}`),
		total: items.length,
	});
	let done = 0;
	await workThrough(items, {
		readers: readersOf(context.options),
		async work(item) {
			context.budget.check();
			const refusal = await readers[extra.shape](context, extra, item);
			if (refusal !== undefined) {
				writer.refused(extra.resource, refusal, scopeOf(extra.route));
				return "stop";
			}
			done++;
			advance(context, step, done, items.length);
			return undefined;
		},
		// Without its mark it is asked for again by the next run.
		failed: (item, error) => writer.failed(extra.resource, item.id, error.code, error.what),
	});
}

type Refusal = { status: number; reason: string };
type Reader = (context: BackupContext, extra: Extra, item: PendingExtra) => Promise<Refusal | undefined>;

const readers: Readonly<Record<Extra["shape"], Reader>> = {
	list: readList,
	object: readObject,
	original: readOriginals,
};

async function readList(context: BackupContext, extra: Extra, item: PendingExtra): Promise<Refusal | undefined> {
	const end = await readOwnedList(context, {
		route: extra.route,
		params: paramsOf(extra, item.id),
		resource: extra.resource,
		parent: item.id,
		prefix: item.id,
		cursor: { key: `cursor:extra:${extra.name}:${item.id}`, state: item.state },
		finished: () => markRead(context, extra, item),
	});
	return typeof end === "string" ? undefined : end;
}

async function readObject(context: BackupContext, extra: Extra, item: PendingExtra): Promise<Refusal | undefined> {
	const { client, writer } = context;
	const answer = await client.get(extra.route, paramsOf(extra, item.id));
	if (answer.kind === "not-permitted") return answer;
	if (answer.kind === "not-found" && !answer.certain) {
		doubtful(context, extra, item.id);
		return undefined;
	}
	writer.page(() => {
		if (answer.kind === "ok") writer.put(extra.resource, item.id, answer.data, item.id);
		markRead(context, extra, item);
	});
	return undefined;
}

/** One call per message that names a raw e-mail; one that Crisp no longer has is said once and not asked for again. */
async function readOriginals(context: BackupContext, extra: Extra, item: PendingExtra): Promise<Refusal | undefined> {
	const { archive, client, writer } = context;
	let complete = archive.fact(`retry:${item.id}`) === undefined;
	for (const { id, original } of originalsWanted(context, item.id)) {
		context.budget.check();
		const answer = await client.get(extra.route, { session: item.id, original });
		if (answer.kind === "not-permitted") return answer;
		if (answer.kind === "ok") writer.page(() => writer.put(extra.resource, id, answer.data, id));
		else if (answer.certain) {
			writer.page(() => {
				const why = text("Crisp no longer has this raw e-mail", "Crisp 中已没有这封原始邮件");
				writer.skipped(extra.resource, id, "gone-at-source", why);
				archive.setFact(noOriginalKey(id), original);
			});
		} else {
			complete = false;
			doubtful(context, extra, id);
		}
	}
	if (complete) writer.page(() => markRead(context, extra, item));
	return undefined;
}

function doubtful({ writer }: BackupContext, extra: Extra, id: string): void {
	const why = text("A 404 that is not Crisp's own hides it", "一个并非来自 Crisp 的 404 挡住了该内容");
	writer.failed(extra.resource, id, "not-found-doubtful", why);
}

function paramsOf(extra: Extra, id: string): Record<string, string> {
	return extra.owner === "conversation" ? { session: id } : { people: id };
}
