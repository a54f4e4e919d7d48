import { created, difference } from "../../../src/adapter/kind-handlers.js";
import { type Row, rowsOf } from "../wire.js";
import { accountRoute, type Call, type Handler, refused } from "./handler.js";
import { expectGone } from "./simple-records.js";

/** Joining the import inbox; harmless to repeat. Leaving needs nothing: the inbox is deleted. */
export const inboxMemberHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const path = `${session.base}/inbox_members`;
		const answer = await session.client.send("POST", path, accountRoute("/inbox_members"), payload, {
			idempotent: true,
		});
		const id = `${payload.inbox_id}/${idsOf(payload).join("+")}`;
		return answer.status < 300 ? created(call, { kind: "inbox-member", id }) : refused(call, answer);
	},
	locate: async () => undefined,
	async read(call) {
		const { session, payload } = call;
		const path = `${session.base}/inbox_members/${payload.inbox_id}`;
		const answer = await session.client.get(path, accountRoute("/inbox_members/{i}"));
		return answer.status === 404 ? undefined : { differences: missing(call, memberIds(answer.json)) };
	},
};

const teamRoute = accountRoute("/teams/{t}/team_members");

export const teamMembersHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const path = `${session.base}/teams/${payload.team_id}/team_members`;
		const before = memberIds((await session.client.get(path, teamRoute)).json);
		const body = { user_ids: payload.user_ids };
		const answer = await session.client.send("POST", path, teamRoute, body, { idempotent: true });
		if (answer.status >= 300) return refused(call, answer);
		const added = idsOf(payload).filter((id) => !before.includes(id));
		return created(call, { kind: "team-members", id: String(payload.team_id), extra: { added: added.join(",") } });
	},
	locate: async () => undefined,
	async read(call, ref) {
		const answer = await call.session.client.get(`${call.session.base}/teams/${ref.id}/team_members`, teamRoute);
		return answer.status === 404 ? undefined : { differences: missing(call, memberIds(answer.json)) };
	},
	// The team may have been there before: who joined it by the import leaves it.
	async revert(session, ref) {
		const user_ids = (ref.extra?.added ?? "").split(",").filter(Boolean).map(Number);
		if (user_ids.length === 0) return;
		const path = `${session.base}/teams/${ref.id}/team_members`;
		expectGone((await session.client.send("DELETE", path, teamRoute, { user_ids })).status, teamRoute);
	},
};

const idsOf = (payload: Row): number[] => payload.user_ids as number[];
const memberIds = (json: unknown): number[] => rowsOf(json).map((row) => Number(row.id));

function missing(call: Call, found: number[]) {
	const absent = idsOf(call.payload).filter((id) => !found.includes(id));
	return difference([], "members", "", absent.join(", "));
}
