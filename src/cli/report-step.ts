import { resolve } from "node:path";
import { changesSince, type EarlierReport, readEarlierReport } from "../compliance/changes.js";
import { detect } from "../compliance/detect/detect.js";
import type { Evidence } from "../compliance/evidence/evidence.js";
import { gatherEvidence } from "../compliance/evidence/gather-evidence.js";
import { type ComplianceReport, failing, makeReport } from "../compliance/report.js";
import { type Answers, formOf, readAnswers } from "../compliance/rules/answers.js";
import type { TargetFacts } from "../compliance/rules/case.js";
import { type Severity, severities } from "../compliance/rules/item.js";
import { questionIds, questions } from "../compliance/rules/question-list.js";
import { AppError } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import { askQuestions } from "./ask-questions.js";
import { type CommandInput, type CommandResult, flagOf, textOf } from "./command.js";
import { failingItemsExitCode } from "./exit-codes.js";
import { readNamedFile } from "./named-file.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { configFileName } from "./setting-sources.js";
import { loadAdapter } from "./target-access.js";
import { both, speaker } from "./words.js";

/** `report`: reads the archive, judges, writes what was asked for, shows the summary. Sends nothing. */
export async function reportStep(session: Session, input: CommandInput): Promise<CommandResult> {
	// What is wrong with the input shows before a long walk over the archive, not after.
	const earlier = await earlierReport(session, input);
	const given = await answersFile(session, input);
	const kept = readAnswers(session.settings.configBelow("report"), configFileName);
	const target = await targetFacts(session);
	const { run, language, output } = session;
	const host = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: language };
	const evidence = await withArchive(session, "read", (archive) => gatherEvidence(archive, { detect, host, run }));
	output.settle();
	const answers = flagOf(input, "ask")
		? await askQuestions(session, input, { evidence, answers: { ...kept, ...given }, kept, target })
		: { ...kept, ...given };
	const report = reportOf(evidence, answers, target, earlier);
	await writeOutputs(session, input, report);
	if (!output.options.json) {
		const { complianceSummary } = await import("../render/compliance-document.js");
		const { renderDocumentText } = await import("../render/document-text.js");
		const document = complianceSummary(report, language);
		output.data(renderDocumentText(document, { columns: Math.min(output.columns, 80), colour: output.options.colour }));
	}
	const failOn = severities.find((each) => each === textOf(input, "failOn"));
	return { exitCode: exitCode(report, failOn), summary: { report } };
}

/** Every question with its key and form, for whoever writes a file of answers. */
export function listQuestions({ output, language }: Session): CommandResult {
	const say = speaker(language);
	for (const id of questionIds) {
		const question = questions[id];
		if (output.options.json) output.event("question", { key: id, text: question.text, takes: formOf(question) });
		else output.data(`${id}\n  ${say(question.text)}\n  ${formOf(question)}\n`);
	}
	return { summary: { questions: questionIds.length } };
}

function reportOf(
	evidence: Evidence,
	answers: Answers,
	target: TargetFacts | undefined,
	earlier: EarlierReport | undefined,
): ComplianceReport {
	const report = makeReport(evidence, answers, target);
	return earlier === undefined ? report : { ...report, changes: changesSince(earlier, report) };
}

function exitCode(report: ComplianceReport, failOn: Severity | undefined): number {
	return failOn !== undefined && failing(report, failOn).length > 0 ? failingItemsExitCode : 0;
}

/** Any vendor that has a manifest will do: nothing is imported here. */
async function targetFacts(session: Session): Promise<TargetFacts | undefined> {
	const name = session.settings.text("target");
	if (name === undefined) return undefined;
	const { manifest } = await loadAdapter(name, session.cwd);
	return { id: manifest.id, name: manifest.name, facts: manifest.facts };
}

async function answersFile(session: Session, input: CommandInput): Promise<Answers> {
	const path = textOf(input, "answers");
	if (path === undefined) return {};
	const content = await readNamedFile(session.cwd, path);
	try {
		return readAnswers(JSON.parse(content.replace(/^\ufeff/, "")), path);
	} catch (cause) {
		if (cause instanceof AppError) throw cause;
		throw new AppError("config-invalid", {
			what: both(`${path} is not JSON`, `${path} 不是 JSON`),
			hint: both(
				"See the questions and their form: uncrisp report --questions",
				"问题及格式见 uncrisp report --questions",
			),
			cause,
		});
	}
}

async function earlierReport(session: Session, input: CommandInput): Promise<EarlierReport | undefined> {
	const path = textOf(input, "since");
	return path === undefined ? undefined : readEarlierReport(await readNamedFile(session.cwd, path), path);
}

async function writeOutputs(session: Session, input: CommandInput, report: ComplianceReport): Promise<void> {
	const { language, cwd } = session;
	const write = async (name: string, content: () => Promise<string>) => {
		const path = textOf(input, name);
		if (path !== undefined) await writePrivateFile(resolve(cwd, path), await content());
	};
	const document = async () => (await import("../render/compliance-document.js")).complianceDocument(report, language);
	await write("html", async () => (await import("../render/document-html.js")).renderDocumentHtml(await document()));
	await write("markdown", async () =>
		(await import("../render/document-markdown.js")).renderDocumentMarkdown(await document()),
	);
	await write("csv", async () => (await import("../render/compliance-csv.js")).complianceCsv(report, language));
	await write("save", async () => `${JSON.stringify(report, null, "\t")}\n`);
}
