import { randomBytes } from "node:crypto";
import type { RemoteRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { rowsOf, type WireUser } from "../wire.js";
import { type Call, expectGone, type Handler, refused, type Session } from "./session.js";

export const operatorHandler: Handler = {
	async perform(call) {
		// The server refuses a second user name, but not a second account with one address.
		const before = (await users(call.session)).find(
			({ username, email }) => same(username, call.payload.username) || same(email, call.payload.email),
		);
		if (before !== undefined) return existing(call, refOf(before), [stays]);
		// Nobody knows it: an administrator sets another one when enabling the operator. The answer repeats it, so it is a secret.
		const password = `Uc1!${randomBytes(18).toString("base64url")}`;
		call.session.io.http.secret(password);
		const answer = await call.session.client.send("POST", "user", "user", { ...call.payload, password });
		if (answer.refusal !== undefined || answer.result.id === undefined) return refused(call, answer);
		return created(call, refOf(answer.result));
	},
	async update(call, ref) {
		// Name and title; whether somebody may work there is decided there.
		const body = { name: call.payload.name, job_title: call.payload.job_title };
		const answer = await call.session.client.send("PUT", `user/${ref.id}`, "user/{id}", body);
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const found = (await users(call.session)).find(({ skype }) => skype === call.payload.skype);
		return found === undefined ? undefined : refOf(found);
	},
	async read(call, ref) {
		const found = (await users(call.session)).find(({ id }) => String(id) === ref.id);
		if (found === undefined) return undefined;
		return { differences: found.skype === call.payload.skype ? nameOf(call, found) : [] };
	},
	async revert(session, ref) {
		expectGone(await session.client.send("DELETE", `user/${ref.id}`, "user/{id}"), "an operator");
	},
};

const nameOf = (call: Call, found: WireUser) => difference([], "name", call.payload.name, found.name);
const refOf = ({ id }: WireUser): RemoteRef => ({ kind: "operator", id: String(id) });
const same = (left: unknown, right: unknown) => String(left).toLowerCase() === String(right).toLowerCase();

async function users(session: Session): Promise<WireUser[]> {
	return rowsOf((await session.client.get("getusers", "getusers")).json);
}

const stays = text(
	"an operator of this name or address was there already and stays as it is",
	"已存在同名或同邮箱的客服，保持原样",
);
