import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Evidence } from "../compliance/evidence/evidence.js";
import { makeReport } from "../compliance/report.js";
import { type Answers, type AnswerValue, fits, formOf, nestAnswers } from "../compliance/rules/answers.js";
import type { TargetFacts } from "../compliance/rules/case.js";
import { choiceWord } from "../compliance/rules/choice-words.js";
import { type Question, type QuestionId, questions } from "../compliance/rules/question-list.js";
import { fileError, type Language } from "../model/index.js";
import { type CommandInput, textOf } from "./command.js";
import { type Ask, prompter, promptNeeded } from "./confirm.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { configFileName } from "./setting-sources.js";
import { both } from "./words.js";

/**
 * Asks what matters and is open; an answer can open the next question. Leaving half-way keeps what was answered: it goes into
 * uncrisp.config.json under `report`. Returns all answers.
 */
export async function askQuestions(
	session: Session,
	input: CommandInput,
	given: {
		evidence: Evidence;
		answers: Answers;
		/** Those of the config file, to be written again with the new ones. */
		kept: Answers;
		target: TargetFacts | undefined;
		/** Default: inquirer on the terminal. */
		ask?: Ask;
	},
): Promise<Answers> {
	if (!session.interactive && given.ask === undefined)
		throw promptNeeded(
			both(
				"Run it in a terminal, or put the answers into a file: --answers FILE (see --questions)",
				"请在终端中运行，或把回答写入文件：--answers 文件（见 --questions）",
			),
		);
	const ask = given.ask ?? (await prompter(session.language));
	const path = configPath(session, input);
	const skipped = new Set<QuestionId>();
	const learned: Partial<Record<QuestionId, AnswerValue>> = {};
	session.output.line(
		both("Leave empty, or choose “I do not know”, to decide later.", "留空或选择“不清楚”可稍后再答。"),
	);
	try {
		for (;;) {
			const answers = { ...given.answers, ...learned };
			const id = makeReport(given.evidence, answers, given.target).unanswered.find((each) => !skipped.has(each));
			if (id === undefined) return answers;
			const answer = await askOne(ask, questions[id], session.language);
			if (answer === undefined) skipped.add(id);
			else learned[id] = answer;
		}
	} finally {
		if (Object.keys(learned).length > 0) {
			await keep(path, { ...given.kept, ...learned });
			session.output.line(both(`Answers kept in ${path}`, `回答已保存到 ${path}`));
		}
	}
}

async function askOne(ask: Ask, question: Question, language: Language): Promise<AnswerValue | undefined> {
	const message = question.text[language];
	const unsure = { name: both("I do not know", "不清楚")[language], value: "" };
	if (question.type === "yes-no") {
		const choices = [
			{ name: both("yes", "是")[language], value: "yes" },
			{ name: both("no", "否")[language], value: "no" },
			unsure,
		];
		const { value } = await ask([{ type: "select", name: "value", message, choices }]);
		return value === "" ? undefined : value === "yes";
	}
	if (question.type === "choice") {
		const choices = question.choices.map((code) => ({ name: choiceWord(code)[language], value: code }));
		const { value } = await ask([{ type: "select", name: "value", message, choices: [...choices, unsure] }]);
		return value === "" ? undefined : String(value);
	}
	const wrong = both(`It takes ${formOf(question)}`, `格式：${formOf(question)}`)[language];
	const { value } = await ask([
		{
			type: "input",
			name: "value",
			message: `${message} (${formOf(question)})`,
			validate: (typed) => typed.trim() === "" || fits(question, typedValue(question, typed)) || wrong,
		},
	]);
	const typed = String(value).trim();
	return typed === "" ? undefined : typedValue(question, typed);
}

/** What was typed as the value its question takes; `-` is an empty list. */
function typedValue(question: Question, typed: string): AnswerValue {
	const text = typed.trim();
	switch (question.type) {
		case "number":
			return text === "" ? Number.NaN : Number(text.replaceAll(",", ""));
		case "country":
			return text.toUpperCase();
		case "countries":
		case "list": {
			const words = text.split(/[,，、\s]+/).filter((word) => word !== "" && word !== "-");
			return question.type === "countries" ? words.map((word) => word.toUpperCase()) : words;
		}
		default:
			return text;
	}
}

function configPath(session: Session, input: CommandInput): string {
	const named = textOf(input, "config");
	return named === undefined ? join(session.cwd, configFileName) : resolve(session.cwd, named);
}

/** Other parts of the file stay as they are. */
async function keep(path: string, answers: Answers): Promise<void> {
	const before = await readFile(path, "utf8").catch((cause: unknown) => {
		if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "{}";
		throw fileError(cause, both(`Cannot read ${path}`, `无法读取 ${path}`));
	});
	// Whatever is no JSON was refused before the command began.
	const config = JSON.parse(before.replace(/^\ufeff/, "")) as Record<string, unknown>;
	await writePrivateFile(path, `${JSON.stringify({ ...config, report: nestAnswers(answers) }, null, "\t")}\n`);
}
