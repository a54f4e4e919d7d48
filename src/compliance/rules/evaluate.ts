import { type Localized, text } from "../../model/index.js";
import type { Evidence } from "../evidence/evidence.js";
import { groups } from "./all-items.js";
import type { Answers } from "./answers.js";
import { Case, type TargetFacts } from "./case.js";
import type { Item, Verdict } from "./item.js";
import { type QuestionId, questions } from "./question-list.js";

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

/** More questions than these are listed at the end of the report only. */
const asksShown = 2;

function notAnswered(ids: readonly QuestionId[]): Localized {
	const asked = ids.slice(0, asksShown).map((id) => questions[id].text);
	const more = ids.length - asked.length;
	return text(
		`Not answered: ${asked.map(({ en }) => en).join(" ")}${more > 0 ? ` (and ${more} more)` : ""}`,
		`未填报：${asked.map((each) => each["zh-CN"]).join("")}${more > 0 ? `（另有 ${more} 项）` : ""}`,
	);
}
