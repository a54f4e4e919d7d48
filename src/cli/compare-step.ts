import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Adapter } from "../adapter/contract.js";
import { type Comparison, compareVendors } from "../compare/compare.js";
import { defaultWeights, type Weights } from "../compare/criteria.js";
import { type Changes, changesSince, readComparison } from "../compare/since.js";
import { parseWeights, readWeights } from "../compare/weights.js";
import { adapterListing } from "./adapter-sheet.js";
import { archivePath, withArchive } from "./archive-access.js";
import { type CommandInput, type CommandResult, textOf } from "./command.js";
import { readNamedFile } from "./named-file.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { loadAdapter } from "./target-access.js";
import { both } from "./words.js";

/** `compare`: reads the archive if there is one, writes what was asked for, shows the ranking. Sends nothing. */
export async function compareStep(session: Session, input: CommandInput): Promise<CommandResult> {
	const weights = await weightsOf(session, input);
	const before = await earlier(session, input);
	const adapters = await adaptersOf(session, input.arguments);
	const comparison = await compared(session, input, adapters, weights);
	const changes = before && changesSince(before, comparison);
	const details = input.arguments.length > 0 ? Math.max(5, input.arguments.length) : 5;
	await writeOutputs(session, input, comparison, { changes, details });
	const { output, language } = session;
	if (!output.options.json) {
		const { compareDocument } = await import("../render/compare-document.js");
		const { renderDocumentText } = await import("../render/document-text.js");
		// A screen has room for the ranking and what decides it; each vendor's own page is asked for by name.
		const document = compareDocument(comparison, language, {
			changes,
			details: input.arguments.length,
		});
		output.data(renderDocumentText(document, { columns: Math.min(output.columns, 80), colour: output.options.colour }));
	}
	return { summary: { comparison, ...(changes && { changes }) } };
}

async function compared(
	session: Session,
	input: CommandInput,
	adapters: readonly Adapter[],
	weights: Weights,
): Promise<Comparison> {
	const { run, clock, output } = session;
	const { sample } = input.values;
	const options = {
		adapters,
		weights,
		nowMs: clock.now(),
		signal: run.signal,
		...(typeof sample === "object" && "n" in sample ? { sample } : {}),
	};
	if (
		!existsSync(join(archivePath(session), "archive.sqlite")) &&
		session.settings.get("archive").origin === "default"
	) {
		output.human(
			both(
				"There is no archive here: vendors are compared by facts and capabilities alone",
				"此处没有归档：仅按资料和能力对比",
			),
		);
		return compareVendors(options);
	}
	return withArchive(session, "read", async (archive) => compareVendors({ ...options, archive }));
}

async function adaptersOf(session: Session, names: readonly string[]): Promise<Adapter[]> {
	if (names.length === 0) return adapterListing();
	return Promise.all([...new Set(names)].map((name) => loadAdapter(name, session.cwd)));
}

async function weightsOf(session: Session, input: CommandInput): Promise<Weights> {
	const typed = textOf(input, "weigh");
	if (typed === undefined) return { ...defaultWeights };
	return typed.includes("=") ? parseWeights(typed) : readWeights(await readNamedFile(session.cwd, typed));
}

async function earlier(session: Session, input: CommandInput): Promise<Comparison | undefined> {
	const path = textOf(input, "since");
	return path === undefined ? undefined : readComparison(await readNamedFile(session.cwd, path));
}

async function writeOutputs(
	session: Session,
	input: CommandInput,
	comparison: Comparison,
	options: { changes: Changes | undefined; details: number },
): Promise<void> {
	const { language, cwd } = session;
	const write = async (name: string, content: () => Promise<string>) => {
		const path = textOf(input, name);
		if (path !== undefined) await writePrivateFile(resolve(cwd, path), await content());
	};
	const document = async () => {
		const { compareDocument } = await import("../render/compare-document.js");
		return compareDocument(comparison, language, options);
	};
	await write("html", async () => (await import("../render/document-html.js")).renderDocumentHtml(await document()));
	await write("markdown", async () =>
		(await import("../render/document-markdown.js")).renderDocumentMarkdown(await document()),
	);
	await write("csv", async () => (await import("../render/compare-csv.js")).compareCsv(comparison, language));
	await write("save", async () => `${JSON.stringify(comparison, null, "\t")}\n`);
}
