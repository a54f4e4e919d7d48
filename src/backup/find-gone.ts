import type { BackupContext } from "./backup-context.js";
import type { MessageQueue } from "./message-queue.js";
import { putConversation } from "./read-conversations.js";
import { markConversationGone } from "./read-messages.js";

/*
 * What a whole list did not show may be deleted, or may only have slipped past a shifting page.
 * So each suspect is asked for by itself before anything is marked gone: never because a page failed.
 */

/** Suspects asked for in one run at most; the others wait for the next. */
const mostChecks = 500;

export async function findGoneConversations(
	context: BackupContext,
	queue: MessageQueue,
	seen: ReadonlySet<string>,
): Promise<void> {
	const { client, writer } = context;
	for (const id of suspects(context, "conversation", seen)) {
		context.budget.check();
		const answer = await client.get("conversation", { session: id });
		if (answer.kind === "ok") writer.page(() => putConversation(context, queue, answer.data, false));
		else if (answer.kind === "not-found" && answer.certain) writer.page(() => markConversationGone(context, id));
	}
}

export async function findGoneContacts(context: BackupContext, seen: ReadonlySet<string>): Promise<void> {
	const { client, writer } = context;
	for (const id of suspects(context, "contact", seen)) {
		context.budget.check();
		const answer = await client.get("contact", { people: id });
		if (answer.kind === "ok") writer.page(() => writer.put("contact", id, answer.data));
		else if (answer.kind === "not-found" && answer.certain) {
			writer.page(() => {
				writer.gone("contact", id);
				if (context.archive.record("contact-data", id)?.gone === false) writer.gone("contact-data", id);
			});
		}
	}
}

function suspects(context: BackupContext, resource: string, seen: ReadonlySet<string>): string[] {
	const found: string[] = [];
	for (const record of context.archive.records({ resource })) {
		if (!seen.has(record.id)) found.push(record.id);
		if (found.length >= mostChecks) break;
	}
	return found;
}
