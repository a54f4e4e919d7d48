import { stringField } from "../crisp/lists.js";
import { contactData, contactPages, peopleTotal } from "../crisp/people.js";
import { scopeOf } from "../crisp/routes.js";
import { text } from "../model/index.js";
import { advance, type BackupContext, readersOf } from "./backup-context.js";
import { findGoneContacts } from "./find-gone.js";
import { workThrough } from "./side-by-side.js";

/*
 * Contacts: the whole list on every sweep, because no filter knows updates, then custom data for new and changed ones only,
 * and only when the workspace uses any (one list answers that). The list repeats while it falls short of the source's own total.
 */

/** Passes over a list that keeps shifting. */
const mostPasses = 3;

export async function listContacts(context: BackupContext): Promise<void> {
	const { archive, client, run, sweep, writer } = context;
	if (sweep.isDone("contact")) return;
	const total = peopleTotal(archive.record("people-stats", client.websiteId)?.raw);
	run.report({
		type: "step",
		step: "contacts",
		text: text("Listing contacts", "正在列出联系人"),
		...(total === undefined ? {} : { total }),
	});
	const wantsData = usesContactData(context);
	const seen = new Set<string>();
	let complete = false;
	for (let pass = 1; pass <= mostPasses; pass++) {
		const before = seen.size;
		const passSeen = new Set<string>();
		const pages = contactPages(client, passSeen);
		for (;;) {
			context.budget.check();
			const next = await pages.next();
			if (next.done) {
				if (next.value.kind === "not-permitted") {
					writer.refused("contact", next.value, scopeOf("contacts"));
					sweep.done("contact");
					return;
				}
				complete = next.value.kind === "complete";
				break;
			}
			writer.page(() => {
				for (const item of next.value.items) putContact(context, item, wantsData);
			});
			for (const id of passSeen) seen.add(id);
			advance(context, "contacts", seen.size, total);
		}
		if (total === undefined || seen.size >= total || seen.size === before) break;
	}
	if (complete) await findGoneContacts(context, seen);
	sweep.done("contact");
}

function putContact(context: BackupContext, item: unknown, wantsData: boolean): void {
	const { archive, writer, sweep } = context;
	const id = stringField(item, "people_id");
	if (id === undefined) {
		writer.nameless("contact", "unknown");
		return;
	}
	const status = writer.put("contact", id, item);
	if (!wantsData || status === "forgotten") return;
	const unread = archive.record("contact-data", id) === undefined && archive.fact(nonePrefix + id) === undefined;
	if (status !== "unchanged" || sweep.state.rereadAll || unread) archive.setFact(pendingPrefix + id, true);
}

/** Asks for one contact's custom data in this run, whatever the lists say of it. */
export function queueContactData(context: BackupContext, id: string): void {
	if (usesContactData(context)) context.archive.setFact(pendingPrefix + id, true);
}

/** An empty list of keys spares one request per contact; a list that may not be read proves nothing. */
function usesContactData(context: BackupContext): boolean {
	if (context.writer.wasRefused("contact-data-key")) return true;
	return context.archive.countRecords("contact-data-key") > 0;
}

export function countPendingData(context: BackupContext): number {
	let count = 0;
	for (const _ of pendingData(context)) count++;
	return count;
}

export async function readContactData(context: BackupContext): Promise<void> {
	const { archive, client, run, writer } = context;
	const total = countPendingData(context);
	if (total === 0) return;
	run.report({
		type: "step",
		step: "contact-data",
		text: text("Reading custom data of contacts", "正在读取联系人自定义数据"),
		total,
	});
	let done = 0;
	await workThrough(pendingData(context), {
		readers: readersOf(context.options),
		async work(key) {
			context.budget.check();
			const id = key.slice(pendingPrefix.length);
			const answer = await contactData(client, id);
			if (answer.kind === "not-permitted") {
				writer.refused("contact-data", answer, scopeOf("contact-data"));
				return "stop";
			}
			writer.page(() => {
				if (answer.kind === "ok") writer.put("contact-data", id, answer.data);
				// A contact without custom data may simply be "not found" here; the list says which contacts exist.
				archive.setFact(nonePrefix + id, answer.kind === "not-found" ? true : undefined);
				archive.setFact(key, undefined);
			});
			done++;
			advance(context, "contact-data", done, total);
			return undefined;
		},
		// Its fact stays: what is not read now waits for the next run.
		failed: (key, error) => writer.failed("contact-data", key.slice(pendingPrefix.length), error.code, error.what),
	});
}

const pendingPrefix = "pending-data:";
/** Contacts that had no custom data when last asked for. */
const nonePrefix = "no-data:";

function* pendingData(context: BackupContext): Iterable<string> {
	for (const { key } of context.archive.facts(pendingPrefix)) yield key;
}
