import type { RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { type Row, rowsOf, type WireDepartment } from "../wire.js";
import { expectGone, type Handler, refused, type Session } from "./session.js";

const one = "department/{id}";

export const departmentHandler: Handler = {
	async perform(call) {
		const before = await find(call.session, call.payload.Identifier);
		if (before !== undefined) return existing(call, refOf(before), [earlier]);
		const answer = await call.session.client.send("POST", "department", "department", call.payload);
		if (answer.refusal !== undefined || answer.result.id === undefined) return refused(call, answer);
		return created(call, refOf(answer.result));
	},
	// The name only: by now a person may have made it visible.
	async update(call, ref) {
		const body = { raw_attr: true, name: call.payload.Name };
		const answer = await call.session.client.send("PUT", `department/${ref.id}`, one, body);
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const found = await find(call.session, call.payload.Identifier);
		return found === undefined ? undefined : refOf(found);
	},
	async read(call, ref) {
		const found = (await departments(call.session)).find(({ id }) => String(id) === ref.id);
		if (found === undefined) return undefined;
		const differences = difference([], "Name", call.payload.Name, found.name);
		return { differences: difference(differences, "Identifier", call.payload.Identifier, found.identifier) };
	},
	// The server deletes a department together with the way to its chats, without asking (sheet 2.5).
	async revert(session, ref) {
		const left = await session.client.get(`chats?departament_id=${ref.id}&limit=1`, "chats");
		if (rowsOf(left.json).length > 0) throw new Error("the department still has chats");
		expectGone(await session.client.send("DELETE", `department/${ref.id}`, one), "a department");
	},
};

/**
 * Working hours. The documented fields arrive as 000; `raw_attr` sets the columns as they are
 * (modules/lhrestapi/department.php, seen on 4.90).
 */
export const hoursHandler: Handler = {
	async perform(call) {
		const ref: RemoteRef = { kind: "department-hours", id: call.target("department").id };
		const answer = await setColumns(call.session, ref.id, call.payload.columns as Row);
		return answer.refusal === undefined ? created(call, ref) : refused(call, answer);
	},
	async update(call, ref) {
		const answer = await setColumns(call.session, ref.id, call.payload.columns as Row);
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer);
	},
	// Setting them again is the same.
	locate: async () => undefined,
	async read(call, ref) {
		const found = (await departments(call.session)).find(({ id }) => String(id) === ref.id);
		if (found === undefined) return undefined;
		const columns = Object.entries(call.payload.columns as Row);
		return { differences: columns.flatMap(([name, value]) => difference([], name, value, found[name])) };
	},
	async revert(session, ref) {
		const days = ["mod", "tud", "wed", "thd", "frd", "sad", "sud"];
		const none = Object.fromEntries(
			days.flatMap((day) => [
				[`${day}_start_hour`, -1],
				[`${day}_end_hour`, -1],
			]),
		);
		expectGone(await setColumns(session, ref.id, { online_hours_active: 0, ...none }), "working hours");
	},
};

export async function departments(session: Session): Promise<WireDepartment[]> {
	return rowsOf((await session.client.get("departments", "departments")).json);
}

async function find(session: Session, identifier: unknown): Promise<WireDepartment | undefined> {
	return (await departments(session)).find((each) => each.identifier === identifier);
}

const setColumns = (session: Session, id: string, columns: Row) =>
	session.client.send("PUT", `department/${id}`, one, { raw_attr: true, ...columns });

const earlier = text(
	"a department of an import of this workspace was there already: if it was made from another archive, its chats will be there twice",
	"已存在该工作区某次导入的部门：若它来自另一份归档，会话将重复",
);

const refOf = ({ id }: WireDepartment): RemoteRef => ({ kind: "department", id: String(id) });
