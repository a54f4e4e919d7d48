import type { CrispTier } from "../connection.js";
import type { ContactList } from "./contact-list.js";
import type { ConversationList } from "./conversation-list.js";
import type { CrispQuirks } from "./quirks.js";
import type { DoubleWorkspace } from "./workspace.js";
import type { Wire } from "./workspace-content.js";

/** What a handler gives back; the router wraps it in the envelope. */
export interface Answer {
	status: number;
	reason: string;
	data: unknown;
}

/** What the handlers share. */
export interface Double {
	quirks: CrispQuirks;
	workspace: DoubleWorkspace;
	conversations: ConversationList;
	contacts: ContactList;
	/** Of the token it takes; everybody else was sent away before. */
	tier(): CrispTier;
	/** Counts answers that show conversations, for the volatile fields. */
	looks: number;
	/** Called before each page of conversations; drift happens here. */
	beforeList(page: number, query: (name: string) => string | undefined): void;
	/** Called with the session ids of each page of conversations. */
	afterList(sessionIds: readonly string[]): void;
}

export interface Call {
	double: Double;
	param(name: string): string;
	query(name: string): string | undefined;
}

export function one(data: unknown): Answer {
	return { status: 200, reason: "resolved", data };
}

/** A list without pages. */
export function whole(call: Call, items: readonly unknown[]): Answer {
	return { status: call.double.quirks.listStatus, reason: "listed", data: items };
}

export function refused(status: number, reason: string, message?: string): Answer {
	return { status, reason, data: message === undefined ? {} : { message } };
}

export const notFound = (reason = "not_found"): Answer => refused(404, reason);

/** The page number in the path, or the refusal. */
export function pageOf(call: Call): number | Answer {
	const raw = call.param("page");
	if (!/^\d{1,9}$/.test(raw)) return refused(400, "invalid_data", "page number");
	const page = Number(raw);
	if (page > 0) return page;
	return call.double.quirks.pageZero === "first" ? 1 : refused(400, "invalid_data", "page number");
}

/** `per_page`, 20 to 50, for the two lists that take it. */
export function perPageOf(call: Call): number | Answer {
	const raw = call.query("per_page");
	if (raw === undefined || raw === "") return call.double.quirks.defaultPerPage;
	const size = Number(raw);
	if (Number.isInteger(size) && size >= 20 && size <= 50) return size;
	if (call.double.quirks.perPage === "refuse" || Number.isNaN(size)) return refused(400, "invalid_data", "per_page");
	return Math.min(50, Math.max(20, Math.trunc(size)));
}

/** One page of a list; only what is on it is rendered. */
export function paged<T>(
	call: Call,
	items: readonly T[],
	render: (item: T) => unknown = (item) => item,
	size: number = call.double.quirks.listPageSize,
): Answer {
	const page = pageOf(call);
	if (typeof page !== "number") return page;
	const slice = items.slice((page - 1) * size, page * size);
	if (slice.length === 0 && page > 1) {
		if (call.double.quirks.pastEnd === "not-found") return notFound();
		if (call.double.quirks.pastEnd === "empty-object") return whole(call, {} as unknown[]);
	}
	return whole(call, slice.map(render));
}

/** The object with this id, or 404. */
export function byId(items: readonly Wire[], key: string, id: string): Answer {
	const found = items.find((item) => item[key] === id);
	return found ? one(found) : notFound();
}
