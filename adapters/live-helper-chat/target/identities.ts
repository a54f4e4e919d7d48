import type { TargetIdentities } from "../../../src/adapter/contract.js";
import { rowsOf, type WireUser } from "../wire.js";
import { departments } from "./departments.js";
import type { Session } from "./session.js";

/** Operators and departments there: what identities.csv may name. */
export async function readIdentities(session: Session): Promise<TargetIdentities> {
	const users: WireUser[] = rowsOf((await session.client.get("getusers", "getusers")).json);
	return {
		agent: users.map(({ id, name, surname, username, email }) => ({
			id: String(id),
			name: [name, surname].filter(Boolean).join(" ") || String(username ?? ""),
			...(email && { email }),
		})),
		inbox: (await departments(session)).map(({ id, name }) => ({ id: String(id), name: String(name ?? "") })),
	};
}
