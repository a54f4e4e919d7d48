import { AppError, text } from "../../model/index.js";
import { type Question, type QuestionId, questionIds, questions } from "./question-list.js";

export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Partial<Record<QuestionId, AnswerValue>>>;

/**
 * Answers as a file or the config has them, nested (`{"company":{"isCIIO":false}}`) or flat. null means unanswered.
 * Throws AppError `config-invalid` naming everything that is wrong, and where: nothing misspelt may silently count as unanswered.
 */
export function readAnswers(value: unknown, where: string): Answers {
	const flat: [string, unknown][] = [];
	flatten(value, "", flat);
	const answers: Partial<Record<QuestionId, AnswerValue>> = {};
	const unknown: string[] = [];
	const wrong: string[] = [];
	for (const [key, said] of flat) {
		if (!isQuestion(key)) unknown.push(key);
		else if (fits(questions[key], said)) answers[key] = said;
		else wrong.push(`${key} (${formOf(questions[key])})`);
	}
	if (unknown.length > 0) throw invalid(where, unknown, "unknown");
	if (wrong.length > 0) throw invalid(where, wrong, "wrong");
	return answers;
}

/** Nested, as people write it. */
export function nestAnswers(answers: Answers): Record<string, unknown> {
	const nested: Record<string, unknown> = {};
	for (const id of questionIds) {
		if (answers[id] === undefined) continue;
		const path = id.split(".");
		let at = nested;
		for (const part of path.slice(0, -1)) {
			at[part] ??= {};
			at = at[part] as Record<string, unknown>;
		}
		at[path.at(-1) ?? id] = answers[id];
	}
	return nested;
}

export function fits(question: Question, said: unknown): said is AnswerValue {
	const isCountry = (one: unknown) => typeof one === "string" && /^[A-Z]{2}$/.test(one);
	switch (question.type) {
		case "yes-no":
			return typeof said === "boolean";
		case "number":
			return typeof said === "number" && Number.isFinite(said) && said >= 0;
		case "date":
			return typeof said === "string" && /^\d{4}-\d{2}-\d{2}$/.test(said) && isDay(said);
		case "country":
			return isCountry(said);
		case "countries":
			return Array.isArray(said) && said.every(isCountry);
		case "choice":
			return typeof said === "string" && question.choices.includes(said);
		case "list":
			return Array.isArray(said) && said.every((one) => typeof one === "string" && question.choices.includes(one));
	}
}

/** What an answer looks like: `2026-11-24`, `true or false`, ... */
export function formOf(question: Question): string {
	switch (question.type) {
		case "yes-no":
			return "true | false";
		case "number":
			return "0, 1, 2, ...";
		case "date":
			return "YYYY-MM-DD";
		case "country":
			return "CN, US, ...";
		case "countries":
			return '["CN", ...]';
		case "choice":
			return question.choices.join(" | ");
		case "list":
			return `[${question.choices.join(", ")}]`;
	}
}

function isQuestion(key: string): key is QuestionId {
	return Object.hasOwn(questions, key);
}

function isDay(said: string): boolean {
	const date = new Date(`${said}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(said);
}

function flatten(value: unknown, prefix: string, flat: [string, unknown][]): void {
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		if (value !== null && value !== undefined) flat.push([prefix, value]);
		return;
	}
	for (const [key, each] of Object.entries(value)) flatten(each, prefix === "" ? key : `${prefix}.${key}`, flat);
}

function invalid(where: string, names: readonly string[], what: "unknown" | "wrong"): AppError {
	const [en, zh] =
		what === "unknown" ? ["has unknown answers", "中有未知的问题"] : ["has answers that cannot be", "中有无效的回答"];
	return new AppError("config-invalid", {
		what: text(`${where} ${en}: ${names.slice(0, 8).join(", ")}`, `${where} ${zh}：${names.slice(0, 8).join("、")}`),
		why: text("A misspelt answer would silently count as unanswered", "写错的回答会被当作未回答"),
		hint: text(
			"All questions and what they take: uncrisp report --questions",
			"全部问题及其格式见 uncrisp report --questions",
		),
	});
}
