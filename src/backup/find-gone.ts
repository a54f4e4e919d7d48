import { scopeOf } from "../crisp/routes.js";
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
	for (const id of suspects(context, "conversation", seen)) {
		context.budget.check();
		await askForConversation(context, queue, id);
	}
}

/** One conversation by itself: stored anew, or marked gone. */
export async function askForConversation(context: BackupContext, queue: MessageQueue, id: string): Promise<void> {
	const { client, writer } = context;
	const answer = await client.get("conversation", { session: id });
	if (answer.kind === "ok") writer.page(() => putConversation(context, queue, answer.data, false));
	else if (answer.kind === "not-found" && answer.certain) writer.page(() => markConversationGone(context, id));
	else if (answer.kind === "not-permitted") writer.refused("conversation", answer, scopeOf("conversation"));
}

export async function findGoneContacts(context: BackupContext, seen: ReadonlySet<string>): Promise<void> {
	for (const id of suspects(context, "contact", seen)) {
		context.budget.check();
		await askForContact(context, id);
	}
}

/** One contact by itself: stored anew, or marked gone. */
export async function askForContact(context: BackupContext, id: string): Promise<void> {
	const { client, writer } = context;
	const answer = await client.get("contact", { people: id });
	if (answer.kind === "ok") writer.page(() => writer.put("contact", id, answer.data));
	else if (answer.kind === "not-found" && answer.certain) {
		writer.page(() => {
			writer.gone("contact", id);
			if (context.archive.record("contact-data", id)?.gone === false) writer.gone("contact-data", id);
		});
	} else if (answer.kind === "not-permitted") writer.refused("contact", answer, scopeOf("contact"));
}

function suspects(context: BackupContext, resource: string, seen: ReadonlySet<string>): string[] {
	const found: string[] = [];
	for (const record of context.archive.records({ resource })) {
		if (!seen.has(record.id)) found.push(record.id);
		if (found.length >= mostChecks) break;
	}
	return found;
}
