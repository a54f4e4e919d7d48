import { appendFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { AppError } from "../model/app-error.js";
import { fileError } from "../model/file-error.js";
import { escapeMarkdown } from "../render/document-markdown.js";
import { asAppError } from "./error-report.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Adds to the Markdown file that a CI system shows beside the job: `--summary`, or GitHub's own variable. Nothing without one. */
export async function addToJobSummary(session: Session, markdown: string): Promise<void> {
	const file = session.settings.text("summary");
	if (file === undefined) return;
	const path = resolve(session.cwd, file);
	try {
		await appendFile(path, `${markdown.trimEnd()}\n\n`, { mode: 0o600 });
	} catch (cause) {
		throw fileError(cause, both(`Cannot write ${path}`, `无法写入 ${path}`));
	}
}

/** Runs `work`; a failure stands in the job summary too, and goes on. */
export async function withFailureInSummary<T>(session: Session, title: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		try {
			await addToJobSummary(session, failure(session, title, asAppError(thrown)));
		} catch (error) {
			// The failure itself is what to tell; that its summary cannot be written comes second.
			session.output.debug("job summary not written", { error: String(error) });
		}
		throw thrown;
	}
}

function failure({ language }: Session, title: string, error: AppError): string {
	const { what, why, hint } = error;
	const lines = [what, why, hint].filter((line) => line !== undefined).map((line) => escapeMarkdown(line[language]));
	return [`# ${escapeMarkdown(title)}`, ...lines].join("\n\n");
}
