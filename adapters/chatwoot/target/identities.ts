import type { TargetIdentities, TargetIdentity } from "../../../src/adapter/contract.js";
import { type Row, rowsOf } from "../wire.js";
import { accountRoute, type Session } from "./handler.js";

/** Users and teams of the account: what `translate` takes a decision of identities.csv for. Imports go to an inbox of their own. */
export async function readIdentities({ client, base }: Session): Promise<TargetIdentities> {
	const rows = async (path: "/agents" | "/teams") =>
		rowsOf((await client.get(`${base}${path}`, accountRoute(path))).json);
	return { agent: (await rows("/agents")).map(identityOf), team: (await rows("/teams")).map(identityOf) };
}

function identityOf({ id, name, email }: Row): TargetIdentity {
	return { id: String(id), name: String(name ?? ""), ...(typeof email === "string" && email !== "" && { email }) };
}
