import type { AgentAnswer } from "./agent-answers.js";
import { similarity } from "./min-hash.js";
import type { Piece } from "./redact-answer.js";

/** One way in which agents worded an answer. */
export interface Wording {
	canonical: string;
	pieces: readonly Piece[];
	count: number;
	/** Per placeholder, in order: what stood there, as long as it was the same every time. */
	constants: (string | undefined)[];
	/** Customers who got it, at most so many as matter. */
	contacts: Set<string>;
}

export interface AnswerGroup {
	id: number;
	signature: Uint32Array;
	keys: readonly number[];
	/** How often it is used in the whole archive, by the first pass. */
	estimate: number;
	count: number;
	wordings: Wording[];
	agents: Set<string>;
	firstMs: number | undefined;
	lastMs: number | undefined;
}

export interface GroupedAnswer {
	answer: AgentAnswer;
	canonical: string;
	signature: Uint32Array;
	keys: readonly number[];
	estimate: number;
}

/** How alike two answers must be to count as one; an estimate from 64 places, right to about 0.06. */
const alike = 0.6;
const mostWordings = 8;
const mostAgents = 200;
/** With so many customers a fact that was the same for all of them is theirs no more. */
export const contactsThatMatter = 3;

/**
 * Groups of answers that say the same, in bounded memory: when there are more groups than `most`, those that the first pass saw
 * least often make room and may not come back. So the groups that stay are counted whole.
 */
export class AnswerGroups {
	readonly #most: number;
	readonly #groups = new Map<number, AnswerGroup>();
	readonly #byKey = new Map<number, number[]>();
	#nextId = 0;
	#floor = 0;

	constructor(most: number) {
		this.#most = most;
	}

	/** The most often that an answer was met which had to make room; 0 when all were held. */
	get floor(): number {
		return this.#floor;
	}

	add(one: GroupedAnswer): void {
		const group = this.#closest(one) ?? this.#found(one);
		if (group === undefined) return;
		const { answer } = one;
		group.count += 1;
		if (group.agents.size < mostAgents) group.agents.add(answer.agent);
		if (answer.sentAtMs !== undefined) {
			group.firstMs = Math.min(group.firstMs ?? answer.sentAtMs, answer.sentAtMs);
			group.lastMs = Math.max(group.lastMs ?? answer.sentAtMs, answer.sentAtMs);
		}
		addWording(group, one);
	}

	groups(): Iterable<AnswerGroup> {
		return this.#groups.values();
	}

	#closest({ keys, signature }: GroupedAnswer): AnswerGroup | undefined {
		let best: { group: AnswerGroup; likeness: number } | undefined;
		for (const key of keys) {
			for (const id of this.#byKey.get(key) ?? []) {
				const group = this.#groups.get(id);
				if (group === undefined) continue;
				const likeness = similarity(group.signature, signature);
				if (likeness < alike) continue;
				const better = best === undefined || likeness > best.likeness;
				if (better || (likeness === best?.likeness && id < best.group.id)) best = { group, likeness };
			}
		}
		return best?.group;
	}

	#found({ signature, keys, estimate }: GroupedAnswer): AnswerGroup | undefined {
		if (estimate <= this.#floor) return undefined;
		if (this.#groups.size >= this.#most) this.#makeRoom();
		const group: AnswerGroup = {
			id: this.#nextId,
			signature,
			keys,
			estimate,
			count: 0,
			wordings: [],
			agents: new Set(),
			firstMs: undefined,
			lastMs: undefined,
		};
		this.#nextId += 1;
		this.#groups.set(group.id, group);
		for (const key of keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), group.id]);
		return group;
	}

	#makeRoom(): void {
		const rarest = [...this.#groups.values()].sort(
			(one, other) => one.estimate - other.estimate || one.count - other.count || other.id - one.id,
		);
		for (const group of rarest.slice(0, Math.ceil(this.#most / 4))) {
			// Estimates end at 255: a new answer as frequent as that is always let in.
			this.#floor = Math.max(this.#floor, Math.min(group.estimate, 254));
			this.#groups.delete(group.id);
			for (const key of group.keys) {
				const left = (this.#byKey.get(key) ?? []).filter((id) => id !== group.id);
				if (left.length === 0) this.#byKey.delete(key);
				else this.#byKey.set(key, left);
			}
		}
	}
}

function addWording(group: AnswerGroup, { answer, canonical }: GroupedAnswer): void {
	const facts = answer.pieces.filter((piece) => typeof piece !== "string").map((piece) => piece.value);
	const known = group.wordings.find((wording) => wording.canonical === canonical);
	if (known !== undefined) {
		known.count += 1;
		known.constants = known.constants.map((value, at) => (value === facts[at] ? value : undefined));
		if (known.contacts.size < contactsThatMatter) known.contacts.add(answer.contactId);
		return;
	}
	if (group.wordings.length >= mostWordings) {
		// The rarest makes room, so that a wording that became common later can show.
		group.wordings.sort((one, other) => other.count - one.count);
		group.wordings.pop();
	}
	group.wordings.push({
		canonical,
		pieces: answer.pieces,
		count: 1,
		constants: facts,
		contacts: new Set([answer.contactId]),
	});
}
