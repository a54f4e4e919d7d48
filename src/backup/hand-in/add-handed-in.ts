import type { Archive } from "../../archive/archive.js";
import { readCellLine } from "../../mapping/handed-in-row.js";
import { minorProblems, waitingProblems } from "../../mapping/map-handed-in-rating.js";
import { type MapContext, type MapProblem, mapRecord } from "../../mapping/map-record.js";
import { dateOrderOf } from "../../mapping/typed-time.js";
import { isAppError, type Localized, text } from "../../model/index.js";
import { markHandedIn } from "../not-exported.js";
import { conversationLookup } from "./conversation-lookup.js";
import type { Columns } from "./guess-columns.js";
import { type HandInDescription, type HandInSort, handInDescriptions } from "./hand-in-sorts.js";
import type { HandedInTable, TableRow } from "./read-table.js";
import { rowKey } from "./row-key.js";

/*
 * What a user copied out of the app becomes archive: each row verbatim as a record of its own, mapped like any other record.
 * One transaction; a row that cannot be used is an outcome and leaves what an earlier file said of it untouched.
 */
export interface AddOptions {
	archive: Archive;
	sort: HandInSort;
	table: HandedInTable;
	columns: Columns;
	/** SHA-256 of the file, as hex. */
	fileSha256: string;
	/** Rows of earlier files that this file no longer has are marked gone. */
	replace?: boolean;
	/** IANA zone of the file's times. */
	timeZone: string;
}

export interface AddSummary {
	runId: number;
	sort: HandInSort;
	rows: number;
	created: number;
	updated: number;
	unchanged: number;
	gone: number;
	/** Ratings of people who were forgotten: not kept. */
	forgotten: number;
	/** Rows that say the same as an earlier row of the file. */
	repeated: number;
	/** Rows that cannot be used; each is an outcome of the run. */
	refused: RowProblem[];
	/** Kept, but without a conversation so far; counted over all files. */
	waiting: RowProblem[];
	/** Rows used without a part of them that cannot be read. */
	doubts: RowProblem[];
	/** Not done as asked: some rows were refused, and theirs would have been marked gone. */
	replaceSkipped: boolean;
}

export interface RowProblem {
	/** Of this file; absent for a row of an earlier one. */
	line?: number;
	code: string;
	text: Localized;
}

export function addHandedIn(options: AddOptions): AddSummary {
	const { archive } = options;
	const { id: runId } = archive.startRun("add");
	try {
		return archive.transaction(() => {
			const summary = addRows(options, runId);
			const facts = {
				...summary,
				refused: summary.refused.length,
				waiting: summary.waiting.length,
				doubts: summary.doubts.length,
			};
			archive.finishRun(runId, summary.refused.length > 0 ? "incomplete" : "done", facts);
			return summary;
		});
	} catch (error) {
		archive.finishRun(runId, "failed", { error: isAppError(error) ? error.code : "bug" });
		throw error;
	}
}

function addRows(options: AddOptions, runId: number): AddSummary {
	const { archive, sort, table, columns, fileSha256 } = options;
	const description = handInDescriptions[sort];
	const lookup = conversationLookup(archive);
	const reading = { columns, ...(sort === "ratings" ? datesOf(options) : {}) };
	const keys = new RowKeys(sort);
	const summary = emptySummary(options, runId);
	for (const { row, line } of table.rows) {
		const typed = { row, ...reading, file: { sha256: fileSha256 }, line };
		const raw = archive.people.withoutForgotten(typed) as typeof typed;
		if (raw !== typed && sort === "ratings") {
			leaveOut(archive, description, summary, line);
			continue;
		}
		const found = keys.take({ row, line }, raw);
		if (found.kind === "repeated") {
			summary.repeated += 1;
			continue;
		}
		const mapped = mapRecord(description.resource, raw, contextOf(archive, found.key ?? "", lookup));
		const reason = found.kind === "clash" ? clash(found.line) : refusalOf(mapped.problems, found.key);
		if (reason !== undefined || found.key === undefined) {
			refuse(archive, description, summary, { line, ...(reason ?? nothingToKnowBy) });
			continue;
		}
		const status = archive.putRecord({
			resource: description.resource,
			id: found.key,
			raw,
			runId,
			// Which file said it, and where, is no other content.
			volatile: ["file", "line"],
		});
		summary[status] += 1;
		putEntity(archive, description, found.key, mapped, runId);
		for (const problem of mapped.problems)
			(waitingProblems.has(problem.code) ? summary.waiting : summary.doubts).push({ line, ...problem });
	}
	if (options.replace === true && summary.refused.length > 0) summary.replaceSkipped = true;
	else if (options.replace === true) summary.gone = archive.markUnseenGone(description.resource, runId);
	matchEarlier(options, runId, summary, lookup);
	noteWaiting(archive, description, summary);
	archive.setNotExported(markHandedIn(archive, archive.notExported()));
	return summary;
}

/** Rows of earlier files that waited for a conversation: a backup may have brought it since. */
function matchEarlier(
	{ archive, sort, fileSha256 }: AddOptions,
	runId: number,
	summary: AddSummary,
	lookup: ReturnType<typeof conversationLookup>,
): void {
	const description = handInDescriptions[sort];
	if (sort !== "ratings") return;
	for (const record of archive.records({ resource: description.resource })) {
		const file = (record.raw as { file?: { sha256?: unknown } }).file;
		if (record.runId === runId || file?.sha256 === fileSha256) continue;
		if (archive.entity(description.kind, record.id) !== undefined) continue;
		const mapped = mapRecord(description.resource, record.raw, contextOf(archive, record.id, lookup));
		putEntity(archive, description, record.id, mapped, runId);
		for (const problem of mapped.problems) if (waitingProblems.has(problem.code)) summary.waiting.push(problem);
	}
}

function putEntity(
	archive: Archive,
	{ kind }: HandInDescription,
	key: string,
	mapped: ReturnType<typeof mapRecord>,
	runId: number,
): void {
	if (mapped.entities.length === 0) archive.removeEntity(kind, key);
	for (const entity of mapped.entities) archive.putEntity(entity, { runId });
}

function contextOf(archive: Archive, id: string, lookup: Partial<MapContext>): MapContext {
	return { workspaceId: archive.workspaceId() ?? "", id, ...lookup };
}

function datesOf({ table, columns, timeZone }: AddOptions) {
	const dates = table.rows.flatMap(({ row }) => readCellLine({ row, columns }, "date") ?? []);
	const dateOrder = dateOrderOf(dates);
	return { timeZone, ...(dateOrder === undefined ? {} : { dateOrder }) };
}

function refusalOf(problems: readonly MapProblem[], key: string | undefined): MapProblem | undefined {
	const fatal = problems.find(({ code }) => !waitingProblems.has(code) && !minorProblems.has(code));
	return fatal ?? (key === undefined ? nothingToKnowBy : undefined);
}

const nothingToKnowBy: MapProblem = {
	code: "no-key",
	text: text("A row has nothing it could be known by", "此行没有可用于识别的内容"),
};

function clash(earlier: number): MapProblem {
	return {
		code: "key-taken",
		text: text(
			`It has the same name as an earlier row (${earlier}), but says something else`,
			`与之前的一行（${earlier}）名称相同但内容不同`,
		),
	};
}

function refuse(archive: Archive, description: HandInDescription, summary: AddSummary, problem: RowProblem): void {
	summary.refused.push(problem);
	archive.addOutcome(summary.runId, {
		subject: description.resource,
		id: `line ${problem.line}`,
		status: "failed",
		reason: problem.code,
		text: problem.text,
	});
}

function leaveOut(archive: Archive, description: HandInDescription, summary: AddSummary, line: number): void {
	summary.forgotten += 1;
	archive.addOutcome(summary.runId, {
		subject: description.resource,
		id: `line ${line}`,
		status: "skipped",
		reason: "forgotten",
		text: text("Its person was forgotten; it is not kept", "当事人已被遗忘，不再保存"),
	});
}

function noteWaiting(archive: Archive, description: HandInDescription, summary: AddSummary): void {
	for (const problem of [...summary.waiting, ...summary.doubts])
		archive.addOutcome(summary.runId, {
			subject: description.resource,
			id: problem.line === undefined ? "earlier file" : `line ${problem.line}`,
			status: "skipped",
			reason: problem.code,
			text: problem.text,
		});
}

function emptySummary({ sort, table }: AddOptions, runId: number): AddSummary {
	return {
		runId,
		sort,
		rows: table.rows.length,
		created: 0,
		updated: 0,
		unchanged: 0,
		gone: 0,
		forgotten: 0,
		repeated: 0,
		refused: [],
		waiting: [],
		doubts: [],
		replaceSkipped: false,
	};
}

type KeyTaken = { kind: "new" | "repeated"; key: string | undefined } | { kind: "clash"; key: undefined; line: number };

/** Keys inside one file: the same row again is no news; two ratings of one day are two, two texts for one shortcut a mistake. */
class RowKeys {
	readonly #sort: HandInSort;
	readonly #taken = new Map<string, { content: string; line: number }>();

	constructor(sort: HandInSort) {
		this.#sort = sort;
	}

	take({ row, line }: TableRow, raw: Readonly<Record<string, unknown>>): KeyTaken {
		const base = rowKey(this.#sort, raw);
		if (base === undefined) return { kind: "new", key: undefined };
		const content = JSON.stringify(row);
		let key = base;
		for (let copy = 2; ; copy += 1) {
			const earlier = this.#taken.get(key);
			if (earlier === undefined) break;
			if (earlier.content === content) return { kind: "repeated", key };
			if (this.#sort !== "ratings") return { kind: "clash", key: undefined, line: earlier.line };
			key = `${base}#${copy}`;
		}
		this.#taken.set(key, { content, line });
		return { kind: "new", key };
	}
}
