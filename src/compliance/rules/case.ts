import type { Fact } from "../../adapter/vendor.js";
import type { Localized } from "../../model/index.js";
import type { CategoryGroup } from "../detect/categories.js";
import type { Evidence, HitCount, Range } from "../evidence/evidence.js";
import { monthsBefore } from "../evidence/retention.js";
import type { Answers } from "./answers.js";
import type { ChoiceId, ChoiceOf, CountryId, DateId, ListId, NumberId, QuestionId, YesNoId } from "./question-list.js";

/** The vendor that was named with `--to`, as its manifest has it. */
export interface TargetFacts {
	id: string;
	name: Localized;
	facts: readonly Fact[];
}

/** What a rule may look at. Remembers which questions it asked in vain. */
export class Case {
	readonly m: Evidence;
	readonly target: TargetFacts | undefined;
	readonly #answers: Answers;
	readonly #unanswered = new Set<QuestionId>();

	constructor(evidence: Evidence, answers: Answers, target?: TargetFacts) {
		this.m = evidence;
		this.#answers = answers;
		this.target = target;
	}

	get nowMs(): number {
		return this.m.window.madeAtMs;
	}

	/** Questions that this rule needed and nobody answered. */
	get unanswered(): QuestionId[] {
		return [...this.#unanswered];
	}

	/** Whether a new system is chosen at all. */
	get hasTarget(): boolean {
		return this.target !== undefined || this.#answers["target.type"] !== undefined;
	}

	/** The declared kind of the new system, or the one that its manifest leaves. */
	get targetType(): ChoiceOf<"target.type"> | undefined {
		if (this.#answers["target.type"] === undefined) {
			const ways = new Set(this.factValues("deployment"));
			if (ways.size === 1 && ways.has("saas")) return "vendor";
			// In a cloud or at home: the first is the stricter, for the cloud's owner processes for you.
			if (ways.size > 0 && !ways.has("saas")) return "hosted-cloud";
		}
		return this.choice("target.type");
	}

	/** What official or observed facts of the target say under a topic. */
	factValues(topic: Fact["topic"]): string[] {
		return (this.target?.facts ?? [])
			.filter((fact) => fact.topic === topic && fact.confidence !== "unconfirmed")
			.flatMap((fact) => fact.values ?? []);
	}

	yes(id: YesNoId): boolean | undefined {
		return this.#answer(id) as boolean | undefined;
	}
	number(id: NumberId): number | undefined {
		return this.#answer(id) as number | undefined;
	}
	/** The day's start in UTC. */
	dateMs(id: DateId): number | undefined {
		const day = this.#answer(id) as string | undefined;
		return day === undefined ? undefined : Date.parse(`${day}T00:00:00Z`);
	}
	country(id: CountryId): string | undefined {
		return this.#answer(id) as string | undefined;
	}
	choice<K extends ChoiceId>(id: K): ChoiceOf<K> | undefined {
		return this.#answer(id) as ChoiceOf<K> | undefined;
	}
	list<K extends ListId>(id: K): readonly ChoiceOf<K>[] | undefined {
		return this.#answer(id) as readonly ChoiceOf<K>[] | undefined;
	}
	/** An answer that decides nothing when it is missing. */
	peek(id: QuestionId): unknown {
		return this.#answers[id];
	}

	group(group: CategoryGroup): HitCount {
		return this.m.pi.byGroup[group] ?? noneFound;
	}

	/** People with a hit in any of these groups: at least the most of one, at most all together. */
	people(...groups: CategoryGroup[]): Range {
		const counts = groups.map((group) => this.group(group).subjects);
		return {
			lower: Math.max(0, ...counts.map(({ lower }) => lower)),
			upper: counts.reduce((sum, { upper }) => sum + upper, 0),
		};
	}

	/** Whether a moment lies further back than so many months. */
	isOlderThan(atMs: number, months: number): boolean {
		return atMs < monthsBefore(this.nowMs, months);
	}

	/** People in all systems: what was declared, but never fewer than the archive shows. */
	get totalIndividuals(): number | undefined {
		const declared = this.number("company.totalIndividuals");
		return declared === undefined ? undefined : Math.max(declared, this.m.subjects.total);
	}

	#answer(id: QuestionId): unknown {
		const answer = this.#answers[id];
		if (answer === undefined) this.#unanswered.add(id);
		return answer;
	}
}

const noneFound: HitCount = {
	hits: { lower: 0, upper: 0 },
	records: { lower: 0, upper: 0 },
	subjects: { lower: 0, upper: 0 },
	examples: [],
};

/** `12,345` in both languages. */
export function num(value: number): string {
	return new Intl.NumberFormat("en").format(value);
}

/** `3`, or `3–10` where there is doubt. */
export function span({ lower, upper }: Range): string {
	return lower === upper ? num(lower) : `${num(lower)}–${num(upper)}`;
}

export function day(atMs: number): string {
	return new Date(atMs).toISOString().slice(0, 10);
}
