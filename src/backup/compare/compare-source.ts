import type { Archive, StoredRecord } from "../../archive/archive.js";
import { conversationPages } from "../../crisp/conversations.js";
import { withoutCredentials } from "../../crisp/credentials.js";
import { itemsOf, type ListEnd, type ListPage, listPages, numberField, stringField } from "../../crisp/lists.js";
import { contactPages, peopleTotal } from "../../crisp/people.js";
import { AppError, counted, isAppError, text } from "../../model/index.js";
import { openSource, type Source, type SourceOptions } from "../open-source.js";
import { activityOf } from "../read-conversations.js";
import { agentId, smallLists } from "../read-settings.js";
import { previewFingerprint } from "../reconcile.js";
import { volatileFields } from "../record-writer.js";
import { type ComparisonRow, ListComparison, type SourceDifference } from "./list-comparison.js";

/*
 * What Crisp's lists say now, against the archive. Lists only: no messages, no custom data, no pages of the help desk, so its price is
 * known before and small. Nothing is written but the day's count of requests.
 */
export interface CompareOptions extends Omit<SourceOptions, "maxDurationMs"> {
	/** Told as they are found; there may be many. */
	onDifference(difference: SourceDifference): void;
}

export interface CompareSummary {
	/** `different`: something differs that the next backup would not bring by itself. */
	status: "same" | "different";
	/** Start of the last completed backup: what moved after it is expected to differ. */
	watermarkMs: number | undefined;
	estimateRequests: number;
	requests: number;
	rows: ComparisonRow[];
	durationMs: number;
}

export async function compareSource(options: CompareOptions): Promise<CompareSummary> {
	const { archive, run } = options;
	const startedAtMs = run.clock.now();
	const estimateRequests = compareEstimate(archive);
	const source = openSource(options);
	try {
		refuseBeyond(estimateRequests, options, source);
		const watermarkMs = archive.fact<number>("watermark");
		// Before the first completed backup nothing excuses a difference.
		const context: Context = { ...options, source, watermarkMs: watermarkMs ?? Number.POSITIVE_INFINITY };
		const rows: ComparisonRow[] = [];
		for (const list of smallLists) rows.push(await compareList(context, list.resource, smallList(context, list)));
		rows.push(await compareAgents(context));
		rows.push(await compareList(context, "campaign-template", templates(context), sameDate));
		rows.push(await compareContacts(context));
		rows.push(...(await compareConversations(context)));
		rows.push(...(await compareHelpdesk(context)));
		const different = rows.some((row) => row.missing + row.changed + row.gone > 0);
		return {
			status: different ? "different" : "same",
			watermarkMs,
			estimateRequests,
			requests: source.budget.used,
			rows,
			durationMs: run.clock.now() - startedAtMs,
		};
	} catch (error) {
		throw startsAnew(error);
	} finally {
		source.budget.flush();
		await source.client.close();
	}
}

const perPage = 50;

/** Each list to its end: its pages and the empty one behind them. */
export function compareEstimate(archive: Archive): number {
	const pages = (resource: string) => Math.ceil(archive.countRecords(resource) / perPage) + 1;
	const small = smallLists.reduce((sum, { resource }) => sum + pages(resource), 0);
	// The total of contacts, the agents, the help desk's history, and what inboxes of their own may ask.
	return (
		3 + small + pages("campaign-template") + pages("contact") + pages("conversation") + archive.countRecords("inbox")
	);
}

interface Context extends CompareOptions {
	source: Source;
	watermarkMs: number;
}

/** Half a comparison proves nothing: what cannot be paid is not begun. */
function refuseBeyond(estimate: number, { archive, maxRequests, run }: CompareOptions, { budget }: Source): void {
	const today = archive.requestsOn(new Date(run.clock.now()).toISOString().slice(0, 10));
	const left = Math.min(maxRequests ?? Number.POSITIVE_INFINITY, (budget.daily ?? Number.POSITIVE_INFINITY) - today);
	if (estimate <= left) return;
	throw new AppError("limit-reached", {
		what: text(
			`The comparison takes about ${counted(estimate, "request")}; only ${Math.max(0, left)} left`,
			`核对约需 ${estimate} 次请求，而剩余 ${Math.max(0, left)} 次`,
		),
		why: text("--max-requests or the day's budget allows no more", "受 --max-requests 或当日预算限制"),
		hint: text("Allow more, or run it tomorrow", "请放宽上限，或明天再运行"),
		details: { reason: maxRequests !== undefined && estimate > maxRequests ? "max-requests" : "quota", estimate },
	});
}

/** A comparison that was cut short does not go on where it was: the hint must not say so. */
function startsAnew(error: unknown): unknown {
	if (!isAppError(error) || error.code !== "limit-reached" || error.details?.estimate !== undefined) return error;
	const { what, why, retryAtMs, details, cause } = error;
	return new AppError("limit-reached", {
		what,
		...(why && { why }),
		hint: text("Run it again later: it begins anew", "请稍后重新运行：会从头开始"),
		...(retryAtMs === undefined ? {} : { retryAtMs }),
		...(details && { details }),
		cause,
	});
}

type Pages = AsyncGenerator<ListPage, ListEnd>;
interface Listed {
	pages: Pages;
	idOf(item: unknown): string | undefined;
}

function smallList({ source }: Context, list: (typeof smallLists)[number]): Listed {
	return { pages: listPages(source.client, list.route, { idOf: list.idOf }), idOf: list.idOf };
}

function templates({ source }: Context): Listed {
	const idOf = (item: unknown) => stringField(item, "template_id");
	return { pages: listPages(source.client, "campaign-templates", { idOf }), idOf };
}

/** Small lists are compared by what is in them: their counters move with every conversation. */
const sameId = () => true;
/** A list shows only an excerpt. */
const sameDate = ({ raw }: StoredRecord, item: unknown) =>
	numberField(raw, "updated_at") === numberField(item, "updated_at");

async function compareList(
	context: Context,
	resource: string,
	{ pages, idOf }: Listed,
	same: (record: StoredRecord, item: unknown) => boolean = sameId,
): Promise<ComparisonRow> {
	const comparison = newComparison(context, resource);
	const end = await everyItem(context, pages, (item) => {
		const id = idOf(item);
		if (id !== undefined) comparison.take(id, item, same);
	});
	return comparison.end(ended(end));
}

function newComparison({ archive, watermarkMs, onDifference }: Context, resource: string): ListComparison {
	return new ListComparison(archive, resource, { watermarkMs, tell: onDifference });
}

async function everyItem({ source }: Context, pages: Pages, take: (item: unknown) => void): Promise<ListEnd> {
	for (;;) {
		source.budget.check();
		const next = await pages.next();
		if (next.done) return next.value;
		for (const item of next.value.items) take(item);
	}
}

/** A first page that is a 404 is how some lists say that they are empty: it shows nothing, and proves nothing. */
function ended(end: ListEnd): "complete" | "partial" | "refused" {
	if (end.kind === "not-permitted") return "refused";
	return end.kind === "complete" ? "complete" : "partial";
}

async function compareAgents(context: Context): Promise<ComparisonRow> {
	const comparison = newComparison(context, "agent");
	const answer = await context.source.client.get("agents");
	if (answer.kind !== "ok") return comparison.end(answer.kind === "not-permitted" ? "refused" : "partial");
	for (const [index, item] of itemsOf(answer.data, "agents").entries())
		comparison.take(agentId(item) ?? `unnamed:${index}`, item, sameId);
	return comparison.end("complete");
}

async function compareContacts(context: Context): Promise<ComparisonRow> {
	const { source, run } = context;
	const stats = await source.client.get("people-stats");
	const total = stats.kind === "ok" ? peopleTotal(stats.data) : undefined;
	const comparison = newComparison(context, "contact");
	run.report({
		type: "step",
		step: "contacts",
		text: text("Listing contacts", "正在列出联系人"),
		...(total === undefined ? {} : { total }),
	});
	let done = 0;
	const end = await everyItem(context, contactPages(source.client), (item) => {
		const id = stringField(item, "people_id");
		if (id !== undefined) comparison.take(id, item, sameContent(context, "contact"));
		done += 1;
		run.report({ type: "advance", step: "contacts", done, requestsUsed: source.budget.used });
	});
	return comparison.end(ended(end), total);
}

function sameContent({ archive }: Context, resource: string) {
	const skipped = new Set(volatileFields[resource] ?? []);
	const content = (raw: unknown) => {
		if (typeof raw !== "object" || raw === null) return JSON.stringify(raw);
		return JSON.stringify(Object.fromEntries(Object.entries(raw).filter(([name]) => !skipped.has(name))));
	};
	const kept = (item: unknown) => archive.people.withoutForgotten(withoutCredentials(resource, item));
	return ({ raw }: StoredRecord, item: unknown) => content(raw) === content(kept(item));
}

/** The conversations themselves, and the newest message that each says it has. */
async function compareConversations(context: Context): Promise<ComparisonRow[]> {
	const { archive, source, run } = context;
	const { client } = source;
	const comparison = newComparison(context, "conversation");
	const newest = { shown: 0, held: 0, missing: 0, since: 0 };
	const inboxesSeen = new Set<string>();
	const seen = new Set<string>();
	const same = sameContent(context, "conversation");
	run.report({ type: "step", step: "conversations", text: text("Listing conversations", "正在列出会话") });
	const take = (item: unknown) => {
		const id = stringField(item, "session_id");
		if (id === undefined) return;
		inboxesSeen.add(stringField(item, "inbox_id") ?? "");
		const record = comparison.take(id, item, same);
		run.report({ type: "advance", step: "conversations", done: seen.size, requestsUsed: source.budget.used });
		const fingerprint = previewFingerprint(item);
		if (record === undefined || fingerprint === undefined) return;
		newest.shown += 1;
		const explained = archive.fact(`preview-absent:${id}`) === fingerprint;
		if (explained || archive.record("message", `${id}/${fingerprint}`) !== undefined) newest.held += 1;
		else {
			const since = comparison.isSince(item) && activityOf(record.raw) !== activityOf(item);
			newest[since ? "since" : "missing"] += 1;
			context.onDifference({ resource: "newest-message", id: `${id}/${fingerprint}`, kind: "missing", since });
		}
	};
	const walk = (more: { inboxId?: string }) =>
		everyItem(context, conversationPages(client, { order: "created", includeEmpty: true, seen, ...more }), take);
	let end = ended(await walk({}));
	for (const { id } of archive.records({ resource: "inbox" })) {
		if (inboxesSeen.has(id)) continue;
		// Its list shows what the whole one leaves out, where it leaves out anything; an empty inbox may answer 404.
		const inbox = await walk({ inboxId: id });
		if (inbox.kind === "doubtful" && inbox.unique > 0 && end === "complete") end = "partial";
	}
	const row = comparison.end(end);
	const { shown, held, missing, since } = newest;
	const none = { changed: 0, gone: 0, forgotten: 0, partial: false };
	return [row, { resource: "newest-message", source: shown, archive: held, missing, since, ...none }];
}

/** One request: the newest change there, against the newest that was read with all its pages. */
async function compareHelpdesk(context: Context): Promise<ComparisonRow[]> {
	const known = context.archive.fact<string>("helpdesk-change");
	if (known === undefined) return [];
	const answer = await context.source.client.get("helpdesk-history", { page: 1 });
	const none = { missing: 0, gone: 0, forgotten: 0, partial: false };
	const row = { resource: "helpdesk-change", archive: 1, ...none };
	if (answer.kind !== "ok") return [{ ...row, source: undefined, changed: 0, since: 0 }];
	const [latest] = itemsOf(answer.data, "helpdesk-history");
	const id = stringField(latest, "change_id");
	if (id === undefined || id === known) return [{ ...row, source: 1, changed: 0, since: 0 }];
	const at = numberField(latest, "created_at") ?? numberField(latest, "timestamp") ?? 0;
	const since = at > context.watermarkMs;
	context.onDifference({ resource: "helpdesk-change", id, kind: "changed", since });
	return [{ ...row, source: 1, changed: since ? 0 : 1, since: since ? 1 : 0 }];
}
