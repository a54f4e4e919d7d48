import { degraded, operation, ref, skip } from "../../../src/adapter/build-operation.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import { type Inbox, text, type Workspace } from "../../../src/model/index.js";
import { defaultQueue, type RequestTrackerConfig } from "../config.js";
import { keys, ownMark, ticketLink } from "../keys.js";

type Context = TranslateContext<RequestTrackerConfig>;

/** What everything else hangs on: the queue, the proof that nothing mails or re-opens, and the classes of the articles. */
export function* translateWorkspace(workspace: Workspace, context: Context): Iterable<Operation> {
	const source = { kind: "workspace", id: workspace.id } as const;
	const byHand = text("settings are made in Request Tracker by hand", "设置需在 Request Tracker 中手动完成");
	yield operation({
		key: keys.queue,
		kind: "queue.create",
		lane: "places",
		source,
		losses: (
			["name", "settings", "logoUrl", "contactPoints", "plan", "people", "locale", "domain", "timeZone"] as const
		)
			.filter((field) => workspace[field] !== undefined)
			.map((field) => degraded(field, "by-hand", byHand)),
		payload: {
			Name: context.config.queue ?? defaultQueue,
			Description: described(keys.queue, context),
		},
	});
	if (context.config.scrips === "disabled")
		yield operation({
			key: keys.probe,
			kind: "scrips.probe",
			lane: "places",
			source,
			requests: 3,
			payload: {
				Queue: ref(keys.queue),
				Subject: "uncrisp: are scrips off?",
				Status: "resolved",
				RefersTo: ticketLink(workspace.id, "probe"),
				Content: "This ticket has no requestor and is deleted at once.",
				ContentType: "text/plain",
			},
		});
	if (context.config.articles === "none") return;
	for (const [use, kind, name] of classes) {
		if (!hasAny(kind, context)) continue;
		yield operation({
			key: keys.articleClass(use),
			kind: "class.create",
			lane: "places",
			source,
			payload: { Name: name[context.language], Description: described(keys.articleClass(use), context) },
		});
	}
}

const classes = [
	["articles", "article", text("Crisp articles", "Crisp 文章")],
	["replies", "canned-reply", text("Crisp canned replies", "Crisp 快捷回复")],
] as const;

/** All inboxes share the import queue, unless identities.csv names another for one. */
export function* translateInbox(inbox: Inbox, context: Context): Iterable<Operation> {
	const source = { kind: "inbox", id: inbox.id } as const;
	yield mappedQueue(inbox.id, context) === undefined
		? skip(
				source,
				"one-queue",
				text(
					"one queue for all; the inbox stands in each ticket's first text",
					"统一导入一个队列；原收件箱写在工单首条内容中",
				),
			)
		: skip(
				source,
				"identity-map",
				text("the queue that identities.csv names takes its place", "由 identities.csv 指定的队列代替"),
			);
}

/** The queue, by name or number, that identities.csv gives for an inbox. */
export function mappedQueue(inboxId: string, context: Context): string | undefined {
	const identity = context.identity("inbox", inboxId);
	return identity?.decision === "map" ? identity.targetId || undefined : undefined;
}

function described(key: string, context: Context): string {
	return `Imported from Crisp (${ownMark(key, context.workspace.id)})`;
}

function hasAny(kind: "article" | "canned-reply", context: Context): boolean {
	for (const _ of context.entities(kind)) return true;
	return false;
}
