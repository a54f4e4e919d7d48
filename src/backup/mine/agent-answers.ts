import { setImmediate } from "node:timers/promises";
import type { Archive } from "../../archive/archive.js";
import { type Contact, type ConversationId, type Message, text } from "../../model/index.js";
import type { RunContext } from "../../model/run-context.js";
import { namePatterns } from "./name-patterns.js";
import { type AnswerFacts, type Piece, phoneKey, redactAnswer } from "./redact-answer.js";

export interface AgentAnswer {
	pieces: readonly Piece[];
	contactId: string;
	/** Id of the agent, or the name of one who has left. */
	agent: string;
	sentAtMs: number | undefined;
}

/** Every text that an agent wrote to a customer, without the facts of that customer, conversation by conversation. */
export async function* agentAnswers(
	archive: Archive,
	run: Pick<RunContext, "signal" | "stop" | "report">,
	step: "count" | "group",
): AsyncIterable<AgentAnswer> {
	const total = archive.countEntities("message");
	run.report({ type: "step", step, text: stepTexts[step], total });
	const factsOf = factsByConversation(archive);
	let done = 0;
	for (const message of archive.entities("message")) {
		done += 1;
		if (done % messagesBetweenBreaths === 0) {
			await setImmediate();
			run.signal.throwIfAborted();
			run.stop?.throwIfAborted();
			run.report({ type: "advance", step, done, total });
		}
		if (message.direction !== "outgoing" || message.author.type !== "agent" || message.automated) continue;
		const answer = message.parts
			.map((part) => (part.type === "text" ? part.text : ""))
			.join("\n")
			.trim();
		if (answer === "" || answer.length > mostCharacters) continue;
		const { facts, contactId } = factsOf(message);
		yield {
			pieces: redactAnswer(answer, facts),
			contactId,
			agent: message.author.agentId ?? message.author.name ?? "",
			sentAtMs: message.sentAtMs,
		};
	}
	run.report({ type: "advance", step, done: total, total });
}

/** Nobody's prepared answer is longer, and no target takes one. */
const mostCharacters = 20_000;
const messagesBetweenBreaths = 2000;
const stepTexts = {
	count: text("Looking for repeated answers", "正在查找重复的回答"),
	group: text("Grouping them", "正在归类"),
};

/** Messages come conversation by conversation, so the facts of one at a time are enough. */
function factsByConversation(archive: Archive): (message: Message) => { facts: AnswerFacts; contactId: string } {
	const [workspace] = archive.entities("workspace", { includeGone: true });
	const published = new Set(
		Object.values(workspace?.contactPoints ?? {}).flatMap((value) => [value.toLowerCase(), phoneKey(value)]),
	);
	const names = [...archive.entities("agent", { includeGone: true })].map((agent) => agent.name);
	const everybody = namePatterns(names);
	const former = new Map<string, AnswerFacts["agents"]>();
	const agentsOf = (name: string | undefined) => {
		if (name === undefined || names.includes(name)) return everybody;
		let patterns = former.get(name);
		if (patterns === undefined) {
			patterns = namePatterns([...names, name]);
			// A message can carry any name: the memory of them stays small.
			if (former.size >= 1000) former.clear();
			former.set(name, patterns);
		}
		return patterns;
	};
	let current: { id: ConversationId; contactId: string; facts: AnswerFacts } | undefined;
	return ({ conversationId, author }) => {
		if (current?.id !== conversationId) {
			const contactId = archive.entity("conversation", conversationId)?.contactId ?? conversationId;
			const contact = archive.entity("contact", contactId);
			current = { id: conversationId, contactId, facts: { ...customerFacts(contact), agents: everybody, published } };
		}
		return { facts: { ...current.facts, agents: agentsOf(author.name) }, contactId: current.contactId };
	};
}

function customerFacts(contact: Contact | undefined): Pick<AnswerFacts, "contact" | "emails" | "phones"> {
	const of = (type: "email" | "phone") =>
		(contact?.identities ?? []).filter((each) => each.type === type).map((each) => each.value);
	return {
		contact: namePatterns([contact?.name]),
		emails: new Set(of("email").map((value) => value.trim().toLowerCase())),
		phones: new Set(of("phone").map(phoneKey)),
	};
}
