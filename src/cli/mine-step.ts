import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { type MineResult, mineCannedReplies } from "../backup/mine/mine-canned-replies.js";
import type { Proposal } from "../backup/mine/propose.js";
import { counted } from "../model/counted.js";
import { AppError, type Language } from "../model/index.js";
import { csvLines } from "../render/csv-cells.js";
import { withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { writePrivateFile } from "./private-file.js";
import { count } from "./progress.js";
import type { Session } from "./session.js";
import { textTable } from "./text-table.js";
import { truncateDisplay } from "./text-width.js";
import { both } from "./words.js";

export interface MineRequest {
	arguments: readonly string[];
	out: string | undefined;
	leastUses: number | undefined;
	overwrite: boolean;
}

/** Proposes canned replies as a file that the user edits and then adds. The archive is only read. */
export async function mineStep(session: Session, request: MineRequest): Promise<CommandResult> {
	const { output, language } = session;
	if (request.arguments.length > 0)
		throw new AppError("usage", {
			what: both("--mine takes no file", "--mine 不需要文件"),
			hint: both(
				"First: uncrisp add --mine canned-replies --out FILE; then: uncrisp add canned-replies FILE",
				"先运行：uncrisp add --mine canned-replies --out 文件；再运行：uncrisp add canned-replies 文件",
			),
		});
	const path = resolve(session.cwd, request.out ?? "canned-replies.csv");
	if (!request.overwrite && (await isThere(path))) throw fileThere(path);
	const result = await withArchive(session, "read", (archive) =>
		mineCannedReplies({
			archive,
			run: session.run,
			...(request.leastUses === undefined ? {} : { leastUses: request.leastUses }),
		}),
	);
	output.settle();
	const { proposals, answers, known, isCut } = result;
	if (proposals.length > 0) await writePrivateFile(path, proposalsCsv(proposals, language));
	tell(session, result, path);
	const file = proposals.length > 0 ? path : null;
	return { summary: { status: "done", proposals: proposals.length, answers, known, isCut, file } };
}

function tell(session: Session, { proposals, answers, known, isCut }: MineResult, path: string): void {
	const { output } = session;
	output.human(
		both(
			`${counted(proposals.length, "proposal")} from ${counted(answers, "answer")}${known > 0 ? `; already canned replies: ${count(known)}` : ""}`,
			`从 ${count(answers)} 条回答中归纳出 ${count(proposals.length)} 条建议${known > 0 ? `；另有 ${count(known)} 条已是快捷回复` : ""}`,
		),
	);
	if (proposals.length === 0) return;
	const rows = proposals
		.slice(0, mostShown)
		.map(({ shortcut, text, timesUsed }) => [
			truncateDisplay(`${shortcut}: ${text.replace(/\s+/g, " ")}`, 66),
			`${count(timesUsed)} ×`,
		]);
	for (const line of textTable(rows)) output.human(line);
	if (isCut)
		output.human(
			both(
				"The archive has more different answers than are held at once; rarely used ones may be missing",
				"归档中的不同回答多于可同时处理的数量，较少使用的可能未列出",
			),
		);
	output.human(path);
	output.warning(
		both(
			"Names, addresses, numbers and dates that could be recognised are placeholders such as {{contact.name}} and {{number}}. Other personal data in the texts cannot be known: read every line before you add it",
			"能识别的姓名、地址、号码和日期已替换为 {{contact.name}}、{{number}} 等占位符。文本中的其他个人信息无法识别：添加前请逐行检查",
		),
	);
	output.human(
		both(
			"Delete what you do not want, edit the rest, then: uncrisp add canned-replies FILE",
			"删除不需要的行，编辑其余的行，然后运行：uncrisp add canned-replies 文件",
		),
	);
}

const mostShown = 10;

function proposalsCsv(proposals: readonly Proposal[], language: Language): string {
	const head = both(
		"shortcut|text|tag|times used|agents|first used|last used|example 1|example 2",
		"快捷指令|内容|标签|使用次数|客服人数|首次使用|最近使用|示例 1|示例 2",
	)[language].split("|");
	const rows = proposals.map((each) => [
		each.shortcut,
		each.text,
		"",
		each.timesUsed,
		each.agents,
		day(each.firstUsedMs),
		day(each.lastUsedMs),
		each.examples[0] ?? "",
		each.examples[1] ?? "",
	]);
	// Without the mark Excel reads Chinese as something else.
	return `\uFEFF${csvLines([head, ...rows])}`;
}

function day(ms: number | undefined): string {
	return ms === undefined ? "" : new Date(ms).toISOString().slice(0, 10);
}

function fileThere(path: string): AppError {
	return new AppError("file", {
		what: both(`${path} is there already`, `${path} 已存在`),
		why: both("It may hold what you edited", "其中可能有您编辑过的内容"),
		hint: both("Name another file with --out, or add --yes to replace it", "请用 --out 指定其他文件，或加 --yes 覆盖"),
	});
}

async function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
