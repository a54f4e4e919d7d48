import type { Context, Hono } from "hono";
import { failed, jsonBody, made, notFound, page, refuse, stored } from "./answers.js";
import { isEnabled } from "./place-routes.js";
import type { DoubleState, Message, MessageFile, Row } from "./state.js";

/** Tickets, their history and what hangs on it. */
export function ticketRoutes(app: Hono, base: string, state: DoubleState): void {
	const tickets = state.data.tickets;
	const ticketOf = (c: Context) => tickets.find(({ id }) => String(id) === c.req.param("id"));

	app.post(`${base}/ticket`, async (c) => {
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		const queue = state.find("queues", body.Queue);
		if (queue === undefined || !isEnabled(queue))
			return refuse(c, `No permission to create tickets in the queue '${body.Queue}'`, 403);
		const message = messageOf(c, body);
		if (message instanceof Response) return message;
		const requestors = list(body.Requestor).map((one) => state.find("users", one) ?? { id: 0, Name: one });
		const ticket = state.insert("tickets", {
			Queue: { id: String(queue.id), type: "queue" },
			Subject: oneLine(body.Subject),
			Status: body.Status ?? "new",
			Requestor: requestors.map(({ Name }) => ({ id: Name, type: "user" })),
			Owner: { id: "Nobody", type: "user" },
			Created: storedTime(body.Created, state.now),
			Started: body.Status === "new" || body.Status === undefined ? unset : state.now,
			Resolved: body.Status === "resolved" ? state.now : unset,
			link: body.RefersTo ?? "",
			tags: [],
		});
		state.record(ticket, "Create", message);
		// The automatic answer goes to requestors, the copy to whoever watches.
		const mailed = requestors.some((one) => "EmailAddress" in one && one.EmailAddress !== "");
		if (state.quirks.scrips && mailed) state.record(ticket, "EmailRecord");
		return made(c, "ticket", ticket);
	});
	app.get(`${base}/ticket/:id`, (c) => {
		const ticket = ticketOf(c);
		return ticket === undefined ? notFound(c) : c.json(shown(ticket, state.quirks.ticketField));
	});
	app.put(`${base}/ticket/:id`, async (c) => {
		const ticket = ticketOf(c);
		const body = await jsonBody(c);
		if (body instanceof Response) return body;
		return ticket === undefined ? notFound(c) : c.json(updated(ticket, body, state));
	});
	app.delete(`${base}/ticket/:id`, (c) => {
		const ticket = ticketOf(c);
		if (ticket === undefined) return notFound(c);
		if (ticket.Status === "deleted") return failed(c);
		setStatus(ticket, "deleted", state);
		return c.body(null, 204);
	});
	app.get(`${base}/tickets`, (c) => {
		const query = c.req.query("query") ?? "";
		const [, field, value = ""] = /^(RefersTo|Queue) = '((?:[^'\\]|\\.)*)'$/.exec(query) ?? [];
		if (field === undefined) return refuse(c, "Couldn't parse query");
		const plain = value.replace(/\\(.)/g, "$1");
		// Deleted tickets are never found.
		const found = tickets.filter(
			(row) =>
				row.Status !== "deleted" &&
				(field === "RefersTo" ? row.link === plain : row.Queue && (row.Queue as Row).id === (plain as unknown)),
		);
		return page(c, "ticket", found);
	});

	for (const [action, type, words] of [
		["correspond", "Correspond", "Correspondence added"],
		["comment", "Comment", "Comments added"],
	] as const)
		app.post(`${base}/ticket/:id/${action}`, async (c) => {
			const ticket = ticketOf(c);
			const body = await jsonBody(c);
			if (body instanceof Response) return body;
			if (ticket === undefined) return refuse(c, "Message could not be recorded");
			if (body.Content && !body.ContentType) return refuse(c, "ContentType is a required field for application/json");
			const message = messageOf(c, body);
			if (message instanceof Response) return message;
			// Neither Created nor Creator can be given: both are ignored.
			const transaction = state.record(ticket, type, message);
			if (state.quirks.scrips && action === "correspond" && ticket.Status === "resolved")
				setStatus(ticket, "open", state);
			c.header("location", `/REST/2.0/transaction/${transaction.id}`);
			return c.json([words], 201);
		});

	app.get(`${base}/ticket/:id/history`, (c) => {
		const id = c.req.param("id");
		return page(
			c,
			"transaction",
			state.data.transactions.filter((row) => String(row.ticket) === id),
		);
	});
	app.get(`${base}/transaction/:id/attachments`, (c) => {
		const id = c.req.param("id");
		return page(
			c,
			"attachment",
			state.data.attachments.filter((row) => String(row.transaction) === id),
		);
	});
	app.get(`${base}/attachment/:id`, (c) => {
		const row = state.data.attachments.find(({ id }) => String(id) === c.req.param("id"));
		if (row === undefined) return notFound(c);
		const { bytes, ...rest } = row;
		return c.json({ ...rest, Content: `${(bytes as Buffer).toString("base64")}\n` });
	});
}

const unset = "1970-01-01T00:00:00Z";

/** `2023-11-14 22:13:20` in UTC; anything else is taken and stored as 1970. */
function storedTime(value: unknown, now: string): string {
	if (value === undefined || value === null) return now;
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(value)) ? `${String(value).replace(" ", "T")}Z` : unset;
}

function messageOf(c: Context, body: Record<string, unknown>): Message | Response {
	const files = (body.Attachments ?? []) as MessageFile[];
	for (const file of files) {
		for (const field of ["FileName", "FileType", "FileContent"] as const)
			if (!file[field] || file[field] === "0")
				return refuse(c, `${field} is a required field for each attachment in Attachments`);
		// A name beyond Latin-1 dies inside the server; nothing is recorded.
		if ([...file.FileName].some((one) => one > "\xff")) return c.body(null, 500);
	}
	// "0" is nothing to Perl.
	const content = body.Content === "0" ? "" : String(body.Content ?? "");
	return { subject: oneLine(body.Subject), content, files };
}

function updated(ticket: Row, body: Record<string, unknown>, state: DoubleState): string[] {
	const lines: string[] = [];
	const said = (words: string) => lines.push(`Ticket ${ticket.id}: ${words}`);
	if (body.Resolved !== undefined) ticket.Resolved = storedTime(body.Resolved, state.now);
	if (body.Started !== undefined)
		ticket.Started = storedTime(String(body.Started).replace(/[TZ]/g, " ").trim(), state.now);
	if (body.Subject !== undefined) ticket.Subject = oneLine(body.Subject);
	if (body.Status !== undefined && body.Status !== ticket.Status) {
		said(`Status changed from '${ticket.Status}' to '${body.Status}'`);
		setStatus(ticket, String(body.Status), state);
	}
	if (typeof body.Owner === "string") {
		const owner = state.find("users", body.Owner);
		if (owner?.Privileged === 1) ticket.Owner = { id: owner.Name, type: "user" };
		else said(owner === undefined ? "That user does not exist" : "That user may not own tickets in that queue");
	}
	if (body.Requestor !== undefined)
		ticket.Requestor = list(body.Requestor).map((one) => ({ id: state.find("users", one)?.Name ?? one, type: "user" }));
	const fields = (body.CustomFields ?? {}) as Record<string, unknown>;
	const { ticketField } = state.quirks;
	// A field that is not applied to the queue is passed over without a word.
	if (ticketField !== "" && fields[ticketField] !== undefined) ticket.tags = list(fields[ticketField]).map(String);
	return lines;
}

/** A change of status sets its date to now, whatever else the same request says. */
function setStatus(ticket: Row, status: string, state: DoubleState): void {
	ticket.Status = status;
	if (status !== "new" && ticket.Started === unset) ticket.Started = state.now;
	if (status === "resolved") ticket.Resolved = state.now;
	state.record(ticket, "Status");
}

function shown({ link: _, tags, ...ticket }: Row, ticketField: string): Record<string, unknown> {
	return { ...ticket, CustomFields: ticketField === "" ? [] : [{ name: ticketField, values: tags }] };
}

/** The server takes line ends out of a subject, without a space in their place. */
const oneLine = (value: unknown) => stored(String(value ?? "").replace(/[\r\n]/g, ""), 200);

const list = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());
