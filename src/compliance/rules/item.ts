import { type Localized, text } from "../../model/index.js";
import type { Evidence } from "../evidence/evidence.js";
import type { Case } from "./case.js";
import type { Citation } from "./laws.js";
import type { MetricName } from "./metrics.js";
import type { SourceId } from "./sources.js";

/** `review`: a person must decide. `na`: does not apply to this archive and these facts. */
export const statuses = ["fail", "review", "pass", "na"] as const;
export type Status = (typeof statuses)[number];

/** `blocker`: stop; `high`: before the import; `medium`: within 30 days; `low`: a note. */
export const severities = ["blocker", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

export interface Verdict {
	status: Status;
	/** Why, with the numbers that decided. */
	reason: Localized;
}

/** One item of the checklist. The file it stands in is its group. */
export interface Item {
	/** Stable, as in compliance-items.json. */
	id: string;
	severity: Severity;
	title: Localized;
	/** When it applies, for people; the rule decides it. */
	applies: Localized;
	basis: readonly Citation[];
	sources: readonly SourceId[];
	/** The numbers that the report prints as its evidence. */
	evidence: readonly MetricName[];
	/** Ids of a few records behind the numbers, to be looked up in the archive. */
	lookUp?: (m: Evidence) => readonly string[];
	/**
	 * Pure. What it asks of the case and nobody answered turns a pass into review (`evaluate`), so a rule may pass without
	 * looking. Probable hits never fail: only lower bounds do.
	 */
	rule(c: Case): Verdict;
	remediation: readonly Localized[];
}

export const pass = (reason: Localized): Verdict => ({ status: "pass", reason });
export const fail = (reason: Localized): Verdict => ({ status: "fail", reason });
export const review = (reason: Localized): Verdict => ({ status: "review", reason });
export const na = (reason: Localized): Verdict => ({ status: "na", reason });

/** What several items say when they have nothing to judge. */
export const noTarget = na(text("No target is chosen", "尚未选定目标平台"));
export const nobodyInMainland = na(
	text("Nobody in the archive is, or may be, in mainland China", "归档中没有、也不可能有境内个人"),
);
