import { type Localized, text } from "../../model/index.js";
import type { Evidence } from "../evidence/evidence.js";
import { groups } from "./all-items.js";
import type { Answers } from "./answers.js";
import { Case, type TargetFacts } from "./case.js";
import type { Item, Verdict } from "./item.js";
import type { QuestionId } from "./question-list.js";

export interface Judged extends Verdict {
	item: Item;
	/** File of its group in src/compliance/rules. */
	file: string;
	/** What it needed to know and nobody told. */
	unanswered: QuestionId[];
}

/** Judges every item. Pure: same evidence and answers, same verdicts. */
export function evaluate(evidence: Evidence, answers: Answers, target?: TargetFacts): Judged[] {
	return groups.flatMap(({ file, items }) =>
		items.map((item) => {
			const c = new Case(evidence, answers, target);
			const verdict = item.rule(c);
			return { item, file, unanswered: c.unanswered, ...honest(verdict, c.unanswered) };
		}),
	);
}

/** What nobody answered never passes. */
function honest(verdict: Verdict, unanswered: readonly QuestionId[]): Verdict {
	if (verdict.status !== "pass" || unanswered.length === 0) return verdict;
	return { status: "review", reason: notAnswered(unanswered) };
}

function notAnswered(ids: readonly QuestionId[]): Localized {
	return text(`Not answered: ${ids.join(", ")}`, `未填报：${ids.join("、")}`);
}
