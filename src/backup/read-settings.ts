import { plainText } from "../archive/plain-text.js";
import { crispErrors } from "../crisp/crisp-errors.js";
import { itemsOf, type ListEnd, listPages, stringField } from "../crisp/lists.js";
import { type CrispRouteName, scopeOf } from "../crisp/routes.js";
import { text, WorkspaceId } from "../model/index.js";
import { advance, type BackupContext } from "./backup-context.js";
import { allOrThrow } from "./side-by-side.js";

/*
 * The small things of a workspace: one object each, or a short list. They come first because they are cheap
 * and because later steps lean on them (inboxes, contact data keys, the only total).
 */
const objects = [
	["website", "website"],
	["website-settings", "website-settings"],
	["plan", "plan"],
	["people-stats", "people-stats"],
	["verify-settings", "verify-settings"],
	["availability-status", "availability-status"],
	["availability-operators", "availability-operators"],
] as const satisfies readonly (readonly [CrispRouteName, string])[];

export { lists as smallLists, objects as smallObjects };

export interface SmallList {
	route: CrispRouteName;
	resource: string;
	idOf(item: unknown): string | undefined;
	/** Of a list in one answer: none may be left of it. */
	mayBeEmpty?: boolean;
}

const lists: readonly SmallList[] = [
	{ route: "inboxes", resource: "inbox", idOf: (item) => stringField(item, "inbox_id") },
	{ route: "teams", resource: "team", idOf: (item) => stringField(item, "team_id") },
	{ route: "conversation-segments", resource: "conversation-segment", idOf: (item) => stringField(item, "segment") },
	{ route: "conversation-data-keys", resource: "conversation-data-key", idOf: (item) => stringField(item, "key") },
	{ route: "contact-segments", resource: "contact-segment", idOf: (item) => stringField(item, "segment") },
	{ route: "contact-data-keys", resource: "contact-data-key", idOf: (item) => stringField(item, "key") },
	{ route: "contact-event-names", resource: "contact-event-name", idOf: (item) => stringField(item, "text") },
];

export async function readSettings(context: BackupContext): Promise<void> {
	const { run, sweep } = context;
	run.report({
		type: "step",
		step: "settings",
		text: text("Reading settings", "正在读取设置"),
		total: objects.length + 1 + lists.length,
	});
	let done = 0;
	const once = async (step: string, work: () => Promise<void>) => {
		if (!sweep.isDone(step)) await work();
		done++;
		advance(context, "settings", done, objects.length + 1 + lists.length);
	};
	// The first proves that the token opens this workspace; only then the others, side by side.
	const [first, ...rest] = objects;
	await once(first[1], () => readObject(context, ...first));
	await allOrThrow([
		...rest.map(([route, resource]) => once(resource, () => readObject(context, route, resource))),
		once("agent", () => readWholeList(context, { route: "agents", resource: "agent", idOf: agentId })),
		...lists.map((list) => once(list.resource, () => readSmallList(context, list))),
	]);
}

/** One object of the workspace. */
export async function readObject(context: BackupContext, route: CrispRouteName, resource: string): Promise<void> {
	const { archive, client, writer, sweep } = context;
	context.budget.check();
	const answer = await client.get(route);
	if (route === "website" && answer.kind === "not-found") {
		throw crispErrors(client.tier).workspaceUnknown(answer.reason || "not_found");
	}
	if (answer.kind === "not-permitted") writer.refused(resource, answer, scopeOf(route));
	if (answer.kind === "not-found") writer.absent(resource, answer.reason);
	writer.page(() => {
		if (route === "website") archive.bindWorkspace(WorkspaceId.parse(client.websiteId));
		if (answer.kind === "ok") writer.put(resource, client.websiteId, answer.data);
		sweep.done(resource);
	});
}

/** A list that comes whole, in one answer: `[{type, details}]` for agents. An item without an id is kept under its place. */
export async function readWholeList(context: BackupContext, list: SmallList): Promise<void> {
	const { client, writer, sweep } = context;
	const { route, resource } = list;
	context.budget.check();
	const answer = await client.get(route);
	if (answer.kind === "not-permitted") writer.refused(resource, answer, scopeOf(route));
	if (answer.kind === "not-found") writer.absent(resource, answer.reason);
	writer.page(() => {
		if (answer.kind === "ok") {
			const seen = new Set<string>();
			const items = itemsOf(answer.data, route);
			for (const [index, item] of items.entries()) {
				const id = list.idOf(item) ?? `unnamed:${index}`;
				seen.add(id);
				writer.put(resource, id, item);
			}
			if (list.mayBeEmpty === true || items.length > 0) markUnseen(context, resource, seen);
		}
		sweep.done(resource);
	});
}

export function agentId(item: unknown): string | undefined {
	const details = typeof item === "object" && item !== null ? (item as { details?: unknown }).details : undefined;
	const id = stringField(details, "user_id") ?? stringField(item, "user_id");
	if (id !== undefined) return id;
	const email = stringField(details, "email") ?? stringField(item, "email");
	return email === undefined ? undefined : `invite:${email}`;
}

export async function readSmallList(context: BackupContext, list: SmallList): Promise<void> {
	const { writer, sweep } = context;
	const seen = new Set<string>();
	const pages = listPages(context.client, list.route, { idOf: list.idOf, seen });
	let end: ListEnd;
	for (;;) {
		context.budget.check();
		const next = await pages.next();
		if (next.done) {
			end = next.value;
			break;
		}
		writer.page(() => {
			for (const item of next.value.items) {
				const id = list.idOf(item);
				if (id !== undefined) writer.put(list.resource, id, item);
				else writer.nameless(list.resource, `page ${next.value.page}`);
			}
		});
	}
	if (end.kind === "not-permitted") writer.refused(list.resource, end, scopeOf(list.route));
	if (end.kind === "doubtful" && seen.size === 0) writer.absent(list.resource, "");
	writer.page(() => {
		if (end.kind === "complete") markUnseen(context, list.resource, seen);
		sweep.done(list.resource);
	});
}

/** Only after a list was read to its end. */
export function markUnseen(context: BackupContext, resource: string, seen: ReadonlySet<string>): void {
	const gone: string[] = [];
	// Tags and field names are ids, and the archive writes a NUL or half a character in them another way.
	const held = new Set([...seen].map(plainText));
	for (const record of context.archive.records({ resource })) if (!held.has(record.id)) gone.push(record.id);
	for (const id of gone) context.writer.gone(resource, id);
}
