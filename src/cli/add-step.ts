import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type AddSummary, addHandedIn, type RowProblem } from "../backup/hand-in/add-handed-in.js";
import { type HandInSort, handInSorts } from "../backup/hand-in/hand-in-sorts.js";
import { mostFileBytes, readTable } from "../backup/hand-in/read-table.js";
import { AppError, type Localized } from "../model/index.js";
import { chooseColumns } from "./add-columns.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { exitCodeOf } from "./exit-codes.js";
import { timeZoneOf } from "./plan-step.js";
import { count } from "./progress.js";
import type { Session } from "./session.js";
import { both, speaker } from "./words.js";

export interface AddRequest {
	sort: string | undefined;
	file: string | undefined;
	/** `name=header`, as typed. */
	columns: readonly string[];
	yes: boolean;
	replace: boolean;
}

/** Reads the file, agrees on its columns, and only then opens the archive. */
export async function addStep(session: Session, request: AddRequest): Promise<CommandResult> {
	const sort = handInSorts.find((each) => each === request.sort);
	if (sort === undefined || request.file === undefined) throw nothingToAdd();
	const bytes = await readHandedIn(resolve(session.cwd, request.file));
	const table = readTable(bytes);
	const columns = await chooseColumns(session, { ...request, sort, table });
	if (columns === undefined) {
		session.output.human(both("Nothing was added", "未添加任何内容"));
		return { summary: { status: "cancelled", added: 0 } };
	}
	return withArchive(session, "write", async (archive) => {
		const summary = addHandedIn({
			archive,
			sort,
			table,
			columns,
			fileSha256: createHash("sha256").update(bytes).digest("hex"),
			replace: request.replace,
			timeZone: timeZoneOf(session, archive),
		});
		report(session, summary, table.format === "json");
		const exitCode = summary.refused.length > 0 ? exitCodeOf("incomplete") : 0;
		return { exitCode, summary: { ...summary, ...lengths(summary), columns } };
	});
}

async function readHandedIn(path: string): Promise<Uint8Array> {
	try {
		const { size } = await stat(path);
		// Read to one byte more than is taken, so that what is too large says so itself.
		return (await readFile(path)).subarray(0, Math.min(size, mostFileBytes) + 1);
	} catch (cause) {
		throw new AppError("file", {
			what: both(`Cannot read ${path}`, `无法读取 ${path}`),
			hint: both("Check the path and its rights", "请检查路径和权限"),
			cause,
		});
	}
}

function report(session: Session, summary: AddSummary, isList: boolean): void {
	const { output } = session;
	const { created, updated, unchanged, gone, repeated, forgotten } = summary;
	output.human(
		both(
			`${count(created)} added, ${count(updated)} changed, ${count(unchanged)} as before${gone > 0 ? `, ${count(gone)} marked gone` : ""}${repeated > 0 ? `, ${count(repeated)} said twice` : ""}${forgotten > 0 ? `, ${count(forgotten)} left out: forgotten people` : ""}`,
			`新增 ${count(created)}，更新 ${count(updated)}，无变化 ${count(unchanged)}${gone > 0 ? `，标记为已删除 ${count(gone)}` : ""}${repeated > 0 ? `，文件内重复 ${count(repeated)}` : ""}${forgotten > 0 ? `，因当事人已被遗忘未保存 ${count(forgotten)}` : ""}`,
		),
	);
	const tell = (type: string, problems: readonly RowProblem[], title: Localized) =>
		tellProblems(session, { type, problems, title, isList });
	tell("refused", summary.refused, both("Rows that cannot be used", "无法使用的行"));
	tell(
		"waiting",
		summary.waiting,
		both(
			"Ratings kept without a conversation (adding ratings after a later backup looks again)",
			"已保存但尚未对应到会话的评分（日后备份后再次添加评分时会重新匹配）",
		),
	);
	tell("doubt", summary.doubts, both("Rows read without their date", "未能读取日期的行"));
	if (summary.replaceSkipped)
		output.warning(
			both(
				"Nothing was marked gone, because some rows cannot be used; correct them and add the file again",
				"由于有的行无法使用，未标记任何删除；请更正后重新添加",
			),
		);
}

/** Lines shown; the rest are outcomes of the run and events of `--json`. */
const mostShown = 20;

interface Told {
	type: string;
	problems: readonly RowProblem[];
	title: Localized;
	/** A JSON array has items, not lines. */
	isList: boolean;
}

function tellProblems({ output, language }: Session, { type, problems, title, isList }: Told): void {
	if (problems.length === 0) return;
	const say = speaker(language);
	for (const { line, code, text } of problems) output.event(type, { line: line ?? null, code, text: say(text) });
	if (output.options.json) return;
	const total = count(problems.length);
	output.warning(both(`${title.en}: ${total}`, `${title["zh-CN"]}：${total}`));
	for (const { line, text } of problems.slice(0, mostShown))
		output.line(`  ${say(placeOf(line, isList))}: ${say(text)}`);
	if (problems.length > mostShown) output.line(`  … +${count(problems.length - mostShown)}`);
}

function placeOf(line: number | undefined, isList: boolean): Localized {
	if (line === undefined) return both("earlier file", "之前的文件");
	return isList ? both(`item ${line}`, `第 ${line} 项`) : both(`line ${line}`, `第 ${line} 行`);
}

function lengths({ refused, waiting, doubts }: AddSummary): Record<string, number> {
	return { refused: refused.length, waiting: waiting.length, doubts: doubts.length };
}

function nothingToAdd(): AppError {
	const list: readonly HandInSort[] = handInSorts;
	return new AppError("usage", {
		what: both("Say what to add, and from which file", "请指明要添加的内容和文件"),
		hint: both(
			`uncrisp add ${list.join("|")} FILE, or: uncrisp add --mine canned-replies`,
			`uncrisp add ${list.join("|")} 文件，或：uncrisp add --mine canned-replies`,
		),
	});
}
