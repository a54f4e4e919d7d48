import type { OperationOutcome } from "../../../src/adapter/contract.js";
import { created, difference, existing } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { isDisabled, isRow, quoted, type Row } from "../wire.js";
import { hasField } from "./check.js";
import { type Call, createdId, disable, type Handler, readRecord, refOf, refused, type Session } from "./session.js";

/** Queues and classes: found by name, ours by the mark in their description. */
function placeHandler(kind: "queue" | "class"): Handler {
	const route = `/${kind}/{id}`;
	const pathOf = (id: unknown) => `/${kind}/${encodeURIComponent(String(id))}`;
	const named = (call: Call) => readRecord(call.session, pathOf(call.payload.Name), route);
	return {
		async perform(call) {
			const answer = await call.session.client.send("POST", `/${kind}`, `/${kind}`, call.payload);
			const id = createdId(answer);
			if (id !== undefined) return (await fieldProblem(call, id)) ?? created(call, refOf(kind, id));
			// "Queue already exists", "Invalid value for Name": that of an earlier import, or one that somebody made for it.
			const before = await named(call);
			if (before === undefined) return refused(call, answer.refusal);
			return (await fieldProblem(call, String(before.id))) ?? takeOver(call, before);
		},
		async locate(call) {
			const found = await named(call);
			return found !== undefined && isOurs(call, found) && !isDisabled(found) ? refOf(kind, found.id) : undefined;
		},
		async read(call, ref) {
			const found = await readRecord(call.session, pathOf(ref.id), route);
			if (found === undefined || isDisabled(found)) return undefined;
			return { differences: difference([], "Name", call.payload.Name, found.Name) };
		},
		// Only what an import made, and only when nothing is left in it.
		async revert(session, ref) {
			const found = await readRecord(session, pathOf(ref.id), route);
			if (found === undefined || isDisabled(found) || !/\(crisp:[0-9a-f]+\)/.test(String(found.Description))) return;
			if (kind === "queue" && (await holdsTickets(session, ref.id))) throw new Error("the queue still has tickets");
			await disable(session, pathOf(ref.id), route);
		},
	};

	/** Values of a field that a queue does not have are lost without a word; an article without `Content` is empty. */
	async function fieldProblem(call: Call, id: string): Promise<OperationOutcome | undefined> {
		const wanted = kind === "class" ? "Content" : call.session.config.tagField;
		if (wanted === undefined) return undefined;
		const found = await readRecord(call.session, pathOf(id), route);
		return found !== undefined && hasField(found, wanted) ? undefined : refused(call, fieldAbsent(wanted), applyIt);
	}

	async function takeOver(call: Call, before: Row): Promise<OperationOutcome> {
		const ref = refOf(kind, before.id);
		if (!isDisabled(before)) return existing(call, ref, isOurs(call, before) ? [] : [stays]);
		if (!isOurs(call, before)) return refused(call, "disabled", enable);
		const answer = await call.session.client.send("PUT", pathOf(before.id), route, { Disabled: 0 });
		return answer.refusal === undefined ? created(call, ref) : refused(call, answer.refusal);
	}
}

export const queueHandler = placeHandler("queue");
export const classHandler = placeHandler("class");

const isOurs = (call: Call, found: Row) => found.Description === call.payload.Description;

async function holdsTickets(session: Session, queueId: string): Promise<boolean> {
	const query = encodeURIComponent(`Queue = ${quoted(queueId)}`);
	const { json } = await session.client.get(`/tickets?query=${query}&per_page=1`, "/tickets");
	return isRow(json) && Number(json.total ?? 0) > 0;
}

const fieldAbsent = (name: string) => `the custom field "${name}" is not applied to it`;
const applyIt = text(
	"Admin, Custom Fields, Applies to; then run the import again",
	"请在 Admin → Custom Fields → Applies to 中应用它，然后重新导入",
);
const stays = text("it was there already and is used as it is", "已存在，按原样使用");
const enable = text("Enable it there, or name another", "请在该平台启用它，或改用其他名称");
