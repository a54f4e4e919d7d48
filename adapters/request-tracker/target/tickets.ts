import { created, difference, updated } from "../../../src/adapter/kind-handlers.js";
import type { Localized } from "../../../src/model/index.js";
import { text } from "../../../src/model/index.js";
import { fieldValues, isRow, itemsOf, quoted, type Row, sentencesOf, shownTime } from "../wire.js";
import { type Call, createdId, type Handler, readRecord, refOf, refused, type Session } from "./session.js";

export const ticketRoute = "/ticket/{id}";

export const ticketHandler: Handler = {
	async perform(call) {
		const answer = await call.session.client.send("POST", "/ticket", "/ticket", call.payload);
		const id = createdId(answer);
		return id === undefined ? refused(call, answer.refusal) : created(call, refOf("ticket", id));
	},
	// What is known of it stands in its first text, which nobody can change any more.
	async update(call, ref) {
		const body = { Subject: call.payload.Subject, Requestor: call.payload.Requestor };
		const answer = await call.session.client.send("PUT", `/ticket/${ref.id}`, ticketRoute, body);
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer.refusal);
	},
	async locate(call) {
		const id = await findTicket(call.session, String(call.payload.RefersTo));
		return id === undefined ? undefined : refOf("ticket", id);
	},
	async read(call, ref) {
		const found = await readTicket(call.session, ref.id);
		if (found === undefined) return undefined;
		const differences = difference([], "Subject", call.payload.Subject, found.Subject);
		difference(differences, "Created", shownTime(String(call.payload.Created)), found.Created);
		const people = Array.isArray(found.Requestor) ? found.Requestor.length : 0;
		difference(differences, "Requestor", call.payload.Requestor === undefined ? 0 : 1, people);
		return { differences };
	},
	revert: (session, ref) => deleteTicket(session, ref.id),
};

/** Status, owner and fields; then the dates, because a change of status sets them to now. */
export const finishHandler: Handler = {
	perform: async (call) => finish(call, call.target("ticket").id),
	update: async (call, ref) => finish(call, ref.id, true),
	// Setting them again is the same.
	locate: async () => undefined,
	async read(call, ref) {
		const found = await readTicket(call.session, ref.id);
		if (found === undefined) return undefined;
		const { Status, Started, Resolved, CustomFields } = call.payload;
		const differences = difference([], "Status", Status, found.Status);
		if (Started !== undefined) difference(differences, "Started", shownTime(String(Started)), found.Started);
		if (Resolved !== undefined) difference(differences, "Resolved", shownTime(String(Resolved)), found.Resolved);
		for (const [name, values] of Object.entries((CustomFields ?? {}) as Record<string, string[]>))
			difference(differences, name, [...values].sort(), fieldValues(found, name).sort());
		return { differences };
	},
	// It goes with its ticket.
	async revert() {},
};

async function finish(call: Call, id: string, again = false) {
	const { Status, Owner, CustomFields, Started, Resolved } = call.payload;
	const put = (body: Row) => call.session.client.send("PUT", `/ticket/${id}`, ticketRoute, body);
	const first = await put({ Status, Owner, CustomFields });
	const second = first.refusal === undefined ? await put({ Started, Resolved }) : first;
	if (second.refusal !== undefined) return refused(call, second.refusal);
	const warnings = sentencesOf(first.json).some((line) => /may not own tickets|not exist|Could not/i.test(line))
		? [ownerRefused]
		: [];
	return (again ? updated : created)(call, refOf("ticket-status", id), warnings);
}

const ownerRefused: Localized = text(
	"the owner was refused: give this user the right OwnTicket on the queue, then set the owner by hand",
	"负责人被拒绝：请授予该用户此队列的 OwnTicket 权限，然后手动设置负责人",
);

/** A ticket that is not deleted, by its link. */
export async function findTicket(session: Session, link: string): Promise<string | undefined> {
	const query = encodeURIComponent(`RefersTo = ${quoted(link)}`);
	const answer = await session.client.get(`/tickets?query=${query}&fields=Status`, "/tickets");
	const found = itemsOf(answer.json).find(({ Status }) => Status !== "deleted");
	return found === undefined ? undefined : String(found.id);
}

async function readTicket(session: Session, id: string): Promise<Row | undefined> {
	const found = await readRecord(session, `/ticket/${id}`, ticketRoute);
	return found === undefined || found.Status === "deleted" ? undefined : found;
}

/** Sets the status `deleted`. Doing it twice is a server error, so a refusal is looked into. */
export async function deleteTicket(session: Session, id: string): Promise<void> {
	const answer = await session.client.send("DELETE", `/ticket/${id}`, ticketRoute);
	if (answer.refusal === undefined || answer.status === 404) return;
	const left = await session.client.get(`/ticket/${id}`, ticketRoute);
	if (isRow(left.json) && left.refusal === undefined && left.json.Status !== "deleted")
		throw new Error("Request Tracker did not delete a ticket");
}
