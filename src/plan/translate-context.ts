import type { Adapter, TranslateContext } from "../adapter/contract.js";
import type { Archive } from "../archive/archive.js";
import type { Agent, AgentId, EntityKind, EntityOf, Inbox, Language } from "../model/index.js";
import type { Identity } from "./identities.js";
import { workspaceOf } from "./plan-state.js";

export { workspaceOf };

export interface TranslateContextOptions<Config> {
	adapter?: Pick<Adapter<Config>, "manifest">;
	/** As far as given: a plan needs no credentials. */
	config: Partial<Config>;
	language: Language;
	/** IANA zone in which times are written into texts. */
	timeZone: string;
	identities: readonly Identity[];
}

/**
 * The read-only view of archive and decisions that `translate` works on.
 * What is gone at the source is gone here too: it is not imported, so nothing may refer to it.
 */
export function createTranslateContext<Config>(
	archive: Archive,
	options: TranslateContextOptions<Config>,
): TranslateContext<Config> {
	const decisions = new Map(options.identities.map((identity) => [`${identity.kind}:${identity.sourceId}`, identity]));
	// Every message asks for its author, and agents are few: with inboxes the only entities worth keeping in memory.
	const agents = new Map<AgentId, Agent | undefined>();
	// So does every conversation for its inbox.
	let inboxes: Inbox[] | undefined;

	function present<K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined {
		const entity = archive.entity(kind, id);
		return entity && !archive.isEntityGone(kind, id) ? entity : undefined;
	}

	const contact = rememberingLast((id: string) => present("contact", id));
	const conversation = rememberingLast((id: string) => present("conversation", id));

	return {
		workspace: workspaceOf(archive),
		language: options.language,
		timeZone: options.timeZone,
		config: options.config,
		contact,
		conversation,
		hasConversation: (id) => archive.countEntities("conversation", { parent: id }) > 0,
		agent(id) {
			if (!agents.has(id)) agents.set(id, present("agent", id));
			return agents.get(id);
		},
		attachment: (id) => archive.attachment(id),
		messages: (id) => archive.messages(id),
		entities<K extends EntityKind>(kind: K): Iterable<EntityOf<K>> {
			if (kind !== "inbox") return archive.entities(kind);
			inboxes ??= [...archive.entities("inbox")];
			return inboxes as EntityOf<K>[];
		},
		identity(kind, sourceId) {
			const found = decisions.get(`${kind}:${sourceId}`);
			if (found?.decision === "skip") return { decision: "skip" };
			// Map to nobody is no decision: the adapter does what it does by itself.
			return found?.targetId ? { decision: "map", targetId: found.targetId } : undefined;
		},
	};
}

/** Each message of a conversation asks for the same two: the last answer is the next one. */
function rememberingLast<T>(look: (id: string) => T): (id: string) => T {
	let last: { id: string; found: T } | undefined;
	return (id) => {
		if (last?.id !== id) last = { id, found: look(id) };
		return last.found;
	};
}
