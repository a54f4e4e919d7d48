import { created, difference, updated } from "../../../src/adapter/kind-handlers.js";
import { fieldValues, isDisabled, itemsOf, type Row } from "../wire.js";
import { type Call, createdId, disable, type Handler, readRecord, refOf, refused, searched } from "./session.js";

const route = "/article/{id}";

/** Articles by the mark in their summary. Names are unique in a class, those of disabled articles included. */
export const articleHandler: Handler = {
	async perform(call) {
		const { mark, ...body } = call.payload;
		const first = await post(call, body);
		if (first.id !== undefined) return created(call, refOf("article", first.id));
		// "Create failed for unknown reason": the name is taken. An earlier import's, since undone, is taken up again.
		const earlier = await find(call, true);
		if (earlier !== undefined) return revive(call, earlier, body);
		const second = await post(call, { ...body, Name: distinctName(call.payload) });
		return second.id === undefined ? refused(call, second.refusal) : created(call, refOf("article", second.id));
	},
	async update(call, ref) {
		const { mark: _, Class: __, ...body } = call.payload;
		const found = await readRecord(call.session, `/article/${ref.id}`, route);
		const keepsDistinct = String(found?.Name ?? "").endsWith(suffix(call.payload));
		const Name = keepsDistinct ? distinctName(call.payload) : body.Name;
		const answer = await call.session.client.send("PUT", `/article/${ref.id}`, route, { ...body, Name });
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer.refusal);
	},
	async locate(call) {
		const found = await find(call, false);
		return found === undefined ? undefined : refOf("article", found.id);
	},
	async read(call, ref) {
		const found = await readRecord(call.session, `/article/${ref.id}`, route);
		if (found === undefined || isDisabled(found)) return undefined;
		const { Name, Summary, CustomFields } = call.payload;
		const named = found.Name === distinctName(call.payload) ? found.Name : Name;
		const differences = difference([], "Name", named, found.Name);
		difference(differences, "Summary", Summary, found.Summary);
		const expected = (CustomFields as { Content: string }).Content;
		difference(differences, "Content", expected, fieldValues(found, "Content")[0]);
		return { differences };
	},
	revert: (session, ref) => disable(session, `/article/${ref.id}`, route),
};

async function post(call: Call, body: Row): Promise<{ id?: string; refusal?: string }> {
	const answer = await call.session.client.send("POST", "/article", "/article", body);
	const id = createdId(answer);
	return { ...(id !== undefined && { id }), ...(answer.refusal !== undefined && { refusal: answer.refusal }) };
}

async function find(call: Call, alsoDisabled: boolean): Promise<Row | undefined> {
	const path = searched("articles", { Summary: call.payload.Summary }, "Summary");
	const answer = await call.session.client.get(`${path}${alsoDisabled ? "&find_disabled_rows=1" : ""}`, "/articles");
	return itemsOf(answer.json).find(({ Summary }) => Summary === call.payload.Summary);
}

async function revive(call: Call, earlier: Row, body: Row) {
	const { Class: _, Name: __, ...columns } = body;
	const path = `/article/${earlier.id}`;
	const answer = await call.session.client.send("PUT", path, route, { ...columns, Disabled: 0 });
	return answer.refusal === undefined ? created(call, refOf("article", earlier.id)) : refused(call, answer.refusal);
}

const suffix = (payload: Row) => ` (${String(payload.mark).slice("crisp:".length, "crisp:".length + 6)})`;
const distinctName = (payload: Row) => `${payload.Name}${suffix(payload)}`;
