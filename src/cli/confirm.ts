import { AppError } from "../model/app-error.js";
import type { Language, Localized } from "../model/localized.js";
import type { Session } from "./session.js";
import { interrupted } from "./signals.js";
import { both, speaker } from "./words.js";

/** Asks yes or no on a terminal. Without one nothing is ever asked: the error says what to add. */
export async function confirm(session: Session, question: Localized, instead: Localized): Promise<boolean> {
	if (!session.interactive) throw promptNeeded(instead);
	session.output.settle();
	const answers = await (await prompter(session.language))([
		{ type: "confirm", name: "yes", message: question[session.language], default: false },
	]);
	return answers.yes === true;
}

export function promptNeeded(instead: Localized): AppError {
	return new AppError("prompt-needed", {
		what: both("This needs an answer, and there is no terminal to ask on", "此操作需要确认，但当前没有可交互的终端"),
		hint: instead,
	});
}

/** Questions in, answers by name out. */
export type Ask = (questions: readonly Question[]) => Promise<Readonly<Record<string, unknown>>>;
export interface Question {
	type: "confirm" | "input" | "password" | "select";
	name: string;
	message: string;
	default?: unknown;
	mask?: boolean;
	choices?: readonly (string | { name: string; value: string })[];
	validate?(typed: string): boolean | string;
}

/** inquirer's own words: the keys of a list, and what a yes or no looks like once given. */
function inWords(question: Question, language: Language): object {
	const say = speaker(language);
	switch (question.type) {
		case "select":
			return {
				...question,
				theme: { style: { keysHelpTip: () => say(both("↑↓ choose · ⏎ take", "↑↓ 选择 · ⏎ 确定")) } },
			};
		case "confirm":
			return { ...question, transformer: (yes: boolean) => say(yes ? both("yes", "是") : both("no", "否")) };
		default:
			return question;
	}
}

/** inquirer, drawn on stderr: stdout is for data. Ctrl-C ends it as it ends every command. */
export async function prompter(language: Language): Promise<Ask> {
	const { createPromptModule } = await import("inquirer");
	const prompt = createPromptModule({ output: process.stderr });
	return async (questions) => {
		try {
			// inquirer types each kind of question apart; ours are these four.
			return (await prompt(
				questions.map((each) => inWords(each, language)) as unknown as Parameters<typeof prompt>[0],
			)) as Record<string, unknown>;
		} catch (error) {
			if (error instanceof Error && error.name === "ExitPromptError") throw interrupted("SIGINT");
			throw error;
		}
	};
}
