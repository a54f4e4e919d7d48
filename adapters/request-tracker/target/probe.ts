import type { OperationOutcome } from "../../../src/adapter/contract.js";
import { created } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { type Call, createdId, type Handler, listAll, readRecord, refOf, refused, type Session } from "./session.js";
import { deleteTicket, findTicket, ticketRoute } from "./tickets.js";

/**
 * Proves that scrips are off before any person is named: a resolved ticket without people gets a reply. The default scrips
 * re-open it, and mail leaves a record in its history. Whatever comes of it, the ticket is deleted.
 */
export const probeHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		// One that an interrupted proof left behind would only be in the way.
		const left = await findTicket(session, String(payload.RefersTo));
		if (left !== undefined) await deleteTicket(session, left);
		const answer = await session.client.send("POST", "/ticket", "/ticket", payload);
		const id = createdId(answer);
		if (id === undefined) return refused(call, answer.refusal);
		const reply = { Content: "?", ContentType: "text/plain" };
		const said = await session.client.send("POST", `/ticket/${id}/correspond`, "/ticket/{id}/correspond", reply);
		const loud = said.refusal === undefined && (await actedOn(session, id));
		await deleteTicket(session, id);
		if (said.refusal !== undefined) return refused(call, said.refusal);
		return loud ? scripsActive(call) : created(call, refOf("probe", id));
	},
	// Nothing is left of it: it is made again.
	locate: async () => undefined,
};

/** Whether anything but the request itself did something to the ticket. */
async function actedOn(session: Session, id: string): Promise<boolean> {
	const ticket = await readRecord(session, `/ticket/${id}`, ticketRoute);
	if (ticket?.Status !== "resolved") return true;
	for await (const { Type } of listAll(session, `/ticket/${id}/history?fields=Type`, "/ticket/{id}/history"))
		if (!expected.has(String(Type))) return true;
	return false;
}

/** What the two requests write themselves. */
const expected = new Set(["Create", "Correspond", "AddLink"]);

function scripsActive(call: Call): OperationOutcome {
	return {
		key: call.operation.key,
		status: "failed",
		reason: "scrips-active",
		text: text(
			"Scrips are still on: a reply re-opened or mailed a ticket. Nothing was sent to customers. Disable every scrip (SQL: UPDATE Scrips SET Disabled = 1), then run the import again",
			"触发脚本仍在运行：一条回复触发了重新打开或邮件。未向客户发送任何内容。请停用全部触发脚本（SQL：UPDATE Scrips SET Disabled = 1），然后重新导入",
		),
	};
}
