import type { OperationOutcome, RemoteRef, TargetIo } from "../../../src/adapter/contract.js";
import type { KindCall, KindHandler } from "../../../src/adapter/kind-handlers.js";
import { type Localized, text } from "../../../src/model/index.js";
import type { Answer, RequestTrackerClient } from "../client.js";
import type { RequestTrackerConfig } from "../config.js";
import { isDisabled, isRow, itemsOf, type Row } from "../wire.js";

/** What the handlers of one target share. */
export interface Session {
	config: RequestTrackerConfig;
	client: RequestTrackerClient;
	io: TargetIo;
}

export type Handler = KindHandler<Session>;
export type Call = KindCall<Session>;

/** A refusal of one record, in the server's own words: they name fields and rights, not people. */
export function refused(call: Call, words: string | undefined, hint?: Localized): OperationOutcome {
	const { kind } = call.operation;
	return {
		key: call.operation.key,
		status: "failed",
		reason: "refused",
		text: text(
			`Request Tracker refused ${kind}: ${words ?? "no id"}${hint === undefined ? "" : `. ${hint.en}`}`,
			`Request Tracker 拒绝了 ${kind}：${words ?? "没有返回 ID"}${hint === undefined ? "" : `。${hint["zh-CN"]}`}`,
		),
	};
}

/** The record at a path; undefined when it is not there. */
export async function readRecord(session: Session, path: string, route: string): Promise<Row | undefined> {
	const answer = await session.client.get(path, route);
	if (answer.refusal !== undefined || !isRow(answer.json)) return undefined;
	return answer.json;
}

/** Every item of a collection, a hundred at a time. */
export async function* listAll(session: Session, path: string, route: string): AsyncIterable<Row> {
	for (let page = 1; ; page += 1) {
		const answer = await session.client.get(`${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`, route);
		const items = itemsOf(answer.json);
		yield* items;
		if (items.length < 100) return;
	}
}

/** A collection that is searched by fields: all conditions hold. */
export function searched(collection: string, conditions: Record<string, unknown>, fields: string): string {
	const query = Object.entries(conditions).map(([field, value]) => ({ field, value }));
	return `/${collection}?query=${encodeURIComponent(JSON.stringify(query))}&fields=${fields}`;
}

/** Disables a record, which is all that a deletion does over REST. Doing it twice is a server error, so a refusal is looked into. */
export async function disable(session: Session, path: string, route: string): Promise<void> {
	const answer = await session.client.send("DELETE", path, route);
	if (answer.refusal === undefined || answer.status === 404) return;
	const left = await readRecord(session, path, route);
	if (left !== undefined && !isDisabled(left)) throw new Error(`Request Tracker did not disable ${route}`);
}

export const refOf = (kind: string, id: unknown, extra?: Record<string, string>): RemoteRef => ({
	kind,
	id: String(id),
	...(extra && { extra }),
});

/** The id of what a POST made. */
export const createdId = (answer: Answer): string | undefined =>
	answer.refusal === undefined ? answer.createdId : undefined;
