import { contactData } from "../../crisp/people.js";
import { scopeOf } from "../../crisp/routes.js";
import { StatusTrust, type TrustState } from "../../crisp/status-trust.js";
import { text } from "../../model/index.js";
import { advance, type BackupContext, readersOf } from "../backup-context.js";
import { askForContact, askForConversation } from "../find-gone.js";
import { MessageQueue } from "../message-queue.js";
import { readHelpdesk } from "../read-helpdesk.js";
import { messageCursorKey, readMessages } from "../read-messages.js";
import { readSettings, smallLists, smallObjects } from "../read-settings.js";
import { readTemplates } from "../read-templates.js";
import { workSideBySide } from "../side-by-side.js";
import { isHelpdesk, type RepairPlan } from "./plan-repair.js";

/** Asks Crisp for what a repair needs and nothing else, with the readers of the backup. */
export async function readAgain(context: BackupContext, plan: RepairPlan): Promise<void> {
	await readSteps(context, plan);
	const queue = new MessageQueue(context.archive);
	const trust = new StatusTrust(context.archive.fact<TrustState>("message-status"));
	const items = [
		...[...plan.contacts].map((id) => ({ resource: "contact", id, read: () => askForContact(context, id) })),
		...[...plan.contactData].map((id) => ({ resource: "contact-data", id, read: () => readData(context, id) })),
		...[...plan.conversations].map((id) => ({
			resource: "conversation",
			id,
			read: () => askForConversation(context, queue, id),
		})),
		...[...plan.messagesOf].map((id) => ({
			resource: "message",
			id,
			async read() {
				// From its newest message to its first, whatever an unfinished backup had read of it.
				context.archive.setFact(messageCursorKey(id), undefined);
				const end = await readMessages(context, queue, { sessionId: id, whole: true, keys: [] }, trust);
				if (end === "done") markUnfilled(context, id);
			},
		})),
	];
	const total = items.length;
	if (total === 0) return;
	const { run, writer } = context;
	run.report({ type: "step", step: "repair", text: text("Asking Crisp again", "正在重新向 Crisp 读取"), total });
	let done = 0;
	let left: (readonly (typeof items)[number][])[] = [items];
	await workSideBySide({
		readers: readersOf(context.options),
		take: () => left.shift() ?? [],
		async work(item) {
			context.budget.check();
			await item.read();
			done += 1;
			advance(context, "repair", done, total);
			return undefined;
		},
		putOff: () => {},
		failed: ({ resource, id }, error) => writer.failed(resource, id, error.code, error.what),
		again: (later) => {
			left = [later];
		},
	});
}

/** The whole conversation was read and these did not come: they were deleted. Without a time they could not be told as such before. */
function markUnfilled(context: BackupContext, sessionId: string): void {
	const { archive, writer } = context;
	const unfilled: string[] = [];
	for (const { id, raw } of archive.records({ resource: "message", parent: sessionId }))
		if (raw === null) unfilled.push(id);
	if (unfilled.length === 0) return;
	writer.page(() => {
		for (const id of unfilled) writer.gone("message", id);
	});
}

async function readData(context: BackupContext, id: string): Promise<void> {
	const { client, writer } = context;
	const answer = await contactData(client, id);
	if (answer.kind === "ok") writer.page(() => writer.put("contact-data", id, answer.data));
	else if (answer.kind === "not-permitted") writer.refused("contact-data", answer, scopeOf("contact-data"));
	else if (answer.certain) writer.page(() => writer.gone("contact-data", id));
}

/** Small things are listed whole; what is sound already counts as read. */
async function readSteps(context: BackupContext, { steps, asked }: RepairPlan): Promise<void> {
	if (steps.size === 0) return;
	const { archive, sweep } = context;
	archive.transaction(() => {
		const settings = [...smallObjects.map(([, resource]) => resource), ...smallLists.map(({ resource }) => resource)];
		for (const step of [...settings, "agent"]) if (!steps.has(step)) sweep.done(step);
	});
	if ([...steps].some((step) => !isHelpdesk(step) && step !== "campaign-template")) await readSettings(context);
	if (steps.has("campaign-template")) await readTemplates(context);
	if (![...steps].some(isHelpdesk)) return;
	const damaged = new Set(asked.flatMap(({ resource, id }) => (resource === "helpdesk-page" ? [id] : [])));
	archive.transaction(() => {
		// As if something had changed there: else no page would be looked at.
		archive.setFact("helpdesk-change", undefined);
		for (const { id } of archive.records({ resource: "helpdesk-page" })) if (!damaged.has(id)) sweep.done(`page:${id}`);
	});
	await readHelpdesk(context);
}
