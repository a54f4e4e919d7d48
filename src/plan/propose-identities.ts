import type { TargetIdentities, TargetIdentity } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerEntry } from "../archive/ledger-store.js";
import type { Identity } from "./identities.js";

/**
 * Proposes who is who: agents by e-mail, then by name; inboxes and teams by name. A name that two share proposes nobody.
 * Nobody in the target is no reason to leave somebody out: such a line maps to no one, and the adapter does what it does by itself.
 */
export function proposeIdentities(
	archive: Pick<Archive, "entities">,
	inTarget: TargetIdentities,
	decided: readonly Identity[] = [],
): Identity[] {
	const proposed: Identity[] = [];
	for (const { id, name, email } of archive.entities("agent")) {
		const targetId = matching(inTarget.agent, name, email);
		const sourceEmail = email === undefined ? {} : { sourceEmail: email };
		const line = { kind: "agent", sourceId: id, sourceName: name, decision: "map" } as const;
		proposed.push({ ...line, ...sourceEmail, ...(targetId && { targetId }) });
	}
	for (const kind of ["inbox", "team"] as const) {
		for (const { id, name } of archive.entities(kind)) {
			const targetId = matching(inTarget[kind], name);
			proposed.push({ kind, sourceId: id, sourceName: name, decision: "map", ...(targetId && { targetId }) });
		}
	}
	return mergeIdentities(decided, proposed);
}

/**
 * The inboxes and teams that were there before: what an import made of the archive's own is nobody to decide about, and named in
 * identities.csv it would bar the way after an undo. Agents are not made as people, their stand-ins have ids of their own.
 */
export function withoutCreated(inTarget: TargetIdentities, entries: Iterable<LedgerEntry>): TargetIdentities {
	const created = new Set<string>();
	for (const { source, ref, existing } of entries) if (ref && !existing) created.add(`${source.kind}:${ref.id}`);
	const others = (kind: "inbox" | "team") => inTarget[kind]?.filter(({ id }) => !created.has(`${kind}:${id}`));
	const [inbox, team] = [others("inbox"), others("team")];
	return { ...inTarget, ...(inbox && { inbox }), ...(team && { team }) };
}

/** What the user decided stays, open lines get the new proposal, new ones come after. Nobody is forgotten: a later run may need them. */
export function mergeIdentities(decided: readonly Identity[], proposed: readonly Identity[]): Identity[] {
	const fresh = new Map(proposed.map((identity) => [keyOf(identity), identity]));
	const merged = decided.map((identity) => {
		const open = identity.decision === "map" && !identity.targetId;
		return (open && fresh.get(keyOf(identity))) || identity;
	});
	const known = new Set(decided.map(keyOf));
	return [...merged, ...proposed.filter((identity) => !known.has(keyOf(identity)))];
}

function keyOf({ kind, sourceId }: Identity): string {
	return `${kind}:${sourceId}`;
}

function matching(candidates: readonly TargetIdentity[] = [], name: string, email?: string): string | undefined {
	const same = (a: string | undefined, b: string | undefined) =>
		a !== undefined && b !== undefined && a.trim() !== "" && a.trim().toLowerCase() === b.trim().toLowerCase();
	const byEmail = candidates.filter((candidate) => same(candidate.email, email));
	const found = byEmail.length > 0 ? byEmail : candidates.filter((candidate) => same(candidate.name, name));
	return found.length === 1 ? found[0]?.id : undefined;
}
