import { type Language, type Localized, verbatim } from "../model/index.js";
import { countWords, runStatusWords, stopWords, backupWords as words } from "./backup-words.js";
import { renderDocumentText, type TextOptions } from "./document-text.js";
import { formatBytes, formatDuration, formatNumber, formatTime } from "./format.js";
import type { ReportBlock, ReportDocument, Tone } from "./report-document.js";
import { resourceText } from "./resource-words.js";
import { speaker } from "./words.js";

/** What a backup run says of itself; `BackupSummary` of src/backup has this shape, which render may not import. */
export interface BackupSummaryView {
	runId: number;
	status: "done" | "incomplete" | "stopped";
	stopped?: { reason: string; requestsLeft: number; retryAtMs?: number };
	mode: "full" | "incremental";
	estimateRequests: number;
	requests: number;
	durationMs: number;
	counts: Record<string, Record<string, number>>;
	files: { stored: number; missing: number; refused: number; failed: number; bytes: number };
	reconciliation: {
		resource: string;
		source: number | undefined;
		archive: number;
		difference: number;
		reason?: Localized;
		ok: boolean;
	}[];
	refused: { resource: string; text: Localized }[];
	notExported: number;
}

/** The end of a backup for a terminal, with the reconciliation table. */
export function renderBackupSummary(summary: BackupSummaryView, language: Language, options: TextOptions = {}): string {
	return renderDocumentText(backupDocument(summary, language), options);
}

/** The same as a document, for HTML and Markdown. */
export function backupDocument(summary: BackupSummaryView, language: Language): ReportDocument {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	const { files, stopped } = summary;
	const status = say(runStatusWords.get(summary.status) ?? verbatim(summary.status));
	const why = stopped === undefined ? undefined : say(stopWords.get(stopped.reason) ?? verbatim(stopped.reason));
	const sections: ReportDocument["sections"] = [];
	if (stopped !== undefined)
		sections.push({
			title: say(words.whyStopped),
			blocks: [
				{ type: "paragraph", text: why ?? "", tone: "warn" },
				{
					type: "paragraph",
					text: say(
						words.left(stopped.requestsLeft, stopped.retryAtMs === undefined ? "" : formatTime(stopped.retryAtMs)),
					),
				},
			],
		});
	if (summary.refused.length > 0)
		sections.push({
			title: say(words.refused),
			blocks: summary.refused.map((item) => ({ type: "paragraph", text: say(item.text), tone: "warn" })),
		});
	const counts = countsTable(summary, language);
	if (counts !== undefined) sections.push({ title: say(words.counts), blocks: [counts] });
	if (summary.reconciliation.length > 0)
		sections.push({ title: say(words.reconciliation), blocks: [reconciliationTable(summary, language)] });
	return {
		language,
		title: say(words.title(summary.runId)),
		facts: [
			{ name: say(words.mode), value: say(words[summary.mode]) },
			{ name: say(words.duration), value: formatDuration(summary.durationMs, language) },
			{
				name: say(words.requests),
				value: say(words.requestsOf(number(summary.requests), number(summary.estimateRequests))),
			},
			{
				name: say(words.files),
				value: [
					say(words.filesStored(number(files.stored), formatBytes(files.bytes, language))),
					...(files.missing + files.refused + files.failed > 0
						? [say(words.filesOther(number(files.missing), number(files.refused), number(files.failed)))]
						: []),
				].join(language === "en" ? "; " : "；"),
			},
			...(summary.notExported > 0
				? [{ name: say(words.notExported), value: say(words.notExportedCount(summary.notExported)) }]
				: []),
		],
		figures: [{ label: say(words.result), value: status, tone: tones[summary.status] }],
		sections,
		footer: [],
	};
}

const tones: Record<BackupSummaryView["status"], Tone> = { done: "good", incomplete: "bad", stopped: "warn" };

function countsTable(summary: BackupSummaryView, language: Language): ReportBlock | undefined {
	const say = speaker(language);
	const rows = Object.entries(summary.counts).filter(([, counts]) => Object.values(counts).some((count) => count > 0));
	if (rows.length === 0) return undefined;
	const known = [...countWords.keys()];
	const seen = new Set(rows.flatMap(([, counts]) => Object.keys(counts).filter((name) => (counts[name] ?? 0) > 0)));
	const names = [...known.filter((name) => seen.has(name)), ...[...seen].filter((name) => !countWords.has(name))];
	return {
		type: "table",
		columns: [
			{ title: say(words.resource) },
			...names.map((name) => ({ title: say(countWords.get(name) ?? verbatim(name)), align: "right" as const })),
		],
		rows: rows.map(([resource, counts]) => [
			resourceText(resource, language),
			...names.map((name) => {
				const count = counts[name] ?? 0;
				if (count === 0) return "–";
				return { text: formatNumber(count, language), tone: name === "failed" ? ("bad" as const) : undefined };
			}),
		]),
	};
}

function reconciliationTable(summary: BackupSummaryView, language: Language): ReportBlock {
	const say = speaker(language);
	const number = (value: number) => formatNumber(value, language);
	return {
		type: "table",
		columns: [
			{ title: say(words.resource) },
			{ title: say(words.source), align: "right" },
			{ title: say(words.archive), align: "right" },
			{ title: say(words.difference), align: "right" },
			{ title: say(words.verdict) },
			{ title: say(words.note) },
		],
		rows: summary.reconciliation.map((row) => [
			resourceText(row.resource, language),
			row.source === undefined ? "–" : number(row.source),
			number(row.archive),
			row.difference > 0 ? `+${number(row.difference)}` : number(row.difference),
			row.ok ? { text: say(words.ok), tone: "good" as const } : { text: say(words.gap), tone: "bad" as const },
			row.reason === undefined ? "" : row.reason[language],
		]),
	};
}
