import type { TargetIdentities, TargetIdentity } from "../../../src/adapter/contract.js";
import { itemsOf, type Row } from "../wire.js";
import { listAll, readRecord, type Session, searched } from "./session.js";

/** Privileged users and queues: what `translate` takes a decision of identities.csv for. */
export async function readIdentities(session: Session): Promise<TargetIdentities> {
	return { agent: await privilegedUsers(session), inbox: await queues(session) };
}

/** A list of users does not say who is privileged; the system's own group does. */
async function privilegedUsers(session: Session): Promise<TargetIdentity[]> {
	const path = searched("groups", { Name: "Privileged", Domain: "SystemInternal" }, "Name,Domain");
	const [group] = itemsOf((await session.client.get(path, "/groups")).json).filter(({ Name }) => Name === "Privileged");
	if (group === undefined) return [];
	const found: TargetIdentity[] = [];
	for await (const { id } of listAll(session, `/group/${group.id}/members?users=1&groups=0`, "/group/{id}/members")) {
		const user = await readRecord(session, `/user/${encodeURIComponent(String(id))}`, "/user/{id}");
		if (user !== undefined) found.push(identityOf(user));
	}
	return found;
}

async function queues(session: Session): Promise<TargetIdentity[]> {
	const found: TargetIdentity[] = [];
	for await (const { Name } of listAll(session, "/queues/all?fields=Name", "/queues/all"))
		if (typeof Name === "string" && Name !== "") found.push({ id: Name, name: Name });
	return found;
}

function identityOf({ Name, RealName, EmailAddress }: Row): TargetIdentity {
	const email = typeof EmailAddress === "string" && EmailAddress !== "" ? EmailAddress : undefined;
	return { id: String(Name), name: String(RealName || Name), ...(email !== undefined && { email }) };
}
