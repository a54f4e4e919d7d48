import { created, difference, updated } from "../../../src/adapter/kind-handlers.js";
import { isRow, type Row } from "../wire.js";
import { type Call, expectGone, type Handler, refused } from "./session.js";

/** One answer for each chat and survey: sent again, it is the same row (sheet 2.6). */
export const ratingHandler: Handler = {
	perform: (call) => answerSurvey(call, created),
	update: (call) => answerSurvey(call, updated),
	locate: async () => undefined,
	async read(call, ref) {
		const answer = await call.session.client.get(`surveychat/${ref.id}`, "surveychat/{chat}/{survey}");
		const { items } = isRow(answer.json) ? answer.json : { items: undefined };
		const found = Array.isArray(items) ? items.filter(isRow)[0] : undefined;
		if (found === undefined) return undefined;
		const wanted = Object.entries(call.payload.answer as Row);
		return { differences: wanted.flatMap(([name, value]) => difference([], name, value, found[name])) };
	},
	async revert(session, ref) {
		const answer = await session.client.send("DELETE", `surveychat/${ref.id}`, "surveychat/{chat}/{survey}");
		expectGone(answer, "a survey answer");
	},
};

async function answerSurvey(call: Call, ending: typeof created) {
	const chat = call.target("chat").id;
	const id = `${chat}/${call.payload.survey}`;
	const answer = await call.session.client.send(
		"POST",
		`surveychat/${id}`,
		"surveychat/{chat}/{survey}",
		call.payload.answer,
	);
	return answer.refusal === undefined ? ending(call, { kind: "rating", id }) : refused(call, answer);
}
