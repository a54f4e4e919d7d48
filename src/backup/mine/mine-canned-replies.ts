import type { Archive } from "../../archive/archive.js";
import type { RunContext } from "../../model/index.js";
import { agentAnswers } from "./agent-answers.js";
import { answerFeatures } from "./answer-features.js";
import { type AnswerGroup, AnswerGroups } from "./answer-groups.js";
import { heldReplies } from "./held-replies.js";
import { bandKeys, fullSignature, shortSignature } from "./min-hash.js";
import { type Proposal, propose } from "./propose.js";
import { RepeatCounter } from "./repeat-counter.js";

/*
 * Canned replies nobody wrote down: answers that agents typed again and again. Two passes over the messages: the first counts
 * which MinHash bands come back, the second groups only answers that have a likeness somewhere. Memory is bounded whatever the
 * archive holds: 64 MiB of counters, 20,000 groups. Reads the archive and writes nothing.
 */
export interface MineOptions {
	archive: Archive;
	run: Pick<RunContext, "signal" | "stop" | "report">;
	/** Default 3. */
	leastUses?: number;
	/** Groups kept at once; default 20,000. */
	mostGroups?: number;
}

export interface MineResult {
	proposals: Proposal[];
	/** Answers looked at, greetings and other short ones not counted. */
	answers: number;
	/** Repeated answers that are canned replies of the archive already; not proposed again. */
	known: number;
	/** More different answers than could be held: rarely used ones may be missing. */
	isCut: boolean;
}

/** "Hello, how can I help you?" says less. */
const leastWeight = 30;

export async function mineCannedReplies({ archive, run, ...options }: MineOptions): Promise<MineResult> {
	const leastUses = Math.max(2, options.leastUses ?? 3);
	const counter = new RepeatCounter(archive.countEntities("message"));
	let answers = 0;
	for await (const { pieces } of agentAnswers(archive, run, "count")) {
		const { hashes, weight } = answerFeatures(pieces);
		if (weight < leastWeight) continue;
		answers += 1;
		counter.add(bandKeys(shortSignature(hashes)));
	}
	const groups = new AnswerGroups(options.mostGroups ?? 20_000);
	for await (const answer of agentAnswers(archive, run, "group")) {
		const { canonical, hashes, weight } = answerFeatures(answer.pieces);
		if (weight < leastWeight) continue;
		const keys = bandKeys(shortSignature(hashes));
		if (!counter.isRepeated(keys)) continue;
		groups.add({ answer, canonical, keys, estimate: counter.estimate(keys), signature: fullSignature(hashes) });
	}
	const have = heldReplies(archive);
	const isHeld = ({ wordings }: AnswerGroup) => wordings.some(({ canonical }) => have.has(canonical));
	const repeated = [...groups.groups()].filter(({ count }) => count >= leastUses);
	const fresh = repeated.filter((group) => !isHeld(group));
	return {
		proposals: propose(fresh),
		answers,
		known: repeated.length - fresh.length,
		isCut: groups.floor >= leastUses,
	};
}
