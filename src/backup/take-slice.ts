import { numberField } from "../crisp/lists.js";
import { shortHash } from "../crisp/short-hash.js";
import type { BackupContext } from "./backup-context.js";
import { queueExtras } from "./extras/pending-extras.js";
import type { MessageQueue } from "./message-queue.js";
import { queueContactData } from "./read-contacts.js";

/*
 * The rotating part of a nightly backup (`--sweep 1/14`): beside what changed, one slice of everything known is read anew, so that
 * edits and deletions which move no date surface within one turn of the slices. A record stays in its slice, whatever comes or goes.
 */
export function takeSlice(context: BackupContext, queue: MessageQueue): void {
	const { archive, options, sweep } = context;
	const slices = options.slices ?? 0;
	// A full sweep reads everything anyway.
	if (slices < 1 || sweep.state.mode === "full" || sweep.isDone("slice")) return;
	const slice = (archive.fact<number>(turnKey) ?? 0) % slices;
	archive.transaction(() => {
		for (const record of archive.records({ resource: "conversation" })) {
			if (sliceOf(record.id, slices) !== slice) continue;
			queue.add(record.id, numberField(record.raw, "updated_at"), true);
			queueExtras(context, "conversation", record.id);
		}
		for (const record of archive.records({ resource: "contact" })) {
			if (sliceOf(record.id, slices) !== slice) continue;
			queueContactData(context, record.id);
			queueExtras(context, "contact", record.id);
		}
		archive.setFact(turnKey, slice + 1);
		sweep.done("slice");
	});
}

const turnKey = "sweep-turn";

function sliceOf(id: string, slices: number): number {
	return shortHash(id) % slices;
}
