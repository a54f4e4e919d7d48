import { describe, expect, it } from "vitest";
import { makeReport } from "../../src/compliance/report.js";
import { groups } from "../../src/compliance/rules/all-items.js";
import { type Answers, fits, nestAnswers, readAnswers } from "../../src/compliance/rules/answers.js";
import { choiceWord } from "../../src/compliance/rules/choice-words.js";
import { evaluate } from "../../src/compliance/rules/evaluate.js";
import { citationText } from "../../src/compliance/rules/laws.js";
import { metricNames, metricValue } from "../../src/compliance/rules/metrics.js";
import { type questionIds, questions } from "../../src/compliance/rules/question-list.js";
import { isOutdated } from "../../src/compliance/rules/rule-set.js";
import { tierOf } from "../../src/compliance/rules/tier.js";
import { isAppError } from "../../src/model/index.js";
import { complianceSummary } from "../../src/render/compliance-document.js";
import { renderDocumentText } from "../../src/render/document-text.js";
import { evidenceWith, range, reportDayMs } from "./evidence-with.js";
import { ruleCases } from "./rule-cases.js";

const items = groups.flatMap((group) => group.items);
const cjk = /[\u4e00-\u9fff]/;

describe("the rules", () => {
	it.each(ruleCases.map((each, at) => ({ ...each, at })))("$id is $status ($at)", ({ id, status, m, a, target }) => {
		const judged = evaluate(evidenceWith(m ?? {}), a ?? {}, target).find((each) => each.item.id === id);
		expect({ status: judged?.status, why: judged?.reason.en }).toMatchObject({ status });
		expect(judged?.reason["zh-CN"]).toMatch(cjk);
	});

	it("have 59 items, each tried in at least two statuses", () => {
		expect(new Set(items.map((item) => item.id)).size).toBe(59);
		for (const { id } of items) {
			const tried = new Set(ruleCases.filter((each) => each.id === id).map((each) => each.status));
			expect(tried.size, id).toBeGreaterThanOrEqual(2);
		}
		expect(ruleCases.filter(({ id }) => !items.some((item) => item.id === id))).toEqual([]);
	});

	it("never pass what nobody answered", () => {
		const everything = evidenceWith({ "subjects.cnAll": range(5), "subjects.total": 5, "subjects.eea": range(2) });
		for (const judged of evaluate(everything, { "target.type": "vendor" }))
			if (judged.status === "pass") expect(judged.unanswered, judged.item.id).toEqual([]);
	});

	it("never fail on what is only probable", () => {
		const only = (m: Record<string, unknown>) =>
			Object.fromEntries(
				Object.entries(m).map(([path, value]) => [
					path,
					typeof value === "object" && value !== null && "lower" in value ? { ...value, lower: 0 } : value,
				]),
			);
		// Items that fail by people or hits, with the certain ones taken away.
		for (const { id, m, a, target } of ruleCases.filter(
			(each) =>
				each.status === "fail" &&
				["XB-39-NOTICE", "XB-LAPTOP", "XB-REMOTE", "GDPR-44-CHINA", "UK-44A", "SENS-28-RULES", "VEN-LOC"].includes(
					each.id,
				),
		)) {
			const judged = evaluate(evidenceWith(only(m ?? {})), a ?? {}, target).find((each) => each.item.id === id);
			expect(judged?.status, id).not.toBe("fail");
		}
	});

	it("compute the tiers at their lines", () => {
		const tiers = [
			[0, 0],
			[1, 0],
			[99_999, 0],
			[100_000, 0],
			[999_999, 0],
			[1_000_000, 0],
			[1, 1],
			[1, 9999],
			[10_000, 10_000],
		].map(([general, sensitive]) => tierOf({ general: general!, sensitive: sensitive! }));
		expect(tiers).toEqual([
			"none",
			"exempt",
			"exempt",
			"contract",
			"contract",
			"assessment",
			"contract",
			"contract",
			"assessment",
		]);
		expect(tierOf({ general: 1, sensitive: 0 }, true)).toBe("assessment");
	});

	it("say all they say in both languages", () => {
		for (const item of items) {
			const texts = [item.title, item.applies, ...item.remediation];
			for (const each of texts) {
				expect(each["zh-CN"], item.id).toMatch(cjk);
				expect(each.en, item.id).not.toMatch(cjk);
			}
			expect(item.basis.length, item.id).toBeGreaterThan(0);
			for (const each of item.basis) expect(citationText(each).en.length).toBeGreaterThan(2);
		}
		for (const question of Object.values(questions)) {
			expect(question.text["zh-CN"]).toMatch(cjk);
			if ("choices" in question)
				for (const code of question.choices) if (code.length > 3) expect(choiceWord(code)["zh-CN"], code).toMatch(cjk);
		}
	});

	it("name only numbers that the evidence has", () => {
		const evidence = evidenceWith({});
		for (const name of metricNames) expect(metricValue(evidence, name), name).toBeDefined();
	});

	it("carry the words and laws of their old date into the report", () => {
		const old = evidenceWith({}, Date.UTC(2027, 5, 1));
		for (const [madeAtMs, outdated] of [
			[old.window.madeAtMs, true],
			[reportDayMs, false],
		] as const) {
			const report = makeReport(evidenceWith({}, madeAtMs), {});
			expect(report.ruleSet).toMatchObject({ asOf: "2026-11-23", outdated });
			const text = renderDocumentText(complianceSummary(report, "en"));
			expect(text.includes("more than six months ago")).toBe(outdated);
			expect(text).toContain("no legal advice");
		}
	});

	it("know when they are old", () => {
		expect(isOutdated(Date.UTC(2027, 4, 23))).toBe(false);
		expect(isOutdated(Date.UTC(2027, 4, 24))).toBe(true);
		expect(isOutdated(reportDayMs)).toBe(false);
	});
});

describe("answers", () => {
	it("are read nested or flat, and written nested", () => {
		const nested = { company: { isCIIO: false, otherExportsYtd: { general: 3 } }, "target.type": "vendor" };
		const answers = readAnswers(nested, "answers.json");
		expect(answers).toEqual({ "company.isCIIO": false, "company.otherExportsYtd.general": 3, "target.type": "vendor" });
		expect(readAnswers(nestAnswers(answers), "again")).toEqual(answers);
	});

	it.each([
		{ title: "an unknown question", value: { company: { isCIO: true } }, names: "company.isCIO" },
		{ title: "a wrong kind of answer", value: { company: { isCIIO: "no" } }, names: "company.isCIIO" },
		{ title: "a day that is none", value: { cutover: { date: "2026-02-30" } }, names: "cutover.date" },
		{ title: "a choice that is none", value: { target: { type: "cloud" } }, names: "vendor | hosted-cloud" },
	])("refuse $title by name", ({ value, names }) => {
		const thrown = caught(() => readAnswers(value, "answers.json"));
		expect(isAppError(thrown) && thrown.code).toBe("config-invalid");
		expect(isAppError(thrown) && thrown.what.en).toContain(names);
	});

	it("treat null as unanswered", () => {
		expect(readAnswers({ company: { isCIIO: null } }, "answers.json")).toEqual({});
	});

	it("used in the cases are answers that a file may hold", () => {
		for (const { a } of ruleCases)
			for (const [id, value] of Object.entries(a ?? ({} as Answers)))
				expect(fits(questions[id as (typeof questionIds)[number]], value), id).toBe(true);
	});
});

function caught(work: () => unknown): unknown {
	try {
		work();
	} catch (thrown) {
		return thrown;
	}
	return undefined;
}
