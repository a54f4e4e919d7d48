import type { TranslateContext } from "../adapter/contract.js";
import type { Message } from "../model/index.js";
import type { PlanSummary } from "./plan.js";

/** What the messages of a plan are made of, and who wrote them. */
export interface MessageTally {
	parts: PlanSummary["parts"];
	/** Messages by the agent who wrote them; `name` as the messages have it. */
	authors: Map<string, { messages: number; name?: string }>;
}

/**
 * Counts messages while an adapter reads them, so that a plan reads them once. A conversation counts when it was read to its end,
 * and once, however often the adapter goes through it.
 */
export function countingMessages<Config>(context: TranslateContext<Config>): {
	context: TranslateContext<Config>;
	tally: MessageTally;
} {
	const tally: MessageTally = { parts: {}, authors: new Map() };
	let counted: string | undefined;

	function* messages(id: Parameters<typeof context.messages>[0]): Iterable<Message> {
		if (counted === id) return yield* context.messages(id);
		const inside: MessageTally = { parts: {}, authors: new Map() };
		for (const message of context.messages(id)) {
			addMessage(inside, message);
			yield message;
		}
		if (counted === id) return;
		counted = id;
		addTally(tally, inside);
	}
	return { context: { ...context, messages }, tally };
}

export function addMessage({ parts, authors }: MessageTally, { parts: own, author }: Message): void {
	for (const { type } of own) parts[type] = (parts[type] ?? 0) + 1;
	if (author.type !== "agent" || author.agentId === undefined) return;
	const { messages = 0, name = author.name } = authors.get(author.agentId) ?? {};
	authors.set(author.agentId, { messages: messages + 1, ...(name !== undefined && { name }) });
}

function addTally(sum: MessageTally, inside: MessageTally): void {
	for (const [type, count] of Object.entries(inside.parts) as [keyof PlanSummary["parts"], number][])
		sum.parts[type] = (sum.parts[type] ?? 0) + count;
	for (const [id, { messages, name }] of inside.authors) {
		const known = sum.authors.get(id);
		const first = known?.name ?? name;
		sum.authors.set(id, { messages: (known?.messages ?? 0) + messages, ...(first !== undefined && { name: first }) });
	}
}
