import type { Entity, EntityKind, EntityOf, Language } from "../model/index.js";
import type { Adapter, Operation, TranslateContext } from "./contract.js";

/** A translate context over a few entities in memory, as `plan` has one over an archive. */
export function sampleContext<Config>(
	entities: readonly Entity[],
	config: Partial<Config>,
	language: Language = "en",
): TranslateContext<Config> {
	const of = <K extends EntityKind>(kind: K) =>
		entities.filter((entity): entity is EntityOf<K> => entity.kind === kind);
	const byId = <K extends EntityKind>(kind: K) => {
		const map = new Map(of(kind).map((entity) => [entity.id as string, entity]));
		return (id: string) => map.get(id);
	};
	const [workspace] = of("workspace");
	if (!workspace) throw new Error("the samples need a workspace");
	const messages = of("message");
	return {
		workspace,
		language,
		timeZone: "Asia/Shanghai",
		config,
		contact: byId("contact"),
		conversation: byId("conversation"),
		hasConversation: (id) => of("conversation").some((conversation) => conversation.contactId === id),
		agent: byId("agent"),
		attachment: byId("attachment"),
		messages: (id) => messages.filter((message) => message.conversationId === id),
		entities: (kind) => of(kind),
		identity: () => undefined,
	};
}

/** All operations of the samples in the order in which an import performs them. */
export function translateAll<Config>(
	adapter: Adapter<Config>,
	entities: readonly Entity[],
	context: TranslateContext<Config>,
): Operation[] {
	return adapter.manifest.order.flatMap((kind) =>
		entities.filter((entity) => entity.kind === kind).flatMap((entity) => [...adapter.translate(entity, context)]),
	);
}
