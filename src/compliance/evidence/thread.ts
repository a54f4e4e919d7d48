import type { Conversation, Message } from "../../model/index.js";
import type { Evidence } from "./evidence.js";
import { dayMs } from "./gathering.js";
import { countIn } from "./hit-counter.js";
import { phrases } from "./phrases.js";

/** What is remembered of a conversation while its messages go by in time order. */
export class Thread {
	readonly node: number;
	readonly #conversation: Conversation | undefined;
	/** Whether each of the last three messages was an agent's question for personal data; whether it spoke of identity papers. */
	readonly #recent: { asked: boolean; papers: boolean }[] = [];
	readonly #requests: { atMs: number; plain: boolean; example: string; answered: boolean }[] = [];
	readonly #topics = { orderService: false, complaint: false, preSales: false, marketing: false };
	#previousIncoming: string | undefined;
	#previousOutgoing: string | undefined;
	#newestMs: number | undefined;
	hasCredentials = false;

	constructor(node: number, conversation: Conversation | undefined) {
		this.node = node;
		this.#conversation = conversation;
		this.#newestMs = conversation?.updatedAtMs ?? conversation?.createdAtMs;
	}

	/** What the other side said last: "What is your ID number?" */
	previousOf(direction: Message["direction"]): string | undefined {
		return direction === "incoming" ? this.#previousOutgoing : this.#previousIncoming;
	}

	/** An agent asked for such data in the last three messages. */
	get wasAsked(): boolean {
		return this.#recent.some(({ asked }) => asked);
	}

	/** The last three messages spoke of an ID card or passport. */
	get spokeOfPapers(): boolean {
		return this.#recent.some(({ papers }) => papers);
	}

	/** Takes one message in; `said` is its text, note texts apart. */
	add(message: Message, said: string, evidence: Evidence): void {
		const { direction, sentAtMs } = message;
		if (sentAtMs !== undefined && sentAtMs > (this.#newestMs ?? 0)) this.#newestMs = sentAtMs;
		if (direction === "incoming") {
			this.#previousIncoming = said;
			this.#hear(message, said, evidence);
		} else if (direction === "outgoing") {
			this.#previousOutgoing = said;
			for (const request of this.#requests)
				if ((sentAtMs ?? 0) - request.atMs <= answerDays * dayMs) request.answered = true;
			if (said !== "" && phrases.marketing.test(said)) this.#topics.marketing = true;
		}
		this.#recent.push({
			asked: direction === "outgoing" && phrases.asksIdentity.test(said),
			papers: phrases.idDocument.test(said),
		});
		if (this.#recent.length > 3) this.#recent.shift();
	}

	#hear(message: Message, said: string, evidence: Evidence): void {
		if (said === "") return;
		const topics = this.#topics;
		if (!topics.orderService && phrases.order.test(said)) topics.orderService = true;
		if (!topics.complaint && phrases.complaint.test(said)) topics.complaint = true;
		if (!topics.preSales && phrases.preSales.test(said)) topics.preSales = true;
		const plain = phrases.dsrPlain.test(said);
		if (!plain && !phrases.dsrHint.test(said)) return;
		countIn(evidence.dsr.messages, plain);
		this.#requests.push({ atMs: message.sentAtMs ?? 0, plain, example: message.id, answered: false });
	}

	/** The conversation is over: what it was about, and what nobody answered. */
	close(evidence: Evidence): { order: boolean; newestMs: number | undefined } {
		const conversation = this.#conversation;
		const topics = this.#topics;
		const spam = conversation?.blocked === true || conversation?.tagIds.some((tag) => /spam|垃圾/i.test(tag)) === true;
		if (topics.orderService) evidence.topics.orderService += 1;
		if (topics.complaint) evidence.topics.complaint += 1;
		if (topics.preSales && !topics.orderService) evidence.topics.preSales += 1;
		if (topics.marketing && !topics.orderService) evidence.topics.marketing += 1;
		if (spam) evidence.topics.spam += 1;
		if (topics.complaint && conversation !== undefined && conversation.status !== "resolved") evidence.disputes += 1;
		if (this.hasCredentials) evidence.credentials.conversations += 1;
		for (const { answered, plain, example } of this.#requests) {
			if (answered) continue;
			countIn(evidence.dsr.unanswered, plain);
			if (evidence.dsr.examples.length < 3) evidence.dsr.examples.push(example);
		}
		return { order: topics.orderService, newestMs: this.#newestMs };
	}
}

/** 15 working days, in days of the calendar. */
const answerDays = 21;
