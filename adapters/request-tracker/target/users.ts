import type { ReadBack } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import { text } from "../../../src/model/index.js";
import { isDisabled, itemsOf, type Row } from "../wire.js";
import {
	type Call,
	createdId,
	disable,
	type Handler,
	readRecord,
	refOf,
	refused,
	type Session,
	searched,
} from "./session.js";

const route = "/user/{id}";

/** Users by name, which is their e-mail address where they have one. */
export const userHandler: Handler = {
	async perform(call) {
		const answer = await call.session.client.send("POST", "/user", "/user", call.payload);
		const id = createdId(answer);
		if (id !== undefined) return created(call, refOf("user", id));
		// "Name in use", "Email address in use".
		const before = await named(call);
		if (before === undefined) return refused(call, answer.refusal);
		const ref = refOf("user", before.id);
		if (isDisabled(before) && isOurs(call, before)) {
			const enabled = await put(call, ref.id, { ...call.payload, Disabled: 0 });
			return enabled.refusal === undefined ? created(call, ref) : refused(call, enabled.refusal);
		}
		return existing(call, ref, isOurs(call, before) ? [] : [stays]);
	},
	async update(call, ref) {
		const before = await readRecord(call.session, pathOf(ref.id), route);
		// Somebody who was there before the import stays as they are.
		if (before !== undefined && !isOurs(call, before)) return existing(call, ref, [stays]);
		const answer = await put(call, ref.id, call.payload);
		return answer.refusal === undefined ? updated(call, ref) : refused(call, answer.refusal);
	},
	async locate(call) {
		const found = await named(call);
		return found !== undefined && isOurs(call, found) && !isDisabled(found) ? refOf("user", found.id) : undefined;
	},
	async read(call, ref) {
		const found = await readRecord(call.session, pathOf(ref.id), route);
		if (found === undefined || isDisabled(found)) return undefined;
		return isOurs(call, found) ? compare(call.payload, found) : { differences: [] };
	},
	async revert(session, ref) {
		const found = await readRecord(session, pathOf(ref.id), route);
		if (found === undefined || isDisabled(found) || markOf(found.Comments) === undefined) return;
		await disable(session, pathOf(ref.id), route);
	},
};

const pathOf = (id: unknown) => `/user/${encodeURIComponent(String(id))}`;

/** Only what is a column: a PUT with the same name is no change. */
const put = (call: Call, id: string, columns: Row) => call.session.client.send("PUT", pathOf(id), route, columns);

async function named(call: Call): Promise<Row | undefined> {
	const { Name, EmailAddress } = call.payload;
	const byName = await readRecord(call.session, pathOf(Name), route);
	if (byName !== undefined || EmailAddress === undefined) return byName;
	const path = searched("users", { EmailAddress }, "Name");
	const [first] = itemsOf((await call.session.client.get(path, "/users")).json);
	return first === undefined ? undefined : readUser(call.session, String(first.id));
}

const readUser = (session: Session, name: string) => readRecord(session, pathOf(name), route);

const markOf = (comments: unknown) => /^crisp:[0-9a-f]+/.exec(String(comments ?? ""))?.[0];
const isOurs = (call: Call, found: Row) => markOf(found.Comments) === markOf(call.payload.Comments);

function compare({ Privileged: _, ...columns }: Row, found: Row): ReadBack {
	return { differences: Object.entries(columns).flatMap(([name, value]) => difference([], name, value, found[name])) };
}

const stays = text(
	"a user of this name or address was there already and stays as it is",
	"已存在同名或同邮箱的用户，保持原样",
);
